import type { Projection } from '#history';
import { DENIALS, EMERGENCIES } from './hidden-projections.js';
import type { ItemState, MemberState } from '../state/plan-shape.js';

/** The current state of items, members, denials and emergencies, brought up to date in the statement that appends their changes. */
export const PLAN_PROJECTIONS: readonly Projection[] = [
  {
    name: 'items',
    sql: (rows) => `
      INSERT INTO item (plan_id, item_id, kind, eras, audience, fields, position, removed, owner_id, added_by, added_at)
      SELECT plan_id, i.item_id, i.kind, i.eras, i.audience, i.fields, i.position, i.removed, i.owner_id, i.added_by,
             to_timestamp(i.added_at / 1000)
      FROM jsonb_to_recordset(${rows}::jsonb)
        AS i (plan_id uuid, item_id uuid, kind text, eras uuid[], audience jsonb, fields jsonb, position text, removed boolean,
              owner_id uuid, added_by uuid, added_at float8)
      JOIN head USING (plan_id)
      ON CONFLICT (plan_id, item_id)
      DO UPDATE SET eras = EXCLUDED.eras, audience = EXCLUDED.audience, fields = EXCLUDED.fields,
                    position = EXCLUDED.position, removed = EXCLUDED.removed`,
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
  DENIALS,
  EMERGENCIES,
];

export function itemRow(item: ItemState): object {
  return {
    item_id: item.id,
    kind: item.kind,
    eras: item.eras,
    audience: item.audience,
    fields: item.fields,
    position: item.position,
    removed: item.removed,
    owner_id: item.owner,
    added_by: item.addedBy.person,
    added_at: item.addedAt,
  };
}

export function memberRow(member: MemberState): object {
  return {
    person_id: member.person,
    org_id: member.organisation,
    begins_at: member.beginsAt,
    ends_at: member.endsAt,
    named: member.named,
  };
}
