import type { Projection } from '#history';
import type { BreakGlassState, DenialState } from '../state/plan-shape.js';

/** Who is shut out of which plan, brought up to date in the statement that appends the change. */
export const DENIALS: Projection = {
  name: 'denials',
  sql: (rows) => `
    INSERT INTO denial (plan_id, person_id, how, since, lifted, unlisted, stay_ends_at)
    SELECT plan_id, d.person_id, d.how, to_timestamp(d.since / 1000), d.lifted, d.unlisted,
           to_timestamp(d.stay_ends_at / 1000)
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS d (plan_id uuid, person_id uuid, how text, since float8, lifted boolean, unlisted boolean, stay_ends_at float8)
    JOIN head USING (plan_id)
    ON CONFLICT (plan_id, person_id)
    DO UPDATE SET how = EXCLUDED.how, since = EXCLUDED.since, lifted = EXCLUDED.lifted, unlisted = EXCLUDED.unlisted,
                  stay_ends_at = EXCLUDED.stay_ends_at`,
};

/** Uses of the emergency button. */
export const EMERGENCIES: Projection = {
  name: 'emergencies',
  sql: (rows) => `
    INSERT INTO break_glass (plan_id, use_id, person_id, org_id, reason, used_seq, at, until, ended_at, review,
                             conclusion, reviewed_by, seen_by)
    SELECT plan_id, e.use_id, e.person_id, e.org_id, e.reason, e.used_seq, to_timestamp(e.at / 1000),
           to_timestamp(e.until / 1000), to_timestamp(e.ended_at / 1000), e.review, e.conclusion, e.reviewed_by, e.seen_by
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS e (plan_id uuid, use_id uuid, person_id uuid, org_id uuid, reason text, used_seq bigint, at float8, until float8,
            ended_at float8, review text, conclusion text, reviewed_by uuid, seen_by uuid[])
    JOIN head USING (plan_id)
    ON CONFLICT (plan_id, use_id)
    DO UPDATE SET ended_at = EXCLUDED.ended_at, review = EXCLUDED.review, conclusion = EXCLUDED.conclusion,
                  reviewed_by = EXCLUDED.reviewed_by, seen_by = EXCLUDED.seen_by`,
};

export function denialRow({ person, stayEndsAt, ...rest }: DenialState): object {
  return { person_id: person, stay_ends_at: stayEndsAt, ...rest };
}

export function emergencyRow(emergency: BreakGlassState): object {
  const { id, by, reason, usedSeq, at, until, endedAt, review, conclusion, reviewedBy } = emergency;
  return {
    use_id: id,
    person_id: by.person,
    org_id: by.organisation,
    reason,
    used_seq: usedSeq,
    at,
    until,
    ended_at: endedAt,
    review,
    conclusion,
    reviewed_by: reviewedBy,
    seen_by: emergency.seenBy,
  };
}
