import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { SIGNER_ROLE } from '#kernel';
import { signingKey } from '#ledger';
import { LedgerStore } from '../../apps/signer/log/ledger-store.js';
import { LINK_HASH_SQL } from '../../apps/signer/read/link-row.js';
import { Signer } from '../../apps/signer/signer.js';
import { SignerFolder } from '../../apps/signer/state/signer-folder.js';
import { growTreeApart } from '../../apps/signer/tree/tree-thread.js';
import { migrate } from '../../migrations/index.js';
import { cpuSecondsOf } from '../support/processes.js';
import { createDatabase, withClient } from '../support/postgres.js';

/** What one checkpoint takes; seconds, and of CPU where it says so. */
export interface CheckpointCost {
  streams: number;
  what: string;
  seconds: number;
  signerCpu: number;
  databaseCpu: number;
  proofs: number;
}

const MINUTE_MS = 60_000;
const STREAMS_A_PLAN = 100;

/** The first checkpoint of so many streams, then one after nothing changed, one after 1 % did, and one with proofs of 100 plans. */
export async function measureCheckpoints(
  postgresUrl: string,
  streams: number,
): Promise<CheckpointCost[]> {
  const url = await createDatabase(postgresUrl, 'bench_checkpoint');
  await migrate(url);
  const start = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 60 * MINUTE_MS;
  await withClient(url, (client) => fill(client, streams, start));
  const bench = await CheckpointBench.open(url);
  try {
    const costs = [await bench.sign('first of all', streams, start + MINUTE_MS)];
    costs.push(await bench.sign('nothing changed', streams, start + 2 * MINUTE_MS));
    await withClient(url, (client) => changeSome(client, start + 2 * MINUTE_MS + 1));
    costs.push(await bench.sign('1 % changed', streams, start + 3 * MINUTE_MS));
    await withClient(url, (client) => wish(client, start));
    costs.push(await bench.sign('with proofs', streams, start + 4 * MINUTE_MS));
    return costs;
  } finally {
    await bench.close();
  }
}

class CheckpointBench {
  private constructor(
    private readonly path: string,
    private readonly pool: pg.Pool,
    private readonly signer: Signer,
  ) {}

  /** On one connection, so that its CPU is the database's; but for it all is as in production. */
  static async open(url: string): Promise<CheckpointBench> {
    const path = mkdtempSync(join(tmpdir(), 'vangnet-bench-signer-'));
    const pool = new pg.Pool({
      connectionString: url,
      max: 1,
      idleTimeoutMillis: 0,
      options: `-c role=${SIGNER_ROLE}`,
    });
    const signer = new Signer({
      pool,
      folder: await SignerFolder.open(path),
      key: signingKey(generateKeyPairSync('ed25519').privateKey),
      store: new LedgerStore(pool),
      pace: { until: () => Promise.resolve(), pause: () => Promise.resolve() },
      growTree: growTreeApart,
      log: () => undefined,
    });
    return new CheckpointBench(path, pool, signer);
  }

  async sign(what: string, streams: number, at: number): Promise<CheckpointCost> {
    const { rows } = await this.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const pid = rows[0]?.pid ?? 0;
    const [begun, cpu, database] = [performance.now(), process.cpuUsage(), cpuSecondsOf(pid)];
    if (!(await this.signer.checkpoint(at))) throw new Error('the signer refuses');
    const { user, system } = process.cpuUsage(cpu);
    const proofs = await this.pool.query<{ n: number }>(
      'SELECT count(number)::int AS n FROM head_proof',
    );
    return {
      streams,
      what,
      seconds: (performance.now() - begun) / 1000,
      signerCpu: (user + system) / 1e6,
      databaseCpu: cpuSecondsOf(pid) - database,
      proofs: proofs.rows[0]?.n ?? 0,
    };
  }

  async close(): Promise<void> {
    await this.pool.end();
    rmSync(this.path, { recursive: true });
  }
}

/** Plans of a hundred streams with a change each, whose links hold. */
async function fill(client: pg.Client, streams: number, at: number): Promise<void> {
  await client.query('SELECT setseed(0.5)');
  await client.query(
    `INSERT INTO plan_head SELECT gen_random_uuid(), ${STREAMS_A_PLAN}, to_timestamp($2::float8 / 1000)
     FROM generate_series(1, $1)`,
    [Math.ceil(streams / STREAMS_A_PLAN), at],
  );
  await client.query(
    insertSql(`
    SELECT plan_id, place.seq, gen_random_uuid() AS stream_id, 1::bigint AS rev, plan_head.at, sha256(uuid_send(gen_random_uuid())) AS prev_hash
    FROM plan_head CROSS JOIN generate_series(1, ${STREAMS_A_PLAN}) AS place (seq)`),
  );
  await client.query('VACUUM ANALYZE change, plan_head');
}

/** The first stream of each plan goes on. */
async function changeSome(client: pg.Client, at: number): Promise<void> {
  await client.query(`UPDATE plan_head SET seq = seq + 1, at = to_timestamp(${at}::float8 / 1000)`);
  await client.query(
    insertSql(`
    SELECT plan_id, plan_head.seq, stream_id, rev + 1 AS rev, plan_head.at, hash AS prev_hash
    FROM plan_head JOIN change USING (plan_id) WHERE change.seq = 1`),
  );
}

async function wish(client: pg.Client, since: number): Promise<void> {
  await client.query(
    `INSERT INTO proof_wish SELECT plan_id, gen_random_uuid(), to_timestamp($1::float8 / 1000), now() + interval '1 day'
     FROM plan_head LIMIT 100`,
    [since],
  );
}

function insertSql(rows: string): string {
  return `
    INSERT INTO change (plan_id, seq, stream_id, rev, op_id, kind, at, actor_id, org_id, key_id, format, body,
                        body_commitment, actor_commitment, prev_hash, hash)
    SELECT plan_id, seq, stream_id, rev, gen_random_uuid(), kind, at, org_id, org_id, gen_random_uuid(), format,
           decode(repeat('00', 200), 'hex'), body_commitment, actor_commitment, prev_hash, ${LINK_HASH_SQL}
    FROM (SELECT *, 10::smallint AS kind, 2::smallint AS format, gen_random_uuid() AS org_id,
                 sha256(uuid_send(gen_random_uuid())) AS body_commitment, sha256(uuid_send(gen_random_uuid())) AS actor_commitment
          FROM (${rows}) AS bare) AS linked`;
}
