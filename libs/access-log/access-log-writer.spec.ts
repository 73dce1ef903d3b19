import { randomUUID } from 'node:crypto';
import type { DatabaseClock } from '#history';
import { accessEventOf, type AccessEvent } from './access-event.js';
import { AccessLogWriter } from './access-log-writer.js';

interface Stored {
  chain_id: string;
  number: number;
  ms: number;
}

/** A database that answers when the test says so. */
class SlowDatabase {
  readonly statements: Stored[][] = [];
  private readonly answers: ((answer: { rowCount: number } | Error) => void)[] = [];
  syncs = 0;
  now = 1_764_000_000_000;

  readonly writer = new AccessLogWriter(
    { query: ((statement: { values: [string] }) => this.query(statement)) as never },
    { now: () => this.now, sync: () => this.sync() } as unknown as DatabaseClock,
  );

  /** Answers the oldest statement: all of it stored, or none, or nobody knows. */
  async answer(how: 'stored' | 'refused' | 'lost'): Promise<void> {
    const rows = this.statements.at(-1) ?? [];
    const rowCount = how === 'stored' ? rows.length : 0;
    this.answers.shift()?.(how === 'lost' ? new Error('the connection broke') : { rowCount });
    await new Promise((resolve) => setImmediate(resolve));
  }

  private query({ values }: { values: [string] }): Promise<{ rowCount: number }> {
    this.statements.push(JSON.parse(values[0]) as Stored[]);
    return new Promise((resolve, reject) => {
      this.answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
    });
  }

  private sync(): Promise<void> {
    this.syncs += 1;
    return Promise.resolve();
  }
}

function event(): AccessEvent {
  const actor = { person: randomUUID(), organisation: randomUUID(), functions: [] };
  return accessEventOf({ kind: 'PLAN_LIST' }, { id: randomUUID(), actor, accessPoint: 'SOCKET' });
}

describe('the writer of the access log', () => {
  it('[W-32] stores what comes while a statement is under way together, in one chain', async () => {
    const database = new SlowDatabase();
    const all = Array.from({ length: 6 }, () => database.writer.add(event()));
    expect(database.statements.map(({ length }) => length)).toEqual([1]);
    await database.answer('stored');
    await database.answer('stored');
    await Promise.all(all);
    const rows = database.statements.flat();
    expect(database.statements.map(({ length }) => length)).toEqual([1, 5]);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(rows.map(({ chain_id }) => chain_id)).size).toBe(1);
  });

  it('[W-01] answers nobody before the database has', async () => {
    const database = new SlowDatabase();
    let isDone = false;
    const adding = database.writer.add(event()).then(() => (isDone = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isDone).toBe(false);
    await database.answer('stored');
    await expect(adding).resolves.toBe(true);
  });

  it('[W-30] begins another chain after a write whose outcome is not known', async () => {
    const database = new SlowDatabase();
    const lost = database.writer.add(event()).catch(String);
    await database.answer('lost');
    expect(await lost).toContain('the connection broke');
    const next = database.writer.add(event());
    await database.answer('stored');
    await next;
    const [before, after] = database.statements.flat();
    expect([before?.number, after?.number]).toEqual([1, 1]);
    expect(after?.chain_id).not.toBe(before?.chain_id);
  });

  it('[W-44] stores no line under an earlier time than the line before it, unless its clock was wrong', async () => {
    const database = new SlowDatabase();
    const times: number[] = [];
    for (const step of [0, -3, 2, 9]) {
      database.now = 1_764_000_000_000 + step;
      const adding = database.writer.add(event());
      await database.answer('stored');
      times.push((await adding) - 1_764_000_000_000);
    }
    expect(times).toEqual([0, 0, 2, 9]);
    database.now -= 60_000;
    const late = database.writer.add(event());
    await database.answer('refused');
    await database.answer('stored');
    await expect(late).resolves.toBe(database.now);
    const stored = database.statements.flat().at(-1);
    expect(stored?.ms).toBe(database.now);
  });

  it('[W-03] reads the clock of the database again when a time was refused, and then gives up', async () => {
    const database = new SlowDatabase();
    const adding = database.writer.add(event());
    await database.answer('refused');
    expect(database.syncs).toBe(1);
    await database.answer('stored');
    await expect(adding).resolves.toBe(1_764_000_000_000);
    expect(database.statements.flat().map(({ number }) => number)).toEqual([1, 1]);

    const failing = database.writer.add(event()).catch(String);
    await database.answer('refused');
    await database.answer('refused');
    expect(await failing).toContain('the clock of the database');
  });
});
