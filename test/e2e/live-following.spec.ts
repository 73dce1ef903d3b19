import { jest } from '@jest/globals';
import type { PresentedItem } from '#contract';
import { PlanRooms } from '#plan';
import { TestApp } from '../support/app.js';
import { buildTable, type Table } from '../support/desk.js';
import { buildPerson, newOpId } from '../support/factories.js';
import { itemIn, LiveUser } from '../support/live-user.js';
import { query } from '../support/log-check.js';
import {
  addOp,
  audienceOp,
  listed,
  moveOp,
  OPEN,
  removeOp,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';

describe('following a plan over the socket', () => {
  let app: TestApp;
  let table: Table;
  const users: LiveUser[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    table = await buildTable(app);
  });
  afterEach(() => {
    for (const user of users.splice(0)) user.leave();
  });
  afterAll(async () => app.close());

  async function open(who: 'vt' | 'police' | 'shelter' | 'team'): Promise<LiveUser> {
    const user = await LiveUser.open(app, table[who].person, { planId: table.plan.id });
    users.push(user);
    return user;
  }

  const type = (item: PresentedItem, insert: string) => typeOp(textIn(item, 'action'), { insert });

  it('[L-10] brings every visible change once, in the order of the log, from the snapshot on', async () => {
    const item = await table.vt.add('agreement');
    const typing = Array.from({ length: 20 }, (_, n) => {
      const op = typeOp({ ...textIn(item, 'action') }, { at: 0, insert: `${n};` });
      return table.team.accepted(op);
    });
    const user = await LiveUser.connect(app, table.vt.person, { planId: table.plan.id });
    users.push(user);
    const { snapshot, now } = await user.opened();
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000);
    await Promise.all(typing);
    const seen = itemIn(snapshot, item.id);
    const { stream, rev } = seen ? textIn(seen, 'action') : { stream: '', rev: 0 };
    if (rev < 20) await user.sees(stream, 20);
    const revs = user.changes.map((change) => change.rev);
    expect(revs).toEqual(Array.from({ length: 20 - rev }, (_, n) => rev + n + 1));
  });

  it('[L-10] counts an author in, once and for the own organisation, whoever else looks on', async () => {
    const everyone = [
      await open('vt'),
      await open('police'),
      await open('shelter'),
      await open('team'),
    ];
    const [vt] = everyone;
    const added = addOp('agreement');
    expect(await vt?.codes(added)).toEqual(['OK']);
    const item = await table.vt.item(added.opId);
    expect(await vt?.codes(type(item, 'een'), setOp(valueIn(item, 'term'), 'SHORT'))).toEqual([
      'OK',
      'OK',
    ]);
    for (const user of everyone) {
      await user.sees(valueIn(item, 'term').stream, 1);
      expect(user.changes.map(({ kind }) => kind)).toEqual([
        'item.added',
        'text.edited',
        'field.set',
      ]);
      const again = await user.openedAt(user.cursor);
      // A cursor may be of a moment earlier: what comes twice is known by its rev.
      const known = user.changes.map(({ stream, rev }) => `${stream}:${rev}`);
      if (!('changes' in again)) throw new Error('a snapshot');
      expect(known).toEqual(
        expect.arrayContaining(again.changes.map(({ stream, rev }) => `${stream}:${rev}`)),
      );
    }
  });

  it('[L-15] tells an op id to the person who made the change and to nobody else', async () => {
    const [vt, sameVt, team] = [await open('vt'), await open('vt'), await open('team')];
    const item = await table.vt.add('agreement');
    const op = type(item, 'van mij');
    await vt.codes(op);
    for (const user of [vt, sameVt]) {
      expect((await user.sees(op.stream, 1)).opId).toBe(op.opId);
    }
    expect(await team.sees(op.stream, 1)).not.toHaveProperty('opId');
    expect(JSON.stringify(team.heard)).not.toContain(op.opId);
  });

  it('[L-14] shows nothing before the database has it', async () => {
    const team = await open('team');
    const item = await table.vt.add('agreement');
    await team.until(({ event }) => event === 'plan:changes');
    const before = team.heard.length;
    const op = type(item, 'nog niet opgeslagen');
    await query(app.database.url, async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM plan_head WHERE plan_id = $1 FOR UPDATE', [table.plan.id]);
      const stored = table.vt.accepted(op);
      // The answer to a question that goes round the whole way, while the commit still waits.
      await team.openedAt(undefined);
      expect(team.heard.slice(before).filter(({ event }) => event === 'plan:changes')).toEqual([]);
      await client.query('COMMIT');
      await stored;
    });
    await team.sees(op.stream, 1);
  });

  it('[L-11] tells what came in between, under the rights of today', async () => {
    const kept = await table.vt.add('agreement');
    const lost = await table.vt.add('agreement');
    const gained = await table.vt.add('agreement', {
      audience: listed(table.vt.person.organisation),
    });
    const team = await open('team');
    await table.vt.accepted(addOp('condition'));
    await team.until(({ event }) => event === 'plan:changes');
    const { cursor } = team;
    team.leave();

    await table.vt.accepted(type(kept, 'gemist'));
    await table.vt.accepted(type(lost, 'niet voor jou'));
    await table.vt.accepted(audienceOp(lost, listed(table.vt.person.organisation)));
    await table.vt.accepted(audienceOp(gained, OPEN));

    const back = await LiveUser.connect(app, table.team.person, { planId: table.plan.id });
    users.push(back);
    const answer = await back.openedAt(cursor);
    if (!('changes' in answer)) throw new Error('a snapshot');
    expect(answer.changes).toMatchObject([
      { item: kept.id, field: 'action', kind: 'text.edited', changes: [[0, 'gemist']] },
    ]);
    expect(answer.gone).toEqual([lost.id]);
    expect(answer.shown.map(({ item }) => item.id)).toEqual([gained.id]);
    await table.vt.accepted(addOp('condition'));
    await back.until(({ event }) => event === 'plan:changes');
  });

  it('[L-11] answers with a snapshot when the cursor is too old', async () => {
    const strict = await TestApp.start({
      database: app.database,
      env: { VANGNET_LIMIT_CURSOR_AGE_MS: '1' },
    });
    try {
      const user = await LiveUser.connect(strict, table.vt.person, { planId: table.plan.id });
      users.push(user);
      const { cursor } = await user.opened();
      while (!('snapshot' in (await user.openedAt(cursor)))) {
        // The clock has to go on by two milliseconds.
      }
      user.leave();
    } finally {
      await strict.close();
    }
  });

  it('[L-13] takes no cursor that is made up, of another plan, or of another organisation', async () => {
    const elsewhere = await buildTable(app);
    const [vt, team] = [await open('vt'), await open('team')];
    const { cursor } = await vt.opened();
    const other = await LiveUser.connect(app, elsewhere.vt.person, { planId: elsewhere.plan.id });
    users.push(other);
    const foreign = (await other.opened()).cursor;
    const altered = `${cursor.slice(0, -2)}${cursor.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const bad of ['', 'x', foreign, altered, cursor.slice(0, -4), 'é'.repeat(50)]) {
      const answer = await vt.ask('plan:open', { planId: table.plan.id, cursor: bad });
      expect(answer).toEqual({ error: { code: 'CURSOR_INVALID' } });
    }
    const answer = await team.ask('plan:open', { planId: table.plan.id, cursor });
    expect(answer).toEqual({ error: { code: 'CURSOR_INVALID' } });
  });

  it('[L-13] gives cursors of one length that tell nothing', async () => {
    const vt = await open('vt');
    const cursors = [(await vt.opened()).cursor];
    for (let n = 0; n < 12; n += 1) await vt.codes(addOp('condition'));
    cursors.push((await vt.opened()).cursor, (await vt.opened()).cursor);
    expect(new Set(cursors.map(({ length }) => length)).size).toBe(1);
    expect(new Set(cursors).size).toBe(cursors.length);
    const seq = Buffer.alloc(8);
    seq.writeBigUInt64BE(BigInt((await table.vt.plan()).sections.length));
    expect(Buffer.from(cursors[0] ?? '', 'base64url').includes(seq)).toBe(false);
  });

  it('[L-12] answers alike to a plan that does not exist and one that is for others', async () => {
    const outsider = await buildPerson(app, { organisation: table.vt.person.organisation });
    const user = await LiveUser.connect(app, outsider, { planId: table.plan.id });
    users.push(user);
    const own = await LiveUser.connect(app, table.vt.person, { planId: table.plan.id });
    users.push(own);
    for (const planId of [table.plan.id, newOpId()]) {
      const ops = [addOp('condition')];
      expect(await user.ask('plan:open', { planId })).toEqual({ error: { code: 'ABSENT' } });
      expect(await user.ask('plan:submit', { planId, ops })).toEqual({ error: { code: 'ABSENT' } });
    }
  });

  it('[L-10] goes on for who comes while the last one leaves', async () => {
    const item = await table.vt.add('agreement');
    for (let round = 1; round <= 30; round += 1) {
      const last = await open('vt');
      const next = await LiveUser.connect(app, table.vt.person, { planId: table.plan.id });
      users.push(next);
      const { cursor } = await last.opened();
      await table.team.accepted(setOp({ ...valueIn(item, 'term'), rev: round - 1 }, 'SHORT'));
      const opening = next.openedAt(cursor);
      for (let turn = 0; turn < round; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      last.leave();
      await opening;
      await table.team.accepted(moveOp(item, null));
      await next.until(({ event, message }) =>
        event === 'plan:changes'
          ? message.changes.some(({ kind }) => kind === 'item.moved')
          : false,
      );
      next.leave();
      await next.gone();
    }
  });

  it('[L-10] has a reader look anew when a change could not be shown', async () => {
    const team = await open('team');
    const room = await app.get(PlanRooms).room(table.plan.id);
    if (!room) throw new Error('no room');
    const shown = jest.spyOn(room.state, 'streamOf').mockImplementation(() => {
      throw new Error('not to be shown');
    });
    const { opId } = await table.vt.accepted(addOp('agreement'));
    await team.until(({ event }) => event === 'plan:resync');
    shown.mockRestore();
    expect(itemIn((await team.opened()).snapshot, opId)).toBeDefined();
    const { stream } = await table.vt.accepted(addOp('agreement'));
    await team.sees(stream, 1);
  });

  it('[L-30] brings removed and restored items back where they stood', async () => {
    const team = await open('team');
    const item = await table.vt.add('agreement');
    await table.vt.accepted(removeOp(item));
    await team.sees(item.stream, 2);
    expect(team.changes.map(({ kind }) => kind)).toEqual(['item.added', 'item.removed']);
  });
});
