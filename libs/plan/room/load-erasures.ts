import type { ErasureBasis, ErasureSort, ErasureStatus } from '#contract';
import { openWords, type WordsRow } from '#history';
import type { PlanState } from '../state/plan-state.js';
import { erasureStream, holdStream } from '../state/stream-id.js';
import type { ErasureWords } from './erasure-projections.js';
import { rowsOf, type Source } from './plan-source.js';

interface ErasureRow extends WordsRow {
  erasure_id: string;
  sort: ErasureSort;
  items: string[];
  basis: ErasureBasis;
  org_id: string;
  asked_by: string;
  asked_org: string;
  asked_at: Date;
  status: ErasureStatus;
  decided_by: string | null;
  decided_org: string | null;
  decided_at: Date | null;
  ends_at: Date | null;
  changed_seq: string;
}

/** What is to be erased, was, or is hidden meanwhile, and who holds the case. */
export async function readErasures(source: Source, state: PlanState): Promise<void> {
  const rows = await rowsOf<ErasureRow>(
    source,
    `SELECT plan_id, erasure_id, sort, items, basis, org_id, asked_by, asked_org, asked_at, status, decided_by, decided_org,
            decided_at, ends_at, changed_seq, key_id, words
     FROM erasure WHERE plan_id = $1`,
  );
  const words = await openWords<ErasureWords, ErasureRow>(source.keys, rows, (row) =>
    erasureStream(row.erasure_id),
  );
  for (const [index, row] of rows.entries()) {
    const { reason = '', answer = null, place = null, kept = [] } = words[index] ?? {};
    const { decided_by: person, decided_org: organisation } = row;
    state.book.put({
      id: row.erasure_id,
      sort: row.sort,
      items: row.items,
      basis: row.basis,
      organisation: row.org_id,
      asked: { person: row.asked_by, organisation: row.asked_org },
      askedAt: row.asked_at.getTime(),
      status: row.status,
      decided: person !== null && organisation !== null ? { person, organisation } : null,
      decidedAt: row.decided_at?.getTime() ?? null,
      endsAt: row.ends_at?.getTime() ?? null,
      changedSeq: Number(row.changed_seq),
      ...{ reason, answer, place, kept },
    });
  }
  await readHidden(source, state);
  await readHolds(source, state);
}

async function readHidden(source: Source, state: PlanState): Promise<void> {
  const rows = await rowsOf<{ stream_id: string; erasure: string }>(
    source,
    'SELECT stream_id, erasure FROM stream WHERE plan_id = $1 AND erasure IS NOT NULL',
  );
  for (const { stream_id: stream, erasure } of rows) state.book.hide(stream, erasure);
}

interface HoldRow extends WordsRow {
  org_id: string;
  person_id: string;
  since: Date;
  lifted_at: Date | null;
}

async function readHolds(source: Source, state: PlanState): Promise<void> {
  const rows = await rowsOf<HoldRow>(
    source,
    'SELECT plan_id, org_id, person_id, since, lifted_at, key_id, words FROM legal_hold WHERE plan_id = $1',
  );
  const words = await openWords<{ reason: string }, HoldRow>(source.keys, rows, (row) =>
    holdStream(row.plan_id, row.org_id),
  );
  for (const [index, row] of rows.entries()) {
    state.book.putHold({
      organisation: row.org_id,
      person: row.person_id,
      since: row.since.getTime(),
      liftedAt: row.lifted_at?.getTime() ?? null,
      reason: words[index]?.reason ?? '',
    });
  }
}
