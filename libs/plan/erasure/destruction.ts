import type { ErasureSort } from '#contract';
import { inPlan, type KeyRing } from '#history';
import type { ScopedPool } from '#kernel';

/** An erasure whose term is over, as the worker finds it. */
export interface DueErasure {
  plan_id: string;
  erasure_id: string;
  sort: ErasureSort;
}

interface Means {
  /** Of the worker. */
  pool: ScopedPool;
  keys: KeyRing;
}

/** The one way in which anything is erased: its keys are named, every node lets go of them, and they are destroyed. */
export class Destruction {
  constructor(private readonly means: Means) {}

  /** Tells every node which keys go. The time from which they know counts from a statement of its own, after that is stored. */
  async name({ plan_id: planId, erasure_id: id, sort }: DueErasure): Promise<void> {
    const keys = sort === 'CASE' ? KEYS_OF_CASE : KEYS_OF_ITEMS;
    await this.run(
      planId,
      `INSERT INTO destroyed_key (key_id, erasure_id) SELECT DISTINCT key_id, $2::uuid FROM (${keys}) AS going
       ON CONFLICT (key_id) DO NOTHING`,
      [planId, id],
    );
    await this.run(
      planId,
      `UPDATE erasure SET let_go_at = clock_timestamp()
       WHERE plan_id = $1 AND erasure_id = $2 AND status = 'DONE' AND let_go_at IS NULL`,
      [planId, id],
    );
  }

  /** Destroys the keys, then what stands in the clear; that it is done is said last (E-16). */
  async carryOut({ plan_id: planId, erasure_id: id, sort }: DueErasure): Promise<void> {
    const { rows } = await this.means.pool.query<{ key_id: string }>(inPlan(planId), {
      text: 'SELECT key_id FROM destroyed_key WHERE erasure_id = $1',
      values: [id],
    });
    await this.means.keys.destroy(rows.map(({ key_id: key }) => key));
    if (sort === 'CASE') await this.emptyCase(planId);
    else await this.run(planId, MARKS_OF_PEOPLE, [planId]);
    const which = sort === 'CASE' ? '' : 'AND erasure_id = $2';
    await this.run(
      planId,
      `UPDATE erasure SET words = NULL WHERE plan_id = $1 ${which}`,
      sort === 'CASE' ? [planId] : [planId, id],
    );
    await this.run(
      planId,
      `UPDATE erasure SET destroyed_at = clock_timestamp()
       WHERE plan_id = $1 AND erasure_id = $2 AND status = 'DONE' AND destroyed_at IS NULL`,
      [planId, id],
    );
  }

  private async emptyCase(planId: string): Promise<void> {
    for (const table of ROWS_OF_CASE) {
      await this.run(planId, `DELETE FROM ${table} WHERE plan_id = $1`, [planId]);
    }
    // What is known of destructions stays, under keys of its own (E-40).
    await this.run(planId, `DELETE FROM stream WHERE plan_id = $1 AND field <> '@erased'`, [
      planId,
    ]);
  }

  private async run(planId: string, text: string, values: unknown[]): Promise<void> {
    await this.means.pool.query(inPlan(planId), { text, values });
  }
}

/**
 * Of what an erasure hid, and of the request itself. An earlier request of the same items that came to nothing goes along:
 * what was taken by it, and why it was asked, tell of what is erased now. So may one of an item at which a view stands that goes.
 */
const KEYS_OF_ITEMS = `
  SELECT key_id FROM stream
  WHERE plan_id = $1 AND (erasure = $2 OR (field = '@erasure' AND item_id IN (
    SELECT other.erasure_id FROM erasure AS own JOIN erasure AS other USING (plan_id)
    WHERE own.plan_id = $1 AND own.erasure_id = $2
      AND (other.erasure_id = $2
           OR (other.status IN ('WITHDRAWN', 'REFUSED', 'UNDONE')
               AND (other.items && own.items OR other.items && ARRAY(
                 SELECT item_id FROM stream
                 WHERE plan_id = $1 AND erasure = $2 AND field LIKE '@view:%')))))))`;

const KEYS_OF_CASE = `
  SELECT key_id FROM stream WHERE plan_id = $1 AND field <> '@erased'
  UNION SELECT key_id FROM plan WHERE plan_id = $1
  UNION SELECT key_id FROM denial_lift WHERE plan_id = $1`;

/** Of people who were erased, and of nobody else: that much the policy lets the worker delete. */
const MARKS_OF_PEOPLE = 'DELETE FROM involved_tag WHERE plan_id = $1';

const ROWS_OF_CASE = [
  'involved_tag',
  'denial_lift',
  'denial',
  'break_glass',
  'snapshot',
  'item',
  'legal_hold',
  'visit',
  'head_proof',
  'proof_wish',
  'member',
  'participation',
] as const;
