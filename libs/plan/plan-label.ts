import { openWords, sealWords, Words, type KeyRing, type WordsRow } from '#history';
import { caseStream } from './state/stream-id.js';

/** The columns of a plan's row in which its label stands, sealed under a new key. */
export async function sealLabel(
  keys: KeyRing,
  planId: string,
  label: string,
): Promise<Pick<WordsRow, 'key_id' | 'words'>> {
  const stream = { id: caseStream(planId), keyId: await keys.next() };
  return sealWords(keys, planId, new Words(label, stream));
}

/** The labels of plans, in the order of their rows. */
export async function openLabels(keys: KeyRing, rows: readonly WordsRow[]): Promise<string[]> {
  const labels = await openWords<string>(keys, rows, (row) => caseStream(row.plan_id));
  return labels.map((label) => label ?? '');
}
