import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { PresentedItem } from '#contract';
import { ACROSS_CASES, asReader, inPlan, inPlans } from '#history';
import {
  createPool,
  OFFICER_ROLE,
  READER_ROLE,
  RolePools,
  RULES_ROLE,
  ScopedPool,
  WORKER_ROLE,
  WRITER_ROLE,
  type DatabaseRole,
  type Scope,
} from '#kernel';
import { PlanCreator } from '#plan';
import { TestApp } from '../support/app.js';
import { buildNewcomer, letIn } from '../support/circle.js';
import { buildTable, Desk, type Table } from '../support/desk.js';
import { ctxOf } from '../support/factories.js';
import { addSnapshots, openedWords, type SealedRow } from '../support/keys/opened-rows.js';
import { query } from '../support/log-check.js';
import { OF_SOMEBODY } from '../support/walls/of-somebody.js';
import {
  audienceOp,
  fieldAudienceOp,
  listed,
  named,
  OPEN,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';

/** The signer has a test of its own. */
type Walled = Exclude<DatabaseRole, 'vangnet_application' | 'vangnet_signer'>;

/** Every table with case data: what is tested here is tested of each of them. */
const CASE_TABLES = [
  ...['plan', 'plan_head', 'change', 'stream', 'snapshot', 'item', 'member'],
  ...['participation', 'case_state', 'denial', 'denial_lift', 'involved_tag', 'break_glass'],
  ...['head_proof', 'proof_wish', 'visit', 'erasure', 'legal_hold'],
];

/** What only readers and the signer have to do with. */
const OF_PROOFS = ['head_proof', 'proof_wish'];
const BY_PLAN = CASE_TABLES.filter(
  (name) => !['snapshot', 'denial_lift', ...OF_PROOFS].includes(name),
);

/** Of which of them a role may know the plan, for its way to case data; any other it may not read at all. */
const READ_BY: Readonly<Record<Walled, readonly string[]>> = {
  [WRITER_ROLE]: BY_PLAN,
  [RULES_ROLE]: BY_PLAN.filter((name) => name !== 'visit'),
  [READER_ROLE]: CASE_TABLES.filter(
    (name) => !['plan_head', 'denial_lift', 'involved_tag', 'erasure', 'legal_hold'].includes(name),
  ),
  [OFFICER_ROLE]: [
    ...['plan', 'member', 'participation', 'denial', 'denial_lift', 'break_glass'],
    ...['case_state', 'erasure', 'legal_hold', 'item'],
  ],
  [WORKER_ROLE]: CASE_TABLES.filter((name) => !['plan_head', 'change'].includes(name)),
};

/** Of which the worker sees what is due in all cases; of the rest what is left of a case that was destroyed, to delete it. */
const DUE_ANYWHERE = ['denial', 'involved_tag', 'break_glass', 'erasure', 'legal_hold'];

describe('row-level security', () => {
  let app: TestApp;
  let table: Table;
  let other: Table;
  let hidden: PresentedItem;
  let open: PresentedItem;
  let pools: RolePools;

  beforeAll(async () => {
    app = await TestApp.start();
    table = await buildTable(app);
    other = await buildTable(app);
    pools = app.get(RolePools);
    const { vt } = table;
    hidden = await vt.add('agreement', { audience: listed(vt.person.organisation) });
    open = await vt.add('agreement', { audience: OPEN });
    await vt.accepted(typeOp(textIn(hidden, 'action'), { insert: 'Alleen voor ons.' }));
    await vt.accepted(typeOp(textIn(open, 'action'), { insert: 'Voor iedereen.' }));
    await other.vt.add('condition');
    await query(app.database.url, async (client) => {
      await addSnapshots(client);
      for (const rows of OF_SOMEBODY) await client.query(rows);
    });
  });
  afterAll(async () => app.close());

  const poolOf: Record<Walled, () => ScopedPool> = {
    [WRITER_ROLE]: () => pools.writer,
    [RULES_ROLE]: () => pools.rules,
    [READER_ROLE]: () => pools.reader,
    [OFFICER_ROLE]: () => pools.officer,
    [WORKER_ROLE]: () => pools.worker,
  };
  const SCOPED = [WRITER_ROLE, RULES_ROLE, READER_ROLE, OFFICER_ROLE] as const;

  /** A statement gone wrong: all of a table; 42501 where the role may not read it. */
  async function all(pool: ScopedPool, scope: Scope, name: string): Promise<unknown[] | string> {
    const text = `SELECT plan_id FROM ${name}`;
    return pool.query<{ plan_id: string }>(scope, { text }).then(
      ({ rows }) => rows.map(({ plan_id }) => plan_id),
      (error: { code: string }) => error.code,
    );
  }

  /** The same of every table with case data that the role may read: which plans it shows. */
  async function seen(role: Walled, scope: Scope): Promise<Set<unknown>> {
    const plans = new Set<unknown>();
    for (const name of READ_BY[role]) {
      for (const plan of await all(poolOf[role](), scope, name)) plans.add(plan);
    }
    return plans;
  }

  it('[A-30] is tested here on every table that it holds for, with rows of two plans in each', async () => {
    await query(app.database.url, async (client) => {
      const { rows } = await client.query<{ relname: string }>(
        `SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relrowsecurity AND relname <> 'access_log'`,
      );
      expect(rows.map(({ relname }) => relname).sort()).toEqual([...CASE_TABLES].sort());
      for (const name of CASE_TABLES) {
        const found = await client.query(`SELECT DISTINCT plan_id FROM ${name}`);
        expect({ name, plans: found.rowCount }).toEqual({ name, plans: 2 });
      }
    });
  });

  it.each(SCOPED)('[A-30] shows %s no row where nobody said what it is about', async (role) => {
    const left = { plan: '', plans: '', person: '', organisation: '' };
    for (const scope of [{}, left, { plans: '{}' }, inPlan(randomUUID())]) {
      for (const name of CASE_TABLES) {
        const rows = READ_BY[role].includes(name) ? [] : '42501';
        expect({ name, rows: await all(poolOf[role](), scope, name) }).toEqual({ name, rows });
      }
    }
  });

  it('[A-37] [E-16] [E-21] shows the worker what is due in all cases, and nothing of a plan that was not destroyed', async () => {
    const both = new Set([table.plan.id, other.plan.id]);
    for (const name of CASE_TABLES) {
      const rows = await all(pools.worker, ACROSS_CASES, name);
      const plans = typeof rows === 'string' ? rows : new Set(rows);
      const seenThere = DUE_ANYWHERE.includes(name) ? both : new Set();
      expect({ name, plans }).toEqual({
        name,
        plans: READ_BY[WORKER_ROLE].includes(name) ? seenThere : '42501',
      });
      if (DUE_ANYWHERE.includes(name) || plans === '42501') continue;
      const one = await all(pools.worker, inPlan(table.plan.id), name);
      expect({ name, one }).toEqual({ name, one: name === 'case_state' ? [table.plan.id] : [] });
    }
    const gone = 'DELETE FROM stream WHERE plan_id = $1';
    const values = [table.plan.id];
    const { rowCount } = await pools.worker.query(inPlan(table.plan.id), { text: gone, values });
    expect(rowCount).toBe(0);
  });

  it.each(['words', 'key_id', 'used_seq', 'until', 'seen_by'])(
    '[A-36] lets the officer know uses of the emergency button, and not the %s of one',
    async (column) => {
      const text = `SELECT ${column} FROM break_glass`;
      await expect(pools.officer.query({}, { text })).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('[A-31] gives the role of the application no right on case data at all', async () => {
    const pool = app.get(pg.Pool);
    for (const name of CASE_TABLES) {
      for (const statement of [
        `SELECT FROM ${name}`,
        `SELECT plan_id FROM ${name}`,
        `INSERT INTO ${name} (plan_id) VALUES (gen_random_uuid())`,
        `UPDATE ${name} SET plan_id = plan_id`,
        `DELETE FROM ${name}`,
      ]) {
        await expect(pool.query(statement)).rejects.toMatchObject({ code: '42501' });
      }
    }
    await expect(pool.query('SELECT kind FROM sight_rule')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('[A-31] shows the writer and the rules the plan that they are about, and no other', async () => {
    for (const role of [WRITER_ROLE, RULES_ROLE] as const) {
      expect(await seen(role, inPlan(table.plan.id))).toEqual(new Set([table.plan.id]));
    }
  });

  it('[A-31] shows of plans whose heads are asked for the heads, and nothing else', async () => {
    const scope = inPlans([table.plan.id, other.plan.id]);
    const heads = await all(pools.rules, scope, 'plan_head');
    expect(new Set(heads)).toEqual(new Set([table.plan.id, other.plan.id]));
    for (const name of READ_BY[RULES_ROLE].filter((each) => each !== 'plan_head')) {
      expect({ name, rows: await all(pools.rules, scope, name) }).toEqual({ name, rows: [] });
    }
  });

  it('[A-31] lets the writer write in no other plan than the statement is about', async () => {
    const scope = inPlans([other.plan.id]);
    const id = table.plan.id;
    const write = (text: string): Promise<unknown> =>
      pools.writer.query(scope, { text, values: [id] }).then(
        ({ rowCount }) => rowCount,
        (error: { code: string }) => error.code,
      );
    expect(await write('UPDATE plan_head SET seq = seq + 1 WHERE plan_id = $1')).toBe(0);
    expect(await write('UPDATE stream SET closed = true WHERE plan_id = $1')).toBe(0);
    expect(await write('UPDATE item SET removed = true WHERE plan_id = $1')).toBe(0);
    expect(await write('UPDATE member SET ends_at = now() WHERE plan_id = $1')).toBe(0);
    expect(await write(`UPDATE participation SET past = 'ALL' WHERE plan_id = $1`)).toBe(0);
    expect(await write(`UPDATE case_state SET status = 'CLOSED' WHERE plan_id = $1`)).toBe(0);
    expect(await write('UPDATE denial SET lifted = true WHERE plan_id = $1')).toBe(0);
    expect(await write('UPDATE break_glass SET ended_at = now() WHERE plan_id = $1')).toBe(0);
    expect(await write(`UPDATE erasure SET status = 'DONE' WHERE plan_id = $1`)).toBe(0);
    expect(await write('UPDATE legal_hold SET lifted_at = now() WHERE plan_id = $1')).toBe(0);
    expect(await write('DELETE FROM involved_tag WHERE plan_id = $1')).toBe(0);
    for (const statement of [
      `INSERT INTO plan (plan_id, case_number, key_id, words)
       VALUES (gen_random_uuid(), $1::text, gen_random_uuid(), decode(repeat('00', 28), 'hex'))`,
      `INSERT INTO plan_head SELECT gen_random_uuid(), 0, now() WHERE $1 <> ''`,
      `INSERT INTO member (plan_id, person_id, org_id, begins_at) VALUES ($1, gen_random_uuid(), gen_random_uuid(), now())`,
      `INSERT INTO snapshot (plan_id, stream_id, rev, key_id, value) VALUES ($1, gen_random_uuid(), 1, gen_random_uuid(), '')`,
      ...OF_SOMEBODY.filter((rows) => !rows.includes('denial_lift')).map(
        (rows) => `${rows.replace('plan.plan_id', '$1::uuid')} LIMIT 1`,
      ),
      `INSERT INTO participation (plan_id, org_id, status, past, invited_by, invited_by_org, invited_at, changed_seq, changed_at)
       SELECT $1, z, 'ACCEPTED', 'ALL', z, z, now(), 1, now() FROM (SELECT gen_random_uuid() AS z) AS somebody`,
      `INSERT INTO case_state SELECT $1::uuid, 'ACTIVE', false, NULL, '{}'`,
      `INSERT INTO item VALUES ($1, gen_random_uuid(), 'condition', '{}', '{"type": "CASE_OPEN"}', 'a0', false,
         gen_random_uuid(), gen_random_uuid(), now())`,
      `INSERT INTO stream (plan_id, stream_id, item_id, field, audience, closed, rev, hash, key_id, value)
       VALUES ($1, gen_random_uuid(), gen_random_uuid(), 'action', '{"type": "CASE_OPEN"}', false, 1, '', gen_random_uuid(), '')`,
      `INSERT INTO change (plan_id, seq, stream_id, rev, op_id, kind, at, actor_id, org_id, key_id, format, body,
                           body_commitment, actor_commitment, prev_hash, hash)
       SELECT $1, 99, gen_random_uuid(), 1, gen_random_uuid(), 1, now(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, '', z, z, z, z
       FROM (SELECT decode(repeat('00', 32), 'hex') AS z) AS zero`,
    ]) {
      expect({ statement, got: await write(statement) }).toEqual({ statement, got: '42501' });
    }
    expect(await table.vt.sees(open.id)).toBe(true);
  });

  const actorOf = ({ person }: Desk) => ctxOf(person).actor;

  async function itemsFor(desk: Desk, planId = table.plan.id): Promise<string[]> {
    const scope = asReader(actorOf(desk), planId);
    const { rows } = await pools.reader.query<{ item_id: string }>(scope, {
      text: 'SELECT item_id FROM item',
    });
    return rows.map(({ item_id }) => item_id);
  }

  function bodiesFor(desk: Desk, planId = table.plan.id): Promise<string> {
    const scope = asReader(actorOf(desk), planId);
    return openedWords(async (text) => (await pools.reader.query<SealedRow>(scope, { text })).rows);
  }

  it('[A-32] shows the reader what the person may read, and not a word of what is hidden', async () => {
    expect(new Set(await itemsFor(table.vt))).toEqual(new Set([hidden.id, open.id]));
    expect(await itemsFor(table.police)).toEqual([open.id]);
    expect(await bodiesFor(table.vt)).toContain('Alleen voor ons.');
    const words = await bodiesFor(table.police);
    expect(words).toContain('Voor iedereen.');
    expect(words).not.toContain('Alleen voor ons.');
    expect(words).not.toContain(hidden.id);
  });

  it('[A-32] shows nothing of a case that the person is not on, was on, or is on for another organisation', async () => {
    expect(await itemsFor(other.vt)).toEqual([]);
    expect(await bodiesFor(other.vt)).toBe('');
    const seat = await buildNewcomer(app, { planId: table.plan.id }, { type: 'VEILIG_THUIS' });
    await letIn(table.vt, seat);
    const guest = seat.person;
    await untilBeginsAndEndsAreOver();
    expect(await itemsFor(seat)).toEqual([open.id]);
    const elsewhere = { ...actorOf(seat), organisation: table.vt.person.organisation.id };
    const scope = asReader(elsewhere, table.plan.id);
    for (const name of READ_BY[READER_ROLE]) {
      expect(await all(pools.reader, scope, name)).toEqual([]);
    }
    await app.get(PlanCreator).endMembership(ctxOf(guest), table.plan.id, guest.id);
    await untilBeginsAndEndsAreOver();
    expect(await itemsFor(seat)).toEqual([]);
    expect(await bodiesFor(seat)).toBe('');
  });

  /** This wall goes by the database's clock alone, and a node that reckons it from afar may be milliseconds ahead. */
  async function untilBeginsAndEndsAreOver(): Promise<void> {
    await query(app.database.url, (client) =>
      client.query(`
        SELECT pg_sleep(extract(epoch FROM max(greatest(begins_at, ends_at)) - clock_timestamp()))
        FROM member WHERE greatest(begins_at, ends_at) < clock_timestamp() + interval '2 seconds'`),
    );
  }

  it('[A-09] [A-32] keeps what was written before an item was shown from whom it was shown to', async () => {
    const { vt, police } = table;
    const item = await vt.add('agreement', { audience: listed(vt.person.organisation) });
    await vt.accepted(typeOp(textIn(item, 'action'), { insert: 'Het oude woord.' }));
    const typed = textIn(await vt.item(item.id), 'action');
    const cleared = { at: 0, remove: typed.text.length, insert: 'Het nieuwe.' };
    await vt.accepted(typeOp(typed, cleared));
    await vt.accepted(audienceOp(await vt.item(item.id), OPEN));
    const words = await bodiesFor(police);
    expect(words).toContain('Het nieuwe.');
    expect(words).not.toContain('Het oude woord.');
    expect(await bodiesFor(vt)).toContain('Het oude woord.');
  });

  it('[A-15] [A-32] keeps a field from whom it was shown to once it is shown no more', async () => {
    const { vt, police } = table;
    const { id } = await vt.add('agreement', { audience: OPEN });
    const word = async () => valueIn(await vt.item(id), 'codeWord');
    const show = async (...desks: Desk[]) =>
      vt.accepted(fieldAudienceOp(await word(), named(...desks.map(({ person }) => person))));
    await show(vt, police);
    await vt.accepted(setOp(await word(), 'zwembad'));
    expect(await bodiesFor(police)).toContain('zwembad');
    await show(vt);
    expect(await bodiesFor(police)).not.toContain('zwembad');
    expect(await bodiesFor(vt)).toContain('zwembad');
    expect(await itemsFor(police)).toContain(id);
  });

  it.each([RULES_ROLE, READER_ROLE] as const)(
    '[A-33] leaves nothing of a scope on a connection of %s for whoever comes next',
    async (role) => {
      const single = createPool({ url: app.database.url, role, max: 1 });
      const scoped = new ScopedPool(single);
      const count = { text: 'SELECT count(*)::int AS n FROM item' };
      const scope = { ...inPlan(table.plan.id), ...asReader(actorOf(table.vt), table.plan.id) };
      const counted = async (of: Promise<pg.QueryResult>): Promise<unknown> =>
        ((await of).rows as { n: number }[])[0]?.n;
      const pid = async (): Promise<unknown> =>
        counted(single.query('SELECT pg_backend_pid() AS n'));
      try {
        const before = await pid();
        expect(await counted(scoped.query(scope, count))).toBeGreaterThan(0);
        expect(await counted(single.query(count))).toBe(0);
        expect(await counted(scoped.query({}, count))).toBe(0);
        // Not even a setting of the whole session gets through.
        await single.query(`SET vangnet.plan = '${table.plan.id}'`);
        expect(await counted(scoped.query({}, count))).toBe(0);
        await single.query('RESET vangnet.plan');
        await scoped.transaction(async (database) => {
          expect(await counted(database.query(scope, count))).toBeGreaterThan(0);
          expect(await counted(database.query({}, count))).toBe(0);
          await database.query(scope, count);
        });
        expect(await counted(single.query(count))).toBe(0);
        expect(await pid()).toBe(before);
        const wrong = scoped.query(scope, { text: 'SELECT 1 / 0 AS n' });
        await expect(wrong).rejects.toMatchObject({ code: '22012' });
        expect(await counted(single.query(count))).toBe(0);
      } finally {
        await single.end();
      }
    },
  );

  it('[A-33] answers statements as the driver does: rows, names, values, and refusals', async () => {
    const named = { name: 'twice', text: 'SELECT $1::int AS n' };
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        pools.rules.query<{ n: number }>({}, { ...named, values: [n] }),
      ),
    );
    expect(results.map(({ rows, rowCount }) => [rows, rowCount])).toEqual(
      Array.from({ length: 20 }, (_, n) => [[{ n }], 1]),
    );
    const nothing = await pools.rules.query({}, { text: '' });
    expect(nothing.rows).toEqual([]);
    for (const [statement, code] of [
      [{ text: 'SELEC' }, '42601'],
      [{ name: 'faulty', text: 'SELEC' }, '42601'],
      [{ ...named, values: ['x'] }, '22P02'],
      [{ ...named, values: [] }, '08P01'],
    ] as const) {
      const asked = pools.rules.query(
        {},
        { ...statement, values: [...('values' in statement ? statement.values : [])] },
      );
      await expect(asked).rejects.toMatchObject({ code });
    }
    const mixed = pools.rules.query({}, { name: 'twice', text: 'SELECT 2 AS n' });
    await expect(mixed.then(({ rows }) => rows)).rejects.toThrow('must be unique');
    const again = await pools.rules.query<{ n: number }>({}, { ...named, values: [7] });
    expect(again.rows).toEqual([{ n: 7 }]);
  });
});
