import type pg from 'pg';
import type { Refusal } from '../state/refusal.js';
import type { StatementInLog } from '../state/signer-folder.js';

/** A proof that somebody wished for. */
export interface WishedProof {
  planId: string;
  streamId: string;
  bytes: Buffer;
}

/** Proofs of one checkpoint. */
export interface WishedProofs {
  number: number;
  /** The moment of the checkpoint. */
  at: number;
  proofs: readonly WishedProof[];
}

const TOGETHER = 1000;

/** The ledger in the database (G-55). */
export class LedgerStore {
  constructor(private readonly pool: pg.Pool) {}

  /** How many leaves there are, and the last; the places below it are taken. */
  async end(): Promise<{ size: number; leaf: Buffer | undefined }> {
    const { rows } = await this.pool.query<{ number: string; bytes: Buffer }>(
      'SELECT number, bytes FROM ledger_leaf ORDER BY number DESC LIMIT 1',
    );
    return rows[0]
      ? { size: Number(rows[0].number) + 1, leaf: rows[0].bytes }
      : { size: 0, leaf: undefined };
  }

  /** Leaves from a place on, each with the log head after it. */
  async statementsFrom(
    number: number,
  ): Promise<{ number: number; leaf: Buffer; logHead: Buffer }[]> {
    const { rows } = await this.pool.query<{ number: string; leaf: Buffer; log_head: Buffer }>(
      `SELECT number, leaf.bytes AS leaf, head.bytes AS log_head
       FROM ledger_leaf AS leaf JOIN ledger_head AS head ON head.size = leaf.number + 1
       WHERE number >= $1 ORDER BY number`,
      [number],
    );
    return rows.map((row) => ({
      number: Number(row.number),
      leaf: row.leaf,
      logHead: row.log_head,
    }));
  }

  /** Shows statements to everyone, with the proofs of the newest: all or nothing. Without proofs, those that there are stay. */
  async giveOut(statements: readonly StatementInLog[], newest?: WishedProofs): Promise<void> {
    await this.transaction(async (client) => {
      for (const { number, leaf, logHead, completed } of statements) {
        await client.query('INSERT INTO ledger_leaf VALUES ($1, $2)', [number, leaf]);
        await client.query('INSERT INTO ledger_head VALUES ($1, $2)', [number + 1, logHead]);
        await client.query(
          `INSERT INTO ledger_subtree SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])`,
          [
            completed.map(({ level }) => level),
            completed.map(({ index }) => index),
            completed.map(({ hash }) => hash),
          ],
        );
      }
      if (newest) await replaceProofs(client, newest);
    });
  }

  /** Tells operators why nothing is signed: once for each size of the log. */
  async tellRefusal({ size, reason, subject }: Refusal): Promise<void> {
    await this.pool.query(
      `INSERT INTO ledger_refusal (size, reason, subject) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [size, reason, subject],
    );
  }

  private async transaction(work: (client: pg.ClientBase) => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    let isBroken = true;
    try {
      await client.query('BEGIN');
      await work(client);
      await client.query('COMMIT');
      isBroken = false;
    } finally {
      client.release(isBroken);
    }
  }
}

async function replaceProofs(
  client: pg.ClientBase,
  { number, at, proofs }: WishedProofs,
): Promise<void> {
  await client.query('DELETE FROM head_proof');
  await client.query('DELETE FROM proof_wish WHERE until <= $1', [new Date(at)]);
  for (let from = 0; from < proofs.length; from += TOGETHER) {
    const some = proofs.slice(from, from + TOGETHER);
    await client.query(
      `INSERT INTO head_proof SELECT p.plan_id, p.stream_id, $4, p.bytes
       FROM unnest($1::uuid[], $2::uuid[], $3::bytea[]) AS p (plan_id, stream_id, bytes)`,
      [
        some.map(({ planId }) => planId),
        some.map(({ streamId }) => streamId),
        some.map(({ bytes }) => bytes),
        number,
      ],
    );
  }
}
