import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { clock } from '../support/clock.js';
import { percentile, sorted } from '../support/statistics.js';
import { CREATE_FLOOR_TABLE, floorInsert } from './floor-row.js';

export interface InsertRate {
  rowsPerCommit: number;
  rowsPerSecond: number;
  p50: number;
  p99: number;
}

/** Floor 2: what PostgreSQL itself needs for a commit of so many rows, one connection, one commit after another. */
export async function measureInserts(
  databaseUrl: string,
  { rowsPerCommit, milliseconds }: { rowsPerCommit: number; milliseconds: number },
): Promise<InsertRate> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(CREATE_FLOOR_TABLE);
    const planId = randomUUID();
    const stream = randomUUID();
    const times: number[] = [];
    let seq = 0;
    const batch = async (): Promise<void> => {
      const edits = Array.from({ length: rowsPerCommit }, () => {
        seq += 1;
        return { planId, seq, stream, rev: seq, opId: randomUUID() };
      });
      const query = floorInsert(edits);
      const begun = clock();
      await client.query(query);
      times.push(clock() - begun);
    };
    for (let warm = 0; warm < 50; warm += 1) await batch();
    times.length = 0;
    const begun = clock();
    while (clock() - begun < milliseconds) await batch();
    const seconds = (clock() - begun) / 1000;
    const row = sorted(times);
    return {
      rowsPerCommit,
      rowsPerSecond: (times.length * rowsPerCommit) / seconds,
      p50: percentile(row, 0.5),
      p99: percentile(row, 0.99),
    };
  } finally {
    await client.end();
  }
}
