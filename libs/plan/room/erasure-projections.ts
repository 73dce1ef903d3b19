import { Words, type Projection, type ProjectionRow, type WordsStream } from '#history';
import type { ErasureState, HoldState } from '../state/erasure-shape.js';

/** Requests, what came of them, and records of destruction. */
export const ERASURES: Projection = {
  name: 'erasures',
  sql: (rows) => `
    INSERT INTO erasure (plan_id, erasure_id, sort, items, basis, org_id, asked_by, asked_org, asked_at, status, decided_by,
                         decided_org, decided_at, ends_at, changed_seq, key_id, words)
    SELECT plan_id, e.erasure_id, e.sort, e.items, e.basis, e.org_id, e.asked_by, e.asked_org,
           to_timestamp(e.asked_at / 1000), e.status, e.decided_by, e.decided_org, to_timestamp(e.decided_at / 1000),
           to_timestamp(e.ends_at / 1000), e.changed_seq, e.key_id, decode(e.words, 'base64')
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS e (plan_id uuid, erasure_id uuid, sort text, items uuid[], basis text, org_id uuid, asked_by uuid,
            asked_org uuid, asked_at float8, status text, decided_by uuid, decided_org uuid, decided_at float8,
            ends_at float8, changed_seq bigint, key_id uuid, words text)
    JOIN head USING (plan_id)
    ON CONFLICT (plan_id, erasure_id)
    DO UPDATE SET status = EXCLUDED.status, decided_by = EXCLUDED.decided_by, decided_org = EXCLUDED.decided_org,
                  decided_at = EXCLUDED.decided_at, ends_at = EXCLUDED.ends_at, changed_seq = EXCLUDED.changed_seq,
                  words = EXCLUDED.words`,
};

/** Which organisation holds the case. */
export const HOLDS: Projection = {
  name: 'holds',
  sql: (rows) => `
    INSERT INTO legal_hold (plan_id, org_id, person_id, since, lifted_at, key_id, words)
    SELECT plan_id, h.org_id, h.person_id, to_timestamp(h.since / 1000), to_timestamp(h.lifted_at / 1000), h.key_id,
           decode(h.words, 'base64')
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS h (plan_id uuid, org_id uuid, person_id uuid, since float8, lifted_at float8, key_id uuid, words text)
    JOIN head USING (plan_id)
    ON CONFLICT (plan_id, org_id)
    DO UPDATE SET person_id = EXCLUDED.person_id, since = EXCLUDED.since, lifted_at = EXCLUDED.lifted_at,
                  words = EXCLUDED.words`,
};

/** Streams of before that an erasure hides, or that are shown again; those that the batch writes say it themselves. */
export const HIDDEN_STREAMS: Projection = {
  name: 'hidden_streams',
  sql: (rows) => `
    UPDATE stream SET erasure = h.erasure
    FROM jsonb_to_recordset(${rows}::jsonb) AS h (plan_id uuid, stream_id uuid, erasure uuid)
    JOIN head USING (plan_id)
    WHERE stream.plan_id = head.plan_id AND stream.stream_id = h.stream_id`,
};

/** What people wrote of an erasure, and what was taken; sealed in its row, and gone with the rest. */
export type ErasureWords = Pick<ErasureState, 'reason' | 'answer' | 'place' | 'kept'>;

export function erasureRow(erasure: ErasureState, stream: WordsStream): ProjectionRow {
  const { id, sort, items, basis, organisation, asked, askedAt, status, decided } = erasure;
  const { reason, answer, place, kept } = erasure;
  const words: ErasureWords = { reason, answer, place, kept };
  return {
    erasure_id: id,
    sort,
    items,
    basis,
    org_id: organisation,
    asked_by: asked.person,
    asked_org: asked.organisation,
    asked_at: askedAt,
    status,
    decided_by: decided?.person ?? null,
    decided_org: decided?.organisation ?? null,
    decided_at: erasure.decidedAt,
    ends_at: erasure.endsAt,
    changed_seq: erasure.changedSeq,
    words: new Words(words, stream),
  };
}

export function holdRow(hold: HoldState, stream: WordsStream): ProjectionRow {
  const { organisation, person, since, liftedAt, reason } = hold;
  return {
    org_id: organisation,
    person_id: person,
    since,
    lifted_at: liftedAt,
    words: new Words({ reason }, stream),
  };
}
