import { jest } from '@jest/globals';
import { ChangeLog, DatabaseClock } from '#history';
import { PlanRooms } from '#plan';
import { TestApp } from '../support/app.js';
import { createTestDatabase } from '../support/database.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { faultsOf, query, readLog } from '../support/log-check.js';
import { LossyDatabase } from '../support/lossy-database.js';
import { addOp, setOp, textIn, typeOp, valueIn } from '../support/ops.js';

describe('a write that fails', () => {
  let app: TestApp;
  let wire: LossyDatabase;
  let url: string;
  let table: Table;
  let vt: Desk;
  let team: Desk;

  beforeAll(async () => {
    const database = await createTestDatabase();
    ({ url } = database);
    wire = await LossyDatabase.open(database);
    app = await TestApp.start({ database: wire });
    table = await buildTable(app);
    ({ vt, team } = table);
    await query(url, (client) =>
      client.query(`
        CREATE TABLE traffic AS SELECT false AS slow, NULL::uuid AS poison;
        GRANT SELECT ON traffic TO PUBLIC;
        CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.op_id = (SELECT poison FROM traffic) THEN RAISE EXCEPTION 'poison'; END IF;
          IF (SELECT slow FROM traffic) THEN PERFORM pg_sleep(20); END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER trouble BEFORE INSERT ON change FOR EACH ROW EXECUTE FUNCTION trouble()`),
    );
  });
  afterAll(async () => {
    await app.close();
    await wire.drop();
  });

  afterEach(async () => {
    const log = await readLog(url, table.plan.id);
    expect(faultsOf(log)).toEqual([]);
    expect(log.at(-1)?.seq).toBe((await app.get(ChangeLog).head(table.plan.id))?.seq);
  });

  async function timesStored(opId: string): Promise<number> {
    return (await readLog(url, table.plan.id)).filter((change) => change.opId === opId).length;
  }

  it('[L-25] costs nobody else an op, whatever else waited for the same commit', async () => {
    const item = await vt.add('agreement');
    const text = textIn(item, 'action');
    const poison = typeOp(text, { insert: 'gif' });
    await query(url, (client) => client.query('UPDATE traffic SET poison = $1', [poison.opId]));
    const [, poisoned, ...others] = await Promise.all([
      vt.codes(addOp('condition')),
      vt.codes(setOp(valueIn(item, 'term'), 'LONG'), poison),
      team.codes(typeOp(text, { insert: 'een' }), addOp('condition')),
      table.shelter.codes(typeOp(textIn(item, 'fallback'), { insert: 'twee' })),
      table.police.codes(typeOp(text, { insert: 'drie' })),
    ]);
    expect(poisoned).toEqual(['FAULT', 'FAULT']);
    expect(others).toEqual([['OK', 'OK'], ['OK'], ['OK']]);
    const after = await vt.item(item.id);
    expect(textIn(after, 'action')).toMatchObject({ rev: 2, text: 'eendrie' });
    expect(valueIn(after, 'term').rev).toBe(0);
  });

  it('[L-20] looks up what is stored before it answers, when the answer to COMMIT was lost', async () => {
    const item = await vt.add('agreement');
    const text = textIn(item, 'action');
    const ops = [
      typeOp(text, { insert: 'een keer' }),
      setOp(valueIn(item, 'term'), 'LONG'),
      addOp('condition'),
    ];
    wire.loseNextAnswer();
    expect(await vt.codes(...ops)).toEqual(['OK', 'OK', 'OK']);
    expect(wire.isLosing).toBe(false);
    for (const { opId } of ops) expect(await timesStored(opId)).toBe(1);
    expect(textIn(await vt.item(item.id), 'action')).toMatchObject({ rev: 1, text: 'een keer' });
  });

  it('[L-20] counts ops of several people once when their common COMMIT was lost', async () => {
    const item = await vt.add('agreement');
    const text = textIn(item, 'action');
    const head = vt.codes(addOp('condition'));
    const ops = [vt, team, table.shelter].map((desk) => ({
      desk,
      op: typeOp(text, { insert: 'x' }),
    }));
    const answers = ops.map(({ desk, op }) => desk.codes(op));
    await head;
    wire.loseNextAnswer();
    expect(await Promise.all(answers)).toEqual([['OK'], ['OK'], ['OK']]);
    for (const { op } of ops) expect(await timesStored(op.opId)).toBe(1);
    expect(textIn(await vt.item(item.id), 'action')).toMatchObject({ rev: 3, text: 'xxx' });
  });

  it('[L-20] stores an op once when its connection is killed halfway', async () => {
    const item = await vt.add('agreement');
    const op = typeOp(textIn(item, 'action'), { insert: 'traag' });
    await query(url, async (client) => {
      await client.query('UPDATE traffic SET slow = true');
      const answer = vt.codes(op);
      const asleep = `SELECT pid FROM pg_stat_activity
                      WHERE datname = current_database() AND wait_event = 'PgSleep'`;
      let pid: number | undefined;
      while (pid === undefined) {
        pid = (await client.query<{ pid: number }>(asleep)).rows[0]?.pid;
      }
      await client.query('UPDATE traffic SET slow = false');
      await client.query('SELECT pg_terminate_backend($1)', [pid]);
      expect(await answer).toEqual(['OK']);
    });
    expect(await timesStored(op.opId)).toBe(1);
  });

  it('[L-24] says UNAVAILABLE while the database is away, and takes the same op afterwards', async () => {
    const item = await vt.add('agreement');
    const op = typeOp(textIn(item, 'action'), { insert: 'later' });
    wire.cut();
    expect(await vt.codes(op)).toEqual(['UNAVAILABLE']);
    // Ten seconds of knocking a few times a second: what doubles with each failure would be thousands by now.
    expect(wire.refused).toBeLessThan(200);
    wire.mend();
    expect(await vt.codes(op)).toEqual(['OK']);
    expect(await timesStored(op.opId)).toBe(1);
  });

  it('[L-24] says UNAVAILABLE while the clocks are too far apart, and stores no time that is off', async () => {
    const item = await vt.add('agreement');
    const op = typeOp(textIn(item, 'action'), { insert: 'op tijd' });
    const clock = app.get(DatabaseClock);
    const now = clock.now.bind(clock);
    jest.spyOn(clock, 'now').mockImplementation(() => now() + 10_000);
    expect(await vt.codes(op)).toEqual(['UNAVAILABLE']);
    jest.restoreAllMocks();
    expect(await vt.codes(op)).toEqual(['OK']);
    const change = (await readLog(url, table.plan.id)).at(-1);
    expect(Math.abs((change?.at ?? 0) - now())).toBeLessThan(2000);
  });

  it('[L-21] answers what was stored, whoever fails to hear of it', async () => {
    const room = await app.get(PlanRooms).room(table.plan.id);
    const deaf = (): never => {
      throw new Error('deaf');
    };
    const stop = room?.listen(deaf, deaf);
    const item = await vt.add('agreement');
    expect(await vt.codes(typeOp(textIn(item, 'action'), { insert: 'toch' }))).toEqual(['OK']);
    stop?.();
    expect(textIn(await team.item(item.id), 'action').text).toBe('toch');
  });

  it('[L-24] holds on to an op while the database is away for a moment', async () => {
    const item = await vt.add('agreement');
    wire.cut();
    const answer = vt.codes(typeOp(textIn(item, 'action'), { insert: 'nog niet' }));
    await expect(team.plan()).rejects.toThrow();
    wire.mend();
    expect(await answer).toEqual(['OK']);
    expect(textIn(await team.item(item.id), 'action').text).toBe('nog niet');
  });
});
