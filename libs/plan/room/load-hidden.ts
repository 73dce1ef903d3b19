import type { ReviewState } from '#contract';
import { openWords, type WordsRow } from '#history';
import type { DenialCause } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { emergencyStream } from '../state/stream-id.js';
import type { EmergencyWords } from './hidden-projections.js';
import { rowsOf, type Source } from './plan-source.js';

interface DenialRow {
  person_id: string;
  how: DenialCause;
  since: Date;
  lifted: boolean;
  unlisted: boolean;
  stay_ends_at: Date | null;
}

/** Who is shut out by a conflict of interest. */
export async function readDenials(source: Source, state: PlanState): Promise<void> {
  const rows = await rowsOf<DenialRow>(
    source,
    'SELECT person_id, how, since, lifted, unlisted, stay_ends_at FROM denial WHERE plan_id = $1',
  );
  for (const { person_id: person, since, stay_ends_at: stayEndsAt, ...rest } of rows) {
    state.putDenial({
      person,
      since: since.getTime(),
      stayEndsAt: stayEndsAt?.getTime() ?? null,
      ...rest,
    });
  }
}

interface EmergencyRow extends WordsRow {
  use_id: string;
  person_id: string;
  org_id: string;
  used_seq: string;
  at: Date;
  until: Date;
  ended_at: Date | null;
  review: ReviewState;
  reviewed_by: string | null;
  seen_by: string[];
}

/** Every use of the emergency button there was: they are few, and reviews stand until they are done. */
export async function readEmergencies(source: Source, state: PlanState): Promise<void> {
  const rows = await rowsOf<EmergencyRow>(
    source,
    `SELECT plan_id, use_id, person_id, org_id, used_seq, at, until, ended_at, review, reviewed_by, seen_by, key_id,
            words
     FROM break_glass WHERE plan_id = $1`,
  );
  const words = await openWords<EmergencyWords, EmergencyRow>(source.keys, rows, (row) =>
    emergencyStream(row.use_id),
  );
  for (const [index, row] of rows.entries()) {
    const { reason = '', conclusion = null } = words[index] ?? {};
    state.putEmergency({
      id: row.use_id,
      by: { person: row.person_id, organisation: row.org_id },
      reason,
      usedSeq: Number(row.used_seq),
      at: row.at.getTime(),
      until: row.until.getTime(),
      endedAt: row.ended_at?.getTime() ?? null,
      review: row.review,
      conclusion,
      reviewedBy: row.reviewed_by,
      seenBy: row.seen_by,
    });
  }
}
