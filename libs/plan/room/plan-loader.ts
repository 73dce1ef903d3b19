import type pg from 'pg';
import { kindOf, type Audience, type ItemKindName } from '#contract';
import { readDenials, readEmergencies } from './load-hidden.js';
import type { PlanTitle } from '../present/present-plan.js';
import type { FieldSight } from '../state/plan-shape.js';
import { PlanState } from '../state/plan-state.js';
import { contentOf } from '../state/stream-content.js';

export interface LoadedPlan {
  state: PlanState;
  title: PlanTitle;
}

/**
 * Reads a plan as it stands, in one snapshot of the database. Costs what the plan holds now, not what it has been
 * through: closed streams and the log are not read (P8).
 */
export async function loadPlan(pool: pg.Pool, planId: string): Promise<LoadedPlan | undefined> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const loaded = await readPlan(client, planId);
    await client.query('COMMIT');
    client.release();
    return loaded;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function readPlan(client: pg.PoolClient, planId: string): Promise<LoadedPlan | undefined> {
  const head = await client.query<{ seq: string; at: Date; case_number: string; label: string }>(
    'SELECT seq, at, case_number, label FROM plan_head JOIN plan USING (plan_id) WHERE plan_id = $1',
    [planId],
  );
  const [row] = head.rows;
  if (!row) return undefined;
  const state = PlanState.empty(planId);
  state.seq = Number(row.seq);
  state.at = row.at.getTime();
  await readItems(client, state);
  await readStreams(client, state);
  await readMembers(client, state);
  await readDenials(client, state);
  await readEmergencies(client, state);
  return { state, title: { id: planId, caseNumber: row.case_number, label: row.label } };
}

interface ItemRow {
  item_id: string;
  kind: ItemKindName;
  eras: string[];
  audience: Audience;
  fields: Record<string, FieldSight>;
  position: string;
  removed: boolean;
  owner_id: string;
  added_by: string;
  added_at: Date;
}

async function readItems(client: pg.PoolClient, state: PlanState): Promise<void> {
  const { rows } = await client.query<ItemRow>(
    `SELECT item_id, kind, eras, audience, fields, position, removed, owner_id, added_by, added_at
     FROM item WHERE plan_id = $1`,
    [state.planId],
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
      owner: row.owner_id,
      addedBy: { person: row.added_by, organisation: row.owner_id },
      addedAt: row.added_at.getTime(),
    });
  }
}

interface StreamRow {
  stream_id: string;
  item_id: string;
  field: string;
  rev: string;
  hash: Buffer;
  value: Buffer;
}

async function readStreams(client: pg.PoolClient, state: PlanState): Promise<void> {
  const { rows } = await client.query<StreamRow>(
    `SELECT stream_id, item_id, field, rev, hash, value FROM stream WHERE plan_id = $1 AND NOT closed`,
    [state.planId],
  );
  for (const row of rows) {
    state.putStream({
      id: row.stream_id,
      item: row.item_id,
      field: row.field,
      rev: Number(row.rev),
      hash: row.hash,
      closed: false,
      content: contentOf(row.value),
    });
  }
}

async function readMembers(client: pg.PoolClient, state: PlanState): Promise<void> {
  const { rows } = await client.query<{
    person_id: string;
    org_id: string;
    begins_at: Date;
    ends_at: Date | null;
    named: boolean;
  }>('SELECT person_id, org_id, begins_at, ends_at, named FROM member WHERE plan_id = $1', [
    state.planId,
  ]);
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
