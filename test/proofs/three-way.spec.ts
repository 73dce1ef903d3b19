import fc from 'fast-check';
import pg from 'pg';
import { decide, type ViewerFacts } from '#access';
import type { AccessLog } from '#access-log';
import { asReader, ChangePages, type StreamOutline } from '#history';
import { RolePools, ScopedPool, type Actor, type Ctx } from '#kernel';
import { PlanListService, type PlanReader } from '#plan';
import { mayReadStream } from '../../libs/plan/history/stream-sight.js';
import { loadPlan } from '../../libs/plan/room/plan-loader.js';
import type { PlanState } from '../../libs/plan/state/plan-state.js';
import { itemSubject, viewerFacts } from '../../libs/plan/viewer.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { rowsOf, worlds, type RowPerson, type WorldRows } from '../support/walls/random-rows.js';

const IS_FULL = process.env['PROOFS'] === 'full';
const RUNS = IS_FULL ? 1000 : 25;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

/** Reading is written down elsewhere, and not for people who were made up here. */
const UNWRITTEN = { record: () => Promise.resolve(0) } as unknown as AccessLog;

/** Only a search for a regievoerder looks into plans. */
const UNREAD = {} as PlanReader;

/** What somebody may read of a plan, by id and in order; of changes and snapshots the streams that they are of. */
interface Sight {
  items: string[];
  streams: string[];
  changes: string[];
  snapshots: string[];
}

/** A plan as the rules role loads it, and everything that was ever written in it, past all walls. */
interface Known {
  state: PlanState;
  outlines: StreamOutline[];
  snapshots: ReadonlySet<string>;
}

/**
 * `decide` on what was loaded, the conditions of the statements that people's questions become, and row-level security
 * alone give the same answer, whatever stands in the rows.
 */
describe(`the three ways to say who may read (seed ${SEED}, ${RUNS} worlds)`, () => {
  let database: TestDatabase;
  let pools: RolePools;
  /** Past all walls, as the superuser: what is left is what the statements themselves ask. */
  let unwalled: RolePools;
  let superuser: pg.Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pools = RolePools.open(database.url, 6);
    superuser = new pg.Pool({ connectionString: database.url, max: 2 });
    const scoped = new ScopedPool(superuser);
    unwalled = new RolePools({
      writer: scoped,
      rules: scoped,
      reader: scoped,
      officer: scoped,
      worker: scoped,
    });
  });
  afterAll(async () => {
    await pools.end();
    await superuser.end();
    await database.drop();
  });

  async function insert({ tables }: WorldRows): Promise<void> {
    for (const [table, rows] of Object.entries(tables)) {
      const text = `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
      await superuser.query(text, [JSON.stringify(rows)]);
    }
  }

  async function known(someone: RowPerson, planId: string): Promise<Known> {
    const loaded = await loadPlan(pools.rules, planId);
    if (!loaded) throw new Error('no plan');
    const outlines = await new ChangePages(unwalled.reader).of(actorOf(someone), planId).outlines();
    const { rows } = await superuser.query<{ stream_id: string }>(
      'SELECT stream_id FROM snapshot WHERE plan_id = $1',
      [planId],
    );
    const snapshots = new Set(rows.map(({ stream_id }) => stream_id));
    return { state: loaded.state, outlines, snapshots };
  }

  /** Everything that row-level security leaves when a statement asks for all of it, whatever the plan. */
  async function walled(person: RowPerson, planId: string): Promise<Sight> {
    const { rows } = await pools.reader.query<Sight>(asReader(actorOf(person), planId), {
      name: 'walled',
      text: `SELECT ARRAY(SELECT item_id::text FROM item ORDER BY 1) AS items,
                    ARRAY(SELECT stream_id::text FROM stream ORDER BY 1) AS streams,
                    ARRAY(SELECT stream_id::text FROM change ORDER BY 1) AS changes,
                    ARRAY(SELECT stream_id::text FROM snapshot ORDER BY 1) AS snapshots`,
    });
    const [row] = rows;
    if (!row) throw new Error('no row');
    return row;
  }

  /** The plans that row-level security shows, by their own table and by that of their members. */
  async function walledPlans(person: RowPerson): Promise<string[][]> {
    const { rows } = await pools.reader.query<{ plans: string[]; memberships: string[] }>(
      asReader(actorOf(person)),
      {
        name: 'walled-plans',
        text: `SELECT ARRAY(SELECT plan_id::text FROM plan ORDER BY 1) AS plans,
                      ARRAY(SELECT plan_id::text FROM member ORDER BY 1) AS memberships`,
      },
    );
    return rows.flatMap(({ plans, memberships }) => [plans, memberships]);
  }

  const listed = async (of: RolePools, person: RowPerson): Promise<string[]> => {
    const ctx: Ctx = { actor: actorOf(person), requestId: 'test' };
    const page = await new PlanListService(of, UNREAD, UNWRITTEN).page(ctx, { first: 100 });
    return sorted(page.rows.map(({ id }) => id));
  };

  /** Answers how much the person may read: worlds in which nobody sees anything would agree, too. */
  async function assertAgreement(
    person: RowPerson,
    plans: ReadonlyMap<string, Known>,
  ): Promise<number> {
    const own: string[] = [];
    let seen = 0;
    for (const [planId, plan] of plans) {
      const facts = viewerFacts(plan.state, actorOf(person), Date.now());
      if (decide(facts, 'plan.read', { type: 'plan' })) own.push(planId);
      const sight = decided(plan, facts);
      expect(await walled(person, planId)).toEqual(sight);
      seen += sight.items.length + sight.streams.length;
    }
    own.sort();
    expect(await walledPlans(person)).toEqual([own, own]);
    expect(await listed(unwalled, person)).toEqual(own);
    expect(await listed(pools, person)).toEqual(own);
    return seen + own.length;
  }

  it('[A-02] [A-09] [A-32] agree on every plan, item, stream, change and snapshot', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const rows = rowsOf(world, Date.now());
        await insert(rows);
        const [someone] = rows.people;
        if (!someone) throw new Error('a world without people');
        const plans = new Map<string, Known>();
        for (const planId of rows.plans) plans.set(planId, await known(someone, planId));
        for (const person of rows.people) seen += await assertAgreement(person, plans);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    expect(seen).toBeGreaterThan(RUNS);
  });
});

function actorOf({ id, organisation, organisationType, functions }: RowPerson): Actor {
  return { person: id, organisation, organisationType, functions };
}

function decided({ state, outlines, snapshots }: Known, facts: ViewerFacts): Sight {
  const items = [...state.allItems()].filter((one) => decide(facts, 'item.read', itemSubject(one)));
  const readable = outlines.filter((one) => mayReadStream(state, facts, one));
  const streams = sorted(readable.map(({ streamId }) => streamId));
  return {
    items: sorted(items.map(({ id }) => id)),
    streams,
    changes: streams,
    snapshots: streams.filter((id) => snapshots.has(id)),
  };
}

function sorted(ids: readonly string[]): string[] {
  return [...ids].sort();
}
