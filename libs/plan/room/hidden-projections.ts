import { Words, type Projection, type ProjectionRow, type WordsStream } from '#history';
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
    INSERT INTO break_glass (plan_id, use_id, person_id, org_id, used_seq, at, until, ended_at, review, reviewed_by,
                             seen_by, key_id, words)
    SELECT plan_id, e.use_id, e.person_id, e.org_id, e.used_seq, to_timestamp(e.at / 1000),
           to_timestamp(e.until / 1000), to_timestamp(e.ended_at / 1000), e.review, e.reviewed_by, e.seen_by,
           e.key_id, decode(e.words, 'base64')
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS e (plan_id uuid, use_id uuid, person_id uuid, org_id uuid, used_seq bigint, at float8, until float8,
            ended_at float8, review text, reviewed_by uuid, seen_by uuid[], key_id uuid, words text)
    JOIN head USING (plan_id)
    ON CONFLICT (plan_id, use_id)
    DO UPDATE SET ended_at = EXCLUDED.ended_at, review = EXCLUDED.review, reviewed_by = EXCLUDED.reviewed_by,
                  seen_by = EXCLUDED.seen_by, key_id = EXCLUDED.key_id, words = EXCLUDED.words`,
};

export function denialRow({ person, stayEndsAt, ...rest }: DenialState): ProjectionRow {
  return { person_id: person, stay_ends_at: stayEndsAt, ...rest };
}

/** What people wrote of a use; sealed in its row. */
export type EmergencyWords = Pick<BreakGlassState, 'reason' | 'conclusion'>;

export function emergencyRow(emergency: BreakGlassState, stream: WordsStream): ProjectionRow {
  const { id, by, reason, usedSeq, at, until, endedAt, review, conclusion, reviewedBy } = emergency;
  const words: EmergencyWords = { reason, conclusion };
  return {
    use_id: id,
    person_id: by.person,
    org_id: by.organisation,
    used_seq: usedSeq,
    at,
    until,
    ended_at: endedAt,
    review,
    reviewed_by: reviewedBy,
    seen_by: emergency.seenBy,
    words: new Words(words, stream),
  };
}
