import { kindOf, type Audience, type ItemKindName } from '#contract';
import { opened, type KeyRing, type WordsRow } from '#history';
import type { ScopedPool } from '#kernel';
import { openLabels } from '../plan-label.js';
import type { PlanTitle } from '../present/present-plan.js';
import type { FieldSight } from '../state/plan-shape.js';
import { PlanState } from '../state/plan-state.js';
import { contentOf } from '../state/stream-content.js';
import { ERASURE_FIELD } from '../state/stream-id.js';
import { readCircle } from './circle-loader.js';
import { readErasures } from './load-erasures.js';
import { readDenials, readEmergencies } from './load-hidden.js';
import { rowsOf, type Source } from './plan-source.js';

export interface LoadedPlan {
  state: PlanState;
  title: PlanTitle;
}

/**
 * Reads a plan as it stands, in one snapshot of the database. Costs what the plan holds now, not what it has been
 * through: closed streams and the log are not read (P8).
 */
export function loadPlan(
  rules: ScopedPool,
  keys: KeyRing,
  planId: string,
): Promise<LoadedPlan | undefined> {
  return rules.transaction(
    (database) => readPlan({ database, keys, planId }),
    'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  );
}

async function readPlan(source: Source): Promise<LoadedPlan | undefined> {
  const { keys, planId } = source;
  const [row] = await rowsOf<HeadRow>(
    source,
    'SELECT plan_id, seq, at, case_number, key_id, words FROM plan_head JOIN plan USING (plan_id) WHERE plan_id = $1',
  );
  if (!row) return undefined;
  const [label = ''] = await openLabels(keys, [row]);
  const state = PlanState.empty(planId);
  state.seq = Number(row.seq);
  state.at = row.at.getTime();
  await readCircle(source, state);
  const title = { id: planId, caseNumber: row.case_number, label };
  // Of what was destroyed nothing opens, and nothing is left to read (E-12).
  if (state.case.status === 'DESTROYED') return { state, title };
  await readItems(source, state);
  await readStreams(source, state);
  await readMembers(source, state);
  await readDenials(source, state);
  await readEmergencies(source, state);
  await readErasures(source, state);
  return { state, title };
}

interface HeadRow extends WordsRow {
  seq: string;
  at: Date;
  case_number: string;
}

interface ItemRow {
  item_id: string;
  kind: ItemKindName;
  eras: string[];
  audience: Audience;
  fields: Record<string, FieldSight>;
  position: string;
  removed: boolean;
  added_seq: string;
  removed_seq: string | null;
  erasure: string | null;
  owner_id: string;
  added_by: string;
  added_at: Date;
  changed_on: Date;
}

async function readItems(source: Source, state: PlanState): Promise<void> {
  const rows = await rowsOf<ItemRow>(
    source,
    `SELECT item_id, kind, eras, audience, fields, position, removed, added_seq, removed_seq, erasure,
            owner_id, added_by, added_at, changed_on
     FROM item WHERE plan_id = $1`,
  );
  for (const row of rows) {
    state.putItem({
      id: row.item_id,
      kind: row.kind,
      section: kindOf(row.kind).section,
      eras: row.eras,
      audience: row.audience,
      fields: row.fields,
      position: row.position,
      removed: row.removed,
      addedSeq: Number(row.added_seq),
      removedSeq: row.removed_seq === null ? null : Number(row.removed_seq),
      erasure: row.erasure,
      owner: row.owner_id,
      addedBy: { person: row.added_by, organisation: row.owner_id },
      addedAt: row.added_at.getTime(),
      changedOn: row.changed_on.getTime(),
    });
  }
}

interface StreamRow {
  plan_id: string;
  stream_id: string;
  key_id: string;
  item_id: string;
  field: string;
  rev: string;
  hash: Buffer;
  value: Buffer;
}

async function readStreams(source: Source, state: PlanState): Promise<void> {
  const rows = await rowsOf<StreamRow>(
    source,
    // An erasure that is over is not written to any more, and its key may be gone with the rest.
    `SELECT plan_id, stream_id, item_id, field, rev, hash, key_id, value FROM stream
     WHERE plan_id = $1 AND NOT closed AND (field <> '${ERASURE_FIELD}' OR item_id IN (
       SELECT erasure_id FROM erasure WHERE plan_id = $1 AND status IN ('ASKED', 'AGREED')))`,
  );
  const values = await opened(source.keys, 'VALUE', rows, ({ value }) => value);
  for (const [index, row] of rows.entries()) {
    state.putStream({
      id: row.stream_id,
      item: row.item_id,
      field: row.field,
      rev: Number(row.rev),
      hash: row.hash,
      keyId: row.key_id,
      closed: false,
      content: contentOf(values[index] ?? row.value),
    });
  }
}

async function readMembers(source: Source, state: PlanState): Promise<void> {
  const rows = await rowsOf<{
    person_id: string;
    org_id: string;
    begins_at: Date;
    ends_at: Date | null;
    named: boolean;
  }>(source, 'SELECT person_id, org_id, begins_at, ends_at, named FROM member WHERE plan_id = $1');
  for (const row of rows) {
    state.putMember({
      person: row.person_id,
      organisation: row.org_id,
      beginsAt: row.begins_at.getTime(),
      endsAt: row.ends_at?.getTime() ?? null,
      named: row.named,
    });
  }
}
