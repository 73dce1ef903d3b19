import { LedgerExport, type Evidence } from '#export';
import { PlanCreator } from '#plan';
import { SessionService } from '#identity';
import { letIn, buildNewcomer } from '../support/circle.js';
import { TestApp } from '../support/app.js';
import { accessLinesOf, accessRowsOf } from '../support/access-lines.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { buildPerson, ctxOf } from '../support/factories.js';
import { query } from '../support/log-check.js';
import { askForLedger, downloaded } from '../support/ledger/downloaded.js';
import { EvidenceSigner } from '../support/ledger/evidence-signer.js';
import { recordsOf } from '../support/ledger/ledger-records.js';
import {
  audienceOp,
  listed,
  moveOp,
  OPEN,
  rawEditOp,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';
import { verifyLedger } from '../../tools/verify/verify-ledger.mjs';

const EXPORTS_AN_HOUR = 12;
describe('the export of a plan', () => {
  let app: TestApp;
  let table: Table;
  let secret: string;

  beforeAll(async () => {
    app = await TestApp.start({
      env: {
        VANGNET_LIMIT_EXPORTS_PER_HOUR: String(EXPORTS_AN_HOUR),
        VANGNET_LIMIT_OPS_PER_10_SECONDS: '1000000',
      },
    });
    table = await buildTable(app);
    const { vt, team } = table;
    const hidden = await vt.add('agreement', { audience: listed(vt.person.organisation) });
    await vt.accepted(typeOp(textIn(hidden, 'action'), { insert: 'Alleen voor ons' }));
    secret = hidden.id;
    const shown = await vt.add('agreement');
    await team.accepted(typeOp(textIn(shown, 'action'), { insert: 'Voor allemaal' }));
    await team.accepted(setOp(valueIn(shown, 'term'), 'SHORT'));
  });
  afterAll(() => app.close());

  it('[X-01] [X-30] holds what its reader may read, for each of them, and is right', async () => {
    const files = new Map<Desk, string>();
    for (const desk of [table.vt, table.team, table.police, table.shelter]) {
      const file = await downloaded(app, desk.person, table.plan.id);
      expect(verifyLedger([file]).isRight).toBe(true);
      files.set(desk, file.toString());
    }
    const [own = '', others = ''] = [files.get(table.vt), files.get(table.team)];
    expect(own).toContain('Alleen voor ons');
    expect(own).toContain(secret);
    for (const word of ['Alleen voor ons', secret]) expect(others).not.toContain(word);
    for (const text of files.values()) expect(text).toContain('Voor allemaal');
    const { header } = recordsOf(Buffer.from(others));
    expect(header).toMatchObject({ plan: table.plan.id, case: table.plan.caseNumber, from: null });
  });

  it('[X-30] is in the access log before the first byte, also where it was refused', async () => {
    const reader = await buildPerson(app, { organisation: table.team.person.organisation });
    const ids = [table.plan.id, '00000000-0000-4000-8000-000000000000'];
    const answers = [];
    for (const id of ids) {
      const response = await askForLedger(app, reader, id);
      answers.push([response.status, await response.text()]);
    }
    expect(answers[0]).toEqual([404, '{"error":{"code":"ABSENT"}}']);
    expect(answers[1]).toEqual(answers[0]);
    expect(await accessLinesOf(app, reader)).toEqual([
      'SIGN_IN',
      'EXPORT ABSENT',
      'SIGN_IN',
      'EXPORT ABSENT',
    ]);
    await downloaded(app, table.shelter.person, table.plan.id);
    const row = (await accessRowsOf(app, table.shelter.person)).at(-1);
    expect(row).toMatchObject({ kind: 'EXPORT', action: 'E', planId: table.plan.id, reason: null });
    expect(row?.accessPoint).toBe('HTTP');
    const none = await fetch(`${app.url}/plans/${table.plan.id}/ledger`);
    expect(none.status).toBe(401);
  });

  it('[X-12] begins for who came later where their organisation begins to see', async () => {
    const { vt, plan } = table;
    const shown = (await vt.items()).find(({ id, kind }) => kind === 'agreement' && id !== secret);
    if (!shown) throw new Error('an agreement');
    const late = await buildNewcomer(app, vt);
    await letIn(vt, late, { past: 'CURRENT' });
    await vt.accepted(setOp(valueIn(await vt.item(shown.id), 'term'), 'LONG'));
    const file = await downloaded(app, late.person, plan.id);
    const { isRight, report, header } = verifyLedger([file]);
    expect([isRight, report.counts.laterBegins]).toEqual([true, 1]);
    expect(header.from).toMatch(/^\d{4}-/);
    const { changes } = recordsOf(file);
    expect(changes.every(({ at }) => at >= String(header.from))).toBe(true);
    expect(changes.find(({ rev }) => rev === 2)).toMatchObject({ kind: 'field.set' });
    expect(file.toString()).not.toContain('Voor allemaal');
  });

  it('[X-14] gives nobody whom a list names, nor where an item stands, nor for whom it was', async () => {
    const { vt, team, plan } = table;
    const person = await team.add('involvedPerson');
    const item = await vt.add('agreement', { audience: listed(vt.person.organisation) });
    await vt.accepted(setOp(valueIn(item, 'actor'), [{ sort: 'involved', id: person.id }]));
    await vt.accepted(audienceOp(item, OPEN));
    await vt.accepted(moveOp(await vt.item(item.id), null));
    const { changes } = recordsOf(await downloaded(app, vt.person, plan.id));
    const last = (kind: string) => changes.findLast((change) => change.kind === kind);
    expect(last('field.set')?.body).toEqual({ commitment: expect.any(String), state: 'closed' });
    expect(last('member.added')?.body.state).toBe('closed');
    const veil = { veiled: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(last('item.moved')?.body.value).toEqual({ position: veil });
    expect(last('item.audience')?.body.value).toEqual({ era: veil, from: veil, to: OPEN });
    expect(last('item.added')?.body.value).toMatchObject({ kind: 'agreement', position: veil });
    // What it began with was for others; a list of people is closed there, too.
    const opened = changes.filter(({ kind }) => kind === 'stream.opened');
    expect(opened.map(({ body }) => body.state)).toContain('closed');
  });

  it('[X-31] [X-32] comes in parts, none of which is read before it is asked for, and ends when a right does', async () => {
    const { vt, police, plan } = await buildTable(app);
    const { stream } = textIn(await vt.add('agreement'), 'action');
    for (let rev = 0; rev < 1200; rev += 60) {
      const ops = Array.from({ length: 60 }, (_, index) => {
        const length = rev + index;
        return rawEditOp({ stream, rev }, length > 0 ? [length, [0, 'x']] : [[0, 'x']]);
      });
      expect(new Set(await vt.codes(...ops))).toEqual(new Set(['OK']));
    }
    const whole = await vt.app.get(LedgerExport).begin(ctxOf(vt.person), plan.id);
    const lines: number[] = [];
    for await (const part of whole) lines.push(part.split('\n').length - 1);
    expect(lines.length).toBeGreaterThan(4);
    expect(Math.max(...lines)).toBeLessThanOrEqual(500);
    const file = await app.get(LedgerExport).begin(ctxOf(police.person), plan.id);
    await file.next();
    expect((await file.next()).value).toContain('text.edited');
    await app.get(PlanCreator).endMembership(ctxOf(vt.person), plan.id, police.person.id);
    await expect(file.next()).rejects.toMatchObject({ refusal: { code: 'ABSENT' } });
    expect(await accessLinesOf(app, police.person)).toEqual(['EXPORT', 'EXPORT ABSENT']);
  });

  it('[X-33] is made so often in an hour, and no more', async () => {
    const { team, plan } = table;
    const codes: number[] = [];
    for (let turn = 0; turn <= EXPORTS_AN_HOUR; turn += 1) {
      const response = await askForLedger(app, team.person, plan.id);
      await response.text();
      codes.push(response.status);
    }
    expect(codes.at(-1)).toBe(429);
    expect(await accessLinesOf(app, team.person)).toContain('EXPORT RATE_LIMITED');
    const other = await askForLedger(app, table.police.person, plan.id);
    expect(other.status).toBe(200);
    await other.text();
  });
});

describe('an export that is on its way', () => {
  const ENDS: [what: string, end: (app: TestApp, person: { id: string }) => Promise<unknown>][] = [
    ['the session ends', (app, { id }) => app.get(SessionService).endAllOf(id)],
    [
      'a function is taken',
      (app, { id }) =>
        query(app.database.url, (client) =>
          client.query(`UPDATE person SET functions = '{}' WHERE id = $1`, [id]),
        ),
    ],
  ];

  it.each(ENDS)('[X-31] is broken off without its end when %s', async (_, end) => {
    const signer = new EvidenceSigner();
    const gate = new Gate();
    const held = { newest: async () => gate.before(await signer.newest()) };
    const app = await TestApp.start({ evidence: held });
    signer.databaseUrl = app.database.url;
    const { vt, plan } = await buildTable(app, [], ['HONOUR_EXPERT']);
    const headers = { Cookie: await app.signIn(vt.person) };
    const response = await fetch(`${app.url}/plans/${plan.id}/ledger`, { headers });
    const reader = response.body?.getReader();
    const begun = await reader?.read();
    expect(Buffer.from(begun?.value ?? []).toString()).toContain('vangnet/export/1');
    await end(app, vt.person);
    gate.open();
    await expect(readRest(reader)).rejects.toThrow();
    await app.close();
  });
});

/** Holds heads back until it is opened. */
class Gate {
  open = (): void => {};
  private readonly opened = new Promise<void>((resolve) => (this.open = resolve));

  before(evidence: Evidence): Evidence {
    const prove = async (stream: string) => this.opened.then(() => evidence.prove(stream));
    return { ...evidence, prove };
  }
}

async function readRest(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
): Promise<void> {
  for (let part = await reader?.read(); part?.done === false;) part = await reader?.read();
}
