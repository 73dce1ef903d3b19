import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { PlanListService } from '#plan';
import { TestApp } from '../support/app.js';
import { buildNewcomer, circle, ground, inviteOf } from '../support/circle.js';
import { buildFullTable, Desk, type FullTable } from '../support/desk.js';
import { buildPlan, ctxOf, newOpId } from '../support/factories.js';
import { query } from '../support/log-check.js';
import { addOp, audienceOp, named, setOp, textIn, typeOp, valueIn } from '../support/ops.js';
import { answer, proposeVersion } from '../support/version.js';

/** Each canary is a word of its own, so that a test that runs beside this one leaves none. */
const RUN = randomUUID().slice(0, 8);
const canary = (place: string): string => `KANARIE-${place}-${RUN}`;
const CANARIES = [
  ...['LABEL', 'DOEL', 'UITLEG', 'AFZEGGING', 'NOOD', 'TOETS', 'TEKST', 'WAARDE'],
  ...['TOELICHTING', 'ONEENS'],
].map(canary);

describe('what people wrote, in the database', () => {
  let app: TestApp;
  let table: FullTable;
  let invited: Desk;

  beforeAll(async () => {
    app = await TestApp.start();
    table = await buildFullTable(app);
    await write();
  }, 60_000);
  afterAll(async () => app.close());

  const sql = (text: string, values: unknown[] = []) =>
    query(app.database.url, async (client) => (await client.query(text, values)).rows);

  async function write(): Promise<void> {
    const { vt, coordinator } = table;
    await buildPlan(app, [vt.person], { label: canary('LABEL') });
    invited = await buildNewcomer(app, { planId: table.plan.id });
    const why = ground({
      purpose: canary('DOEL'),
      basis: 'VITAL_INTEREST',
      reason: canary('UITLEG'),
    });
    const ask = inviteOf(invited.person.organisation, { ground: why });
    expect(await circle(vt, ask)).toBe('OK');
    const no = { kind: 'organisation.decline', reason: canary('AFZEGGING') } as const;
    expect(await circle(invited, no)).toBe('OK');
    const use = newOpId();
    const press = { kind: 'breakGlass.use', opId: use, section: 'shelterLocation' } as const;
    await vt.accepted({ ...press, reason: canary('NOOD') });
    await vt.accepted({ kind: 'breakGlass.end', opId: newOpId(), use });
    const review = {
      kind: 'breakGlass.review',
      opId: newOpId(),
      use,
      verdict: 'JUSTIFIED',
    } as const;
    await coordinator.accepted({ ...review, conclusion: canary('TOETS') });
    const version = await proposeVersion(vt, canary('TOELICHTING'));
    expect(await answer(table.police, version, canary('ONEENS'))).toBe('OK');
    const { opId } = await vt.accepted(addOp('agreement'));
    const item = await vt.item(opId);
    await vt.accepted(typeOp(textIn(item, 'action'), { insert: canary('TEKST') }));
    await vt.accepted(setOp(valueIn(item, 'codeWord'), canary('WAARDE')));
  }

  it('[S-03] [V-15] stands in the clear in no row, no index and no record of the WAL', async () => {
    const [{ folder, oid, wal } = { folder: '', oid: '', wal: '' }] = (await sql(
      `SELECT current_setting('data_directory') AS folder, oid::text, pg_walfile_name(pg_current_wal_lsn()) AS wal
       FROM pg_database WHERE datname = current_database()`,
    )) as { folder: string; oid: string; wal: string }[];
    await sql('CHECKPOINT');
    const base = join(folder, 'base', oid);
    const files = (await readdir(base)).map((name) => join(base, name));
    const log = (await readdir(join(folder, 'pg_wal'))).filter((name) =>
      /^[0-9A-F]{24}$/.test(name),
    );
    expect(log).toContain(wal);
    const found = new Set<string>();
    for (const file of [...files, ...log.map((name) => join(folder, 'pg_wal', name))]) {
      // A file of another table may go while this one is read.
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      for (const word of CANARIES) if (bytes.includes(word)) found.add(word);
    }
    expect([...found]).toEqual([]);
  });

  it('[S-04] [V-15] is there for whoever may read it', async () => {
    const { rows } = await app
      .get(PlanListService)
      .page(ctxOf(table.vt.person), { first: 10, text: canary('LABEL').toLowerCase() });
    expect(rows.map(({ label }) => label)).toEqual([canary('LABEL')]);
    const shown = JSON.stringify(await table.vt.on(app).plan());
    expect(CANARIES.filter((word) => shown.includes(word))).toEqual(
      ['DOEL', 'UITLEG', 'AFZEGGING', 'TEKST', 'WAARDE', 'TOELICHTING', 'ONEENS'].map(canary),
    );
  });

  it('[S-02] stands under one key for an item, and under another one once others may read it', async () => {
    const { vt, team } = table;
    const { opId } = await vt.accepted(addOp('condition'));
    const before = await vt.item(opId);
    await vt.accepted(typeOp(textIn(before, 'condition'), { insert: 'a' }));
    const { stream } = before;
    await vt.accepted(audienceOp(before, named(vt.person, team.person)));
    const keys = (await sql(
      `SELECT count(DISTINCT key_id)::int AS keys, closed FROM stream
       WHERE plan_id = $1 AND item_id = $2 GROUP BY closed ORDER BY closed`,
      [table.plan.id, opId],
    )) as { keys: number; closed: boolean }[];
    expect(keys).toEqual([
      { keys: 1, closed: false },
      { keys: 1, closed: true },
    ]);
    const [{ all } = { all: 0 }] = (await sql(
      'SELECT count(DISTINCT key_id)::int AS all FROM stream WHERE plan_id = $1 AND item_id = $2',
      [table.plan.id, opId],
    )) as { all: number }[];
    expect({ all, stream: typeof stream }).toEqual({ all: 2, stream: 'string' });
  });
});
