import { openWords, sealWords, Words, type KeyRing, type WordsRow } from '#history';
import { denialStream } from '../state/stream-id.js';

/** A row that has, or does not have, the reason for which somebody asks to lift a denial. */
type LiftRow = { plan_id: string; person_id: string } & Pick<
  { [C in keyof WordsRow]: WordsRow[C] | null },
  'key_id' | 'words'
>;

/** The columns that hold why it is asked, sealed under a new key. */
export async function sealLiftReason(
  keys: KeyRing,
  { plan_id: plan, person_id: person }: Pick<LiftRow, 'plan_id' | 'person_id'>,
  reason: string,
): Promise<Pick<WordsRow, 'key_id' | 'words'>> {
  const stream = { id: denialStream(plan, person), keyId: await keys.next() };
  return sealWords(keys, plan, new Words(reason, stream));
}

/** The reasons in the order of the rows; null where nobody asks. */
export async function openLiftReasons(
  keys: KeyRing,
  rows: readonly LiftRow[],
): Promise<(string | null)[]> {
  const asked = rows.flatMap((row) => (isAsked(row) ? [row] : []));
  const reasons = await openWords<string, LiftRow & WordsRow>(keys, asked, (row) =>
    denialStream(row.plan_id, row.person_id),
  );
  const byRow = new Map<LiftRow, string>();
  for (const [index, row] of asked.entries()) byRow.set(row, reasons[index] ?? '');
  return rows.map((row) => byRow.get(row) ?? null);
}

function isAsked(row: LiftRow): row is LiftRow & WordsRow {
  return row.words !== null && row.key_id !== null;
}
