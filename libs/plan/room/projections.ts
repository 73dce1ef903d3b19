import { Words, type Projection, type ProjectionRow, type WordsStream } from '#history';
import { possibleDirectors } from '../state/case-directors.js';
import type { ItemState, MemberState, ParticipationState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { ERASURES, HIDDEN_STREAMS, HOLDS } from './erasure-projections.js';
import { DENIALS, EMERGENCIES } from './hidden-projections.js';

/** The current state of everything that has one, brought up to date in the statement that appends their changes. */
export const PLAN_PROJECTIONS: readonly Projection[] = [
  {
    name: 'items',
    sql: (rows) => `
      INSERT INTO item (plan_id, item_id, kind, eras, audience, fields, position, removed, added_seq, removed_seq,
                        erasure, owner_id, added_by, added_at, changed_on)
      SELECT plan_id, i.item_id, i.kind, i.eras, i.audience, i.fields, i.position, i.removed, i.added_seq,
             i.removed_seq, i.erasure, i.owner_id, i.added_by,
             to_timestamp(i.added_at / 1000), to_timestamp(i.changed_on / 1000)
      FROM jsonb_to_recordset(${rows}::jsonb)
        AS i (plan_id uuid, item_id uuid, kind text, eras uuid[], audience jsonb, fields jsonb, position text, removed boolean,
              added_seq bigint, removed_seq bigint, erasure uuid, owner_id uuid, added_by uuid, added_at float8,
              changed_on float8)
      JOIN head USING (plan_id)
      ON CONFLICT (plan_id, item_id)
      DO UPDATE SET eras = EXCLUDED.eras, audience = EXCLUDED.audience, fields = EXCLUDED.fields,
                    position = EXCLUDED.position, removed = EXCLUDED.removed,
                    removed_seq = EXCLUDED.removed_seq, erasure = EXCLUDED.erasure, changed_on = EXCLUDED.changed_on`,
  },
  {
    name: 'members',
    sql: (rows) => `
      INSERT INTO member (plan_id, person_id, org_id, begins_at, ends_at, named)
      SELECT plan_id, m.person_id, m.org_id, to_timestamp(m.begins_at / 1000), to_timestamp(m.ends_at / 1000), m.named
      FROM jsonb_to_recordset(${rows}::jsonb)
        AS m (plan_id uuid, person_id uuid, org_id uuid, begins_at float8, ends_at float8, named boolean)
      JOIN head USING (plan_id)
      ON CONFLICT (plan_id, person_id)
      DO UPDATE SET org_id = EXCLUDED.org_id, begins_at = EXCLUDED.begins_at, ends_at = EXCLUDED.ends_at,
                    named = EXCLUDED.named`,
  },
  {
    name: 'participations',
    sql: (rows) => `
      INSERT INTO participation (plan_id, org_id, status, past, invited_by, invited_by_org, invited_at,
                                 since_seq, since_at, changed_seq, changed_at, key_id, words)
      SELECT plan_id, p.org_id, p.status, p.past, p.invited_by, p.invited_by_org,
             to_timestamp(p.invited_at / 1000), p.since_seq, to_timestamp(p.since_at / 1000), p.changed_seq,
             to_timestamp(p.changed_at / 1000), p.key_id, decode(p.words, 'base64')
      FROM jsonb_to_recordset(${rows}::jsonb)
        AS p (plan_id uuid, org_id uuid, status text, past text, invited_by uuid, invited_by_org uuid,
              invited_at float8, since_seq bigint, since_at float8, changed_seq bigint, changed_at float8, key_id uuid,
              words text)
      JOIN head USING (plan_id)
      ON CONFLICT (plan_id, org_id)
      DO UPDATE SET status = EXCLUDED.status, past = EXCLUDED.past,
                    invited_by = EXCLUDED.invited_by, invited_by_org = EXCLUDED.invited_by_org,
                    invited_at = EXCLUDED.invited_at, since_seq = EXCLUDED.since_seq, since_at = EXCLUDED.since_at,
                    changed_seq = EXCLUDED.changed_seq, changed_at = EXCLUDED.changed_at, key_id = EXCLUDED.key_id,
                    words = EXCLUDED.words`,
  },
  {
    name: 'cases',
    sql: (rows) => `
      INSERT INTO case_state (plan_id, status, safety_house, begun_by, directors, closed_at)
      SELECT plan_id, c.status, c.safety_house, c.begun_by, c.directors, to_timestamp(c.closed_at / 1000)
      FROM jsonb_to_recordset(${rows}::jsonb)
        AS c (plan_id uuid, status text, safety_house boolean, begun_by uuid, directors uuid[], closed_at float8)
      JOIN head USING (plan_id)
      ON CONFLICT (plan_id)
      DO UPDATE SET status = EXCLUDED.status, safety_house = EXCLUDED.safety_house, begun_by = EXCLUDED.begun_by,
                    directors = EXCLUDED.directors, closed_at = EXCLUDED.closed_at`,
  },
  DENIALS,
  EMERGENCIES,
  ERASURES,
  HOLDS,
  HIDDEN_STREAMS,
];

/** What people wrote of an organisation's taking part; sealed in its row. */
export type ParticipationWords = Pick<ParticipationState, 'ground' | 'note'>;

export function itemRow(item: ItemState): ProjectionRow {
  return {
    item_id: item.id,
    kind: item.kind,
    eras: item.eras,
    audience: item.audience,
    fields: item.fields,
    position: item.position,
    removed: item.removed,
    added_seq: item.addedSeq,
    removed_seq: item.removedSeq,
    erasure: item.erasure,
    owner_id: item.owner,
    added_by: item.addedBy.person,
    added_at: item.addedAt,
    changed_on: item.changedOn,
  };
}

export function memberRow(member: MemberState): ProjectionRow {
  return {
    person_id: member.person,
    org_id: member.organisation,
    begins_at: member.beginsAt,
    ends_at: member.endsAt,
    named: member.named,
  };
}

export function participationRow(
  participation: ParticipationState,
  stream: WordsStream,
): ProjectionRow {
  const { organisation, status, ground, past, invitedBy, since, note } = participation;
  const words: ParticipationWords = { ground, note };
  return {
    org_id: organisation,
    status,
    past,
    invited_by: invitedBy.person,
    invited_by_org: invitedBy.organisation,
    invited_at: participation.invitedAt,
    since_seq: since?.seq ?? null,
    since_at: since?.at ?? null,
    changed_seq: participation.changedSeq,
    changed_at: participation.changedAt,
    words: new Words(words, stream),
  };
}

/** With everyone whom some reader may see to be the regievoerder, for finding cases by it (C-30). */
export function caseRow(state: PlanState): ProjectionRow {
  const { status, safetyHouse, begunBy, closedAt } = state.case;
  const directors = status === 'DESTROYED' ? [] : [...new Set(possibleDirectors(state))];
  return { status, safety_house: safetyHouse, begun_by: begunBy, directors, closed_at: closedAt };
}
