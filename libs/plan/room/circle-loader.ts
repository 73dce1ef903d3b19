import type { CaseStatus, ParticipationStatus, PastSight } from '#contract';
import { openWords, type KeyRing, type WordsRow } from '#history';
import type { ParticipationWords } from './projections.js';
import type { PlanState } from '../state/plan-state.js';
import { participationStream } from '../state/stream-id.js';
import { rowsOf, type Source } from './plan-source.js';

interface ParticipationRow extends WordsRow {
  org_id: string;
  status: ParticipationStatus;
  past: PastSight;
  invited_by: string;
  invited_by_org: string;
  invited_at: Date;
  since_seq: string | null;
  since_at: Date | null;
  changed_seq: string;
  changed_at: Date;
}

/** Reads who takes part in the case, and how the case stands. */
export async function readCircle(source: Source, state: PlanState): Promise<void> {
  const rows = await rowsOf<ParticipationRow>(
    source,
    `SELECT plan_id, org_id, status, past, invited_by, invited_by_org, invited_at, since_seq, since_at, changed_seq,
            changed_at, key_id, words
     FROM participation WHERE plan_id = $1`,
  );
  const words = await openParticipations(source.keys, rows);
  for (const [index, row] of rows.entries()) {
    const { ground = null, note = null } = words[index] ?? {};
    state.putParticipation({
      organisation: row.org_id,
      status: row.status,
      ground,
      past: row.past,
      invitedBy: { person: row.invited_by, organisation: row.invited_by_org },
      invitedAt: row.invited_at.getTime(),
      since: sinceOf(row),
      changedSeq: Number(row.changed_seq),
      changedAt: row.changed_at.getTime(),
      note,
    });
  }
  await readCase(source, state);
}

/** What people wrote of the taking part of organisations, in the order of their rows; undefined where it was erased. */
export function openParticipations(
  keys: KeyRing,
  rows: readonly (WordsRow & Pick<ParticipationRow, 'org_id'>)[],
): Promise<(ParticipationWords | undefined)[]> {
  return openWords(keys, rows, (row) => participationStream(row.plan_id, row.org_id));
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
    closed_at: Date | null;
  }>(source, 'SELECT status, safety_house, begun_by, closed_at FROM case_state WHERE plan_id = $1');
  if (!row) return;
  state.case = {
    status: row.status,
    safetyHouse: row.safety_house,
    begunBy: row.begun_by,
    closedAt: row.closed_at?.getTime() ?? null,
  };
}
