import { randomUUID } from 'node:crypto';
import { linkEvents, newChain, type AccessRow } from './access-chain.js';
import { accessEventOf, type NewAccessEvent } from './access-event.js';
import { verifyAccessLog } from './verify-access-log.js';

const ACTOR = { person: randomUUID(), organisation: randomUUID(), functions: ['PRIVACY_OFFICER'] };

function eventOf(event: NewAccessEvent) {
  return accessEventOf(event, { id: randomUUID(), actor: ACTOR, accessPoint: 'GRAPHQL' });
}

function rowsOf(count: number): AccessRow[] {
  const events = Array.from({ length: count }, () => eventOf({ kind: 'PLAN_LIST' }));
  const first = linkEvents(newChain(), events.slice(0, 2), 1_764_000_000_000);
  return [...first.rows, ...linkEvents(first.end, events.slice(2), 1_764_000_000_100).rows];
}

describe('the chain of the access log', () => {
  it('[W-30] holds over several statements and several chains', () => {
    const rows = [...rowsOf(5), ...rowsOf(3)];
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 1, 2, 3]);
    expect(verifyAccessLog(rows)).toEqual([]);
  });

  it('[W-30] flags a row that was edited, whatever was edited in it', () => {
    const edits: Partial<AccessRow>[] = [
      { person: randomUUID() },
      { organisation: randomUUID() },
      { functions: [] },
      { planId: randomUUID() },
      { outcome: 'REFUSED' },
      { at: 1 },
      { sections: ['persons'] },
      { checks: 'FFFF' },
      { kind: 'SIGN_OUT' },
    ];
    for (const edit of edits) {
      const rows = rowsOf(4).map((row, index) => (index === 2 ? { ...row, ...edit } : row));
      expect(verifyAccessLog(rows)).toMatchObject([{ number: 3, reason: 'HASH' }]);
    }
  });

  it('[W-30] flags a row that was deleted, at the front and in the middle', () => {
    const rows = rowsOf(4);
    expect(verifyAccessLog(rows.slice(1))).toMatchObject([{ number: 2, reason: 'NUMBER_GAP' }]);
    const holed = rows.filter(({ number }) => number !== 3);
    expect(verifyAccessLog(holed)).toMatchObject([{ number: 4, reason: 'NUMBER_GAP' }]);
  });

  it('[W-30] flags rows that changed places, and one from another chain', () => {
    const rows = rowsOf(4);
    const swapped = rows.map((row) =>
      row.number === 2 || row.number === 3 ? { ...row, number: 5 - row.number } : row,
    );
    expect(verifyAccessLog(swapped).map(({ reason }) => reason)).toContain('PREVIOUS_HASH');
    const [stranger] = rowsOf(1);
    const mixed = rows.map((row) =>
      row.number === 1 && stranger ? { ...stranger, chain: row.chain } : row,
    );
    expect(verifyAccessLog(mixed).length).toBeGreaterThan(0);
  });
});

describe('an event of the access log', () => {
  it('[W-03] gets action, type, rules and checks from its kind', () => {
    const planId = randomUUID();
    expect(eventOf({ kind: 'PLAN_OPEN', planId, sections: ['persons'] })).toMatchObject({
      ...ACTOR,
      action: 'R',
      eventType: 'REGULAR',
      outcome: 'SUCCESS',
      reason: null,
      planId,
      sections: ['persons'],
      policy: ['A-02', 'A-03', 'A-04'],
      checks: 'TTFF',
    });
    expect(eventOf({ kind: 'ACCESS_LOG_READ' })).toMatchObject({ eventType: 'LOG_RELATED' });
  });

  it('[W-04] tells the checks of a refusal, and none of them for a plan that is ABSENT', () => {
    const planId = randomUUID();
    const absent = eventOf({ kind: 'PLAN_READ', planId, reason: 'ABSENT' });
    expect(absent).toMatchObject({ outcome: 'REFUSED', reason: 'ABSENT', checks: 'FFFF' });
    const edit = eventOf({ kind: 'PLAN_EDIT', planId, reason: 'NOT_ALLOWED' });
    expect(edit).toMatchObject({ action: 'U', outcome: 'REFUSED', checks: 'FTFF' });
  });

  it('[W-08] knows exports and the emergency button', () => {
    const planId = randomUUID();
    expect(eventOf({ kind: 'EXPORT', planId })).toMatchObject({ action: 'E', checks: 'TTFF' });
    expect(eventOf({ kind: 'BREAK_GLASS', planId })).toMatchObject({
      eventType: 'EMERGENCY',
      checks: 'TTFT',
    });
  });
});
