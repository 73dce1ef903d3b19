import type { Audience } from '#contract';
import type { Actor, ScopedDatabase } from '#kernel';
import type { StreamOutline } from '../change-page.js';
import { asReader } from '../scope.js';

/** A proof of a stream at the newest checkpoint that there are proofs of. */
export interface StoredProof extends StreamOutline {
  /** The 1140 bytes. */
  bytes: Buffer;
  /** Of the checkpoint. */
  number: number;
  closed: boolean;
  /** Position of its last change in the log of the plan; for deciding, and for nobody to be told. */
  lastSeq: number;
}

/** So long proofs go on being made after somebody asked. */
const WISH_HOLDS = '15 minutes';

/** Proofs for one person (G-54). Row-level security withholds what the person may not read. */
export class HeadProofs {
  constructor(private readonly reader: ScopedDatabase) {}

  /** Wishes for proofs of a plan from the next checkpoint on; answers since when, in Unix milliseconds, the wish holds without a break. */
  async wish(actor: Actor, planId: string): Promise<number> {
    const { rows } = await this.reader.query<{ since: Date }>(asReader(actor, planId), {
      name: 'proof-wish',
      text: `INSERT INTO proof_wish VALUES ($1, $2, now(), now() + interval '${WISH_HOLDS}')
             ON CONFLICT (plan_id, person_id) DO UPDATE SET
               since = CASE WHEN proof_wish.until < now() THEN now() ELSE proof_wish.since END, until = EXCLUDED.until
             RETURNING since`,
      values: [planId, actor.person],
    });
    return rows[0]?.since.getTime() ?? Infinity;
  }

  /** In the order in which the streams began. */
  async of(actor: Actor, planId: string): Promise<StoredProof[]> {
    const { rows } = await this.reader.query<{
      stream_id: string;
      item_id: string;
      field: string;
      audience: Audience;
      narrowed: Audience | null;
      rev: string;
      closed: boolean;
      bytes: Buffer;
      number: string;
      last_seq: string;
    }>(asReader(actor, planId), {
      name: 'head-proofs',
      text: `SELECT stream_id, item_id, field, audience, narrowed, stream.rev, closed, proof.bytes, proof.number,
                    last.seq AS last_seq
             FROM head_proof AS proof JOIN stream USING (plan_id, stream_id)
             JOIN change AS first USING (plan_id, stream_id)
             JOIN change AS last USING (plan_id, stream_id)
             WHERE plan_id = $1 AND first.rev = 1 AND last.rev = stream.rev ORDER BY first.seq`,
      values: [planId],
    });
    return rows.map((row) => ({
      streamId: row.stream_id,
      item: row.item_id,
      field: row.field,
      audience: row.audience,
      narrowed: row.narrowed,
      rev: Number(row.rev),
      closed: row.closed,
      bytes: row.bytes,
      number: Number(row.number),
      lastSeq: Number(row.last_seq),
    }));
  }
}
