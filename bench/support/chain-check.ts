import {
  CHANGE_COLUMNS,
  changesOf,
  KeyFolder,
  KeyRing,
  verifyStream,
  type Change,
  type ChangeRow,
} from '#history';
import { KEYS } from './places.js';
import { withClient } from './postgres.js';

/** Reads the log of a plan back and checks it: no gap in any stream, every link and commitment recomputed. */
export async function chainFaults(databaseUrl: string, planId: string): Promise<string[]> {
  const keys = new KeyRing(await KeyFolder.open(KEYS));
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<ChangeRow>(
      `SELECT ${CHANGE_COLUMNS} FROM change WHERE plan_id = $1 ORDER BY seq`,
      [planId],
    );
    const faults = rows.some((row, index) => Number(row.seq) !== index + 1)
      ? ['the log of the plan has a gap']
      : [];
    const streams = new Map<string, Change[]>();
    for (const change of await changesOf(keys, rows)) {
      const stream = streams.get(change.streamId);
      if (stream) stream.push(change);
      else streams.set(change.streamId, [change]);
    }
    for (const changes of streams.values()) {
      for (const { reason, rev } of verifyStream(changes))
        faults.push(`chain: ${reason} at rev ${rev}`);
    }
    return faults;
  });
}
