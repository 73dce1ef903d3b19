import type { CaseStatus, Ground, ParticipationStatus, PastSight } from '#contract';
import type { PlanState } from '../state/plan-state.js';
import { rowsOf, type Source } from './plan-source.js';

interface ParticipationRow {
  org_id: string;
  status: ParticipationStatus;
  ground: Ground | null;
  past: PastSight;
  invited_by: string;
  invited_by_org: string;
  invited_at: Date;
  since_seq: string | null;
  since_at: Date | null;
  changed_seq: string;
  changed_at: Date;
  note: string | null;
}

/** Reads who takes part in the case, and how the case stands. */
export async function readCircle(source: Source, state: PlanState): Promise<void> {
  const rows = await rowsOf<ParticipationRow>(
    source,
    `SELECT org_id, status, ground, past, invited_by, invited_by_org, invited_at, since_seq, since_at, changed_seq,
            changed_at, note
     FROM participation WHERE plan_id = $1`,
  );
  for (const row of rows) {
    state.putParticipation({
      organisation: row.org_id,
      status: row.status,
      ground: row.ground,
      past: row.past,
      invitedBy: { person: row.invited_by, organisation: row.invited_by_org },
      invitedAt: row.invited_at.getTime(),
      since: sinceOf(row),
      changedSeq: Number(row.changed_seq),
      changedAt: row.changed_at.getTime(),
      note: row.note,
    });
  }
  await readCase(source, state);
}

function sinceOf({ since_seq, since_at }: ParticipationRow): { seq: number; at: number } | null {
  if (since_seq === null || since_at === null) return null;
  return { seq: Number(since_seq), at: since_at.getTime() };
}

async function readCase(source: Source, state: PlanState): Promise<void> {
  const [row] = await rowsOf<{
    status: CaseStatus;
    safety_house: boolean;
    begun_by: string | null;
  }>(source, 'SELECT status, safety_house, begun_by FROM case_state WHERE plan_id = $1');
  if (!row) return;
  state.case = { status: row.status, safetyHouse: row.safety_house, begunBy: row.begun_by };
}
