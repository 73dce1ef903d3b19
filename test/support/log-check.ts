import pg from 'pg';
import { CHANGE_COLUMNS, changesOf, verifyStream, type Change, type ChangeRow } from '#history';
import { testKeys } from './keys/test-keys.js';

/** Every change of a plan as the database holds it, read past everything that the application does. */
export async function readLog(url: string, planId: string): Promise<Change[]> {
  return query(url, async (client) => {
    const { rows } = await client.query<ChangeRow>(
      `SELECT ${CHANGE_COLUMNS} FROM change WHERE plan_id = $1 ORDER BY seq`,
      [planId],
    );
    return changesOf(await testKeys(), rows);
  });
}

/** What is wrong with a log: numbers that jump or repeat, op ids that stand twice, links that do not hold. */
export function faultsOf(log: readonly Change[]): string[] {
  const faults: string[] = [];
  log.forEach(({ seq }, index) => {
    if (seq !== index + 1) faults.push(`seq ${seq} stands at ${index + 1}`);
  });
  const opIds = new Set(log.map(({ opId }) => opId));
  if (opIds.size !== log.length) faults.push('an op id stands twice');
  for (const changes of byStream(log).values()) {
    for (const { streamId, rev, reason } of verifyStream(changes)) {
      faults.push(`${reason} at rev ${rev} of ${streamId}`);
    }
  }
  return faults;
}

export function byStream(log: readonly Change[]): Map<string, Change[]> {
  const streams = new Map<string, Change[]>();
  for (const change of log) {
    streams.set(change.streamId, [...(streams.get(change.streamId) ?? []), change]);
  }
  return streams;
}

/** Works on the database as its owner. */
export async function query<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
