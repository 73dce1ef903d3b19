import { KeyRing } from '#history';
import { RolePools, type ScopedPool } from '#kernel';
import { PlanWriter } from '#plan';
import { Destruction, type DueErasure } from '../../libs/plan/erasure/destruction.js';
import { ErasureWorker } from '../../libs/plan/erasure/erasure-worker.js';
import { SYSTEM_CTX, systemOpId } from '../../libs/plan/system-ctx.js';
import { TestApp } from '../support/app.js';
import { buildFullTable, type FullTable } from '../support/desk.js';
import { archive, ask, buildOfficer, officer } from '../support/erasure.js';
import { type BuiltPerson } from '../support/factories.js';
import { readableWords } from '../support/keys/readable-words.js';
import { faultsOf, query, readLog } from '../support/log-check.js';
import { OPEN, textIn, typeOp } from '../support/ops.js';

/** What kill -9 leaves: everything up to some step was done, and nothing after it. */
class Killed extends Error {}

const CANARY = 'KANARIE-HALVERWEGE';

describe('a worker that is killed', () => {
  let app: TestApp;
  let table: FullTable;
  let own: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_ERASURE_UNDO_DAYS: '0' } });
    // Its steps are taken one by one here.
    await app.get(ErasureWorker).onApplicationShutdown();
  });
  afterAll(async () => app.close());
  beforeEach(async () => {
    table = await buildFullTable(app);
    own = await buildOfficer(app, table.vt);
  });

  const sql = <T>(text: string, values: unknown[] = []): Promise<T[]> =>
    query(app.database.url, async (client) => (await client.query(text, values)).rows as T[]);

  /** Destroys as the worker does, and is killed after so many steps. */
  function destructionOf(steps: number) {
    let left = steps;
    const step = async <T>(work: () => Promise<T>): Promise<T> => {
      if (left === 0) throw new Killed();
      left -= 1;
      return work();
    };
    const { worker } = app.get(RolePools);
    const ring = app.get(KeyRing);
    const pool = {
      query: (...asked: Parameters<ScopedPool['query']>) => step(() => worker.query(...asked)),
    } as unknown as ScopedPool;
    const keys = {
      destroy: (ids: readonly string[]) => step(() => ring.destroy(ids)),
    } as unknown as KeyRing;
    return new Destruction({ pool, keys });
  }

  async function write(): Promise<string> {
    const { vt } = table;
    const { id } = await vt.add('agreement', { audience: OPEN });
    await vt.accepted(typeOp(textIn(await vt.item(id), 'action'), { insert: CANARY }));
    return id;
  }

  async function due(sort: 'ITEM' | 'CASE'): Promise<DueErasure> {
    const item = await write();
    if (sort === 'CASE') await archive(table.vt);
    const target = sort === 'CASE' ? { sort } : { sort, items: [item] };
    const erasure = await ask(table.vt, target);
    expect(await officer(app, own, ['agree', erasure])).toBe('OK');
    const op = { kind: 'erasure.finish', erasure } as const;
    const finish = () =>
      app.get(PlanWriter).administer(SYSTEM_CTX, table.plan.id, [{ ...op, opId: systemOpId() }]);
    // Two nodes see it at once: in the log it is done once (E-16).
    const results = (await Promise.all([finish(), finish()])).flat();
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    return { plan_id: table.plan.id, erasure_id: erasure, sort };
  }

  async function killedAfter(steps: number, erasure: DueErasure): Promise<boolean> {
    const destruction = destructionOf(steps);
    try {
      await destruction.name(erasure);
      await destruction.carryOut(erasure);
      return false;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return true;
    }
  }

  const state = async ({ erasure_id: id }: DueErasure) =>
    (
      await sql<{ let_go_at: Date | null; destroyed_at: Date | null }>(
        'SELECT let_go_at, destroyed_at FROM erasure WHERE erasure_id = $1',
        [id],
      )
    )[0];
  const readable = async (): Promise<boolean> => {
    const { text } = await query(app.database.url, (client) =>
      readableWords(client, table.plan.id),
    );
    return text.includes(CANARY);
  };

  it.each(['ITEM', 'CASE'] as const)(
    '[E-16] of a %s goes on wherever it was stopped, and says that it is done only then',
    async (sort) => {
      const erasure = await due(sort);
      expect(await readable()).toBe(true);
      const seen: { isSaid: boolean; isReadable: boolean }[] = [];
      for (let steps = 0, isKilled = true; isKilled; steps += 1) {
        isKilled = await killedAfter(steps, erasure);
        const { destroyed_at: at } = (await state(erasure)) ?? { destroyed_at: null };
        seen.push({ isSaid: at !== null, isReadable: await readable() });
      }
      // Until it says so nobody takes it for destroyed; once it says so it is.
      expect(seen.filter(({ isSaid, isReadable }) => isSaid && isReadable)).toEqual([]);
      expect(seen.slice(0, -1).filter(({ isSaid }) => isSaid)).toEqual([]);
      expect(seen.at(-1)).toEqual({ isSaid: true, isReadable: false });
      expect(seen.length).toBeGreaterThan(5);
      expect(await readable()).toBe(false);
      const log = await readLog(app.database.url, table.plan.id);
      expect(faultsOf(log)).toEqual([]);
      expect(log.filter(({ kind }) => kind === 'erasure.done')).toHaveLength(1);
      // Done once more, by a node that did not hear of it, it is nothing.
      const again = destructionOf(100);
      await again.name(erasure);
      await again.carryOut(erasure);
      expect(await readable()).toBe(false);
    },
  );

  it('[E-17] is waited for by every node: none uses a key from memory by the time that it is destroyed', async () => {
    const erasure = await due('ITEM');
    const other = await TestApp.start({ database: app.database });
    await other.get(ErasureWorker).onApplicationShutdown();
    const keys = (
      await sql<{ key_id: string }>('SELECT DISTINCT key_id FROM stream WHERE erasure = $1', [
        erasure.erasure_id,
      ])
    ).map(({ key_id: key }) => key);
    const states = async (node: TestApp) =>
      new Set([...(await node.get(KeyRing).find(keys)).values()].map(({ state: is }) => is));
    expect([await states(app), await states(other)]).toEqual([
      new Set(['KEPT']),
      new Set(['KEPT']),
    ]);
    app.get(ErasureWorker).onApplicationBootstrap();
    let before: Set<string> = new Set();
    while (!(await state(erasure))?.destroyed_at) {
      before = await states(other);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    // It had let go before the store did.
    expect(before).toEqual(new Set(['DESTROYED']));
    await other.close();
  }, 30_000);
});
