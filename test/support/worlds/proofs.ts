import type { TestApp } from '../app.js';
import { TestSigner } from '../ledger/test-signer.js';
import { query } from '../log-check.js';

const DAY_MS = 86_400_000;

/** Begins a ledger with one checkpoint, of tomorrow: after whatever anybody asks today. */
export async function beginLedger({ database }: TestApp): Promise<void> {
  const signer = await TestSigner.start(database.url);
  await signer.signAt((Math.floor(Date.now() / DAY_MS) + 1) * DAY_MS);
  await signer.close();
}

/** Proofs of every stream of a plan, as the signer leaves them: beside the stream that one names, random bytes look no different. */
export function proveAll({ database }: TestApp, planId: string): Promise<unknown> {
  return query(database.url, (client) =>
    client.query(
      `INSERT INTO head_proof
       SELECT plan_id, stream_id, 0,
              overlay((SELECT string_agg(uuid_send(gen_random_uuid()), '') FROM generate_series(1, 71)
                       WHERE stream_id IS NOT NULL) || decode('00000000', 'hex') PLACING uuid_send(stream_id) FROM 61)
       FROM stream WHERE plan_id = $1 ON CONFLICT DO NOTHING`,
      [planId],
    ),
  );
}
