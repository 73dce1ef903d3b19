import type pg from 'pg';
import {
  openCosignature,
  proveConsistency,
  proveInclusion,
  type RestoreEvidence,
  type SubtreeSource,
  type VerifyingKey,
} from '#ledger';

/** The newest log head and who cosigned it. */
export interface LedgerHead {
  size: number;
  /** The 144 signed bytes. */
  logHead: Buffer;
  cosignatures: Buffer[];
}

/** Restores that are shown, the newest first: more than any log should ever have. */
const RESTORES_SHOWN = 20;

/** The ledger as everybody may see it (G-60): no part of it is about a plan. */
export class LedgerReader {
  constructor(private readonly pool: pg.Pool) {}

  /** Undefined before the first checkpoint. */
  async newest(): Promise<LedgerHead | undefined> {
    const { rows } = await this.pool.query<{ size: string; bytes: Buffer; cosigned: Buffer[] }>({
      name: 'ledger-newest',
      text: `SELECT size, bytes, ARRAY(
               SELECT c.bytes FROM ledger_cosignature AS c WHERE c.size = h.size ORDER BY key_id) AS cosigned
             FROM ledger_head AS h ORDER BY size DESC LIMIT 1`,
    });
    const [row] = rows;
    return row && { size: Number(row.size), logHead: row.bytes, cosignatures: row.cosigned };
  }

  /** Signed bytes of leaves from a place on, at most `count` of them. */
  async leaves(from: number, count: number): Promise<Buffer[]> {
    const { rows } = await this.pool.query<{ bytes: Buffer }>({
      name: 'ledger-leaves',
      text: 'SELECT bytes FROM ledger_leaf WHERE number >= $1 ORDER BY number LIMIT $2',
      values: [from, count],
    });
    return rows.map(({ bytes }) => bytes);
  }

  /** The way from a leaf to the root of the first `size` (G-12). Throws a RangeError when there is no such leaf. */
  inclusion(number: number, size: number): Promise<Buffer[]> {
    return proveInclusion(this.subtrees, number, size);
  }

  /** Shows that `earlier` leaves are the beginning of `size` (G-14). Throws a RangeError when they are not so many. */
  consistency(earlier: number, size: number): Promise<Buffer[]> {
    return proveConsistency(this.subtrees, earlier, size);
  }

  /** The newest restores among the first `size` leaves, each with what shows it (G-43). */
  async restores(size: number): Promise<RestoreEvidence[]> {
    const { rows } = await this.pool.query<{ number: string; bytes: Buffer }>({
      name: 'ledger-restores',
      text: `SELECT number, bytes FROM ledger_leaf WHERE length(bytes) = 154 AND number < $1
             ORDER BY number DESC LIMIT ${RESTORES_SHOWN}`,
      values: [size],
    });
    return Promise.all(
      rows.map(async ({ number, bytes }) => ({
        bytes,
        inclusion: await this.inclusion(Number(number), size),
        consistency: await this.consistency(Number(number), size),
      })),
    );
  }

  /**
   * Keeps a cosignature of a log head that is there, once for each key; false when there is no such head. Throws a LedgerFault
   * for anything that is no cosignature of that head by this witness.
   */
  async cosign(bytes: Buffer, size: number, witness: VerifyingKey): Promise<boolean> {
    const { rows } = await this.pool.query<{ bytes: Buffer }>(
      'SELECT bytes FROM ledger_head WHERE size = $1',
      [size],
    );
    const [head] = rows;
    if (!head) return false;
    const keyId = openCosignature(bytes, head.bytes, [witness]);
    await this.pool.query(
      'INSERT INTO ledger_cosignature VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [size, keyId, bytes],
    );
    return true;
  }

  /** Why the signer refuses at the size that the log has; undefined when it does not. */
  async refusal(): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ reason: string }>(
      `SELECT reason FROM ledger_refusal
       WHERE size >= coalesce((SELECT max(size) FROM ledger_head), 0) ORDER BY size DESC LIMIT 1`,
    );
    return rows[0]?.reason;
  }

  private readonly subtrees: SubtreeSource = async (places) => {
    const { rows } = await this.pool.query<{ hash: Buffer }>({
      name: 'ledger-subtrees',
      text: `SELECT hash FROM unnest($1::smallint[], $2::bigint[]) WITH ORDINALITY AS wanted (level, index, place)
             JOIN ledger_subtree USING (level, index) ORDER BY place`,
      values: [places.map(({ level }) => level), places.map(({ index }) => index)],
    });
    return rows.map(({ hash }) => hash);
  };
}
