import type { KeyRing } from './keys/key-ring.js';
import { seal, unseal } from './keys/seal.js';

/**
 * What people wrote that stands in a row beside the log: a reason, a ground, a name of a case. The database gets it sealed,
 * bound to the stream that tells of it.
 */
export class Words {
  constructor(
    /** Anything that JSON can hold. */
    readonly value: unknown,
    readonly stream: WordsStream,
  ) {}
}

/** The stream that tells of a row, and the key that it is sealed under. */
export interface WordsStream {
  id: string;
  keyId: string;
}

/** Sealed words as they stand in their row. */
export interface WordsRow {
  plan_id: string;
  key_id: string;
  words: Buffer;
}

/** A row of which the words may be taken out. */
type MaybeWords = Omit<WordsRow, 'words'> & { words: Buffer | null };

/** The columns `key_id` and `words` of a row that these words stand in. @throws KeysMissing, KeyStoreLost */
export async function sealWords(
  keys: KeyRing,
  planId: string,
  words: Words,
): Promise<Pick<WordsRow, 'key_id' | 'words'>> {
  keys.assertWritable();
  const { keyId } = words.stream;
  const key = (await keys.find([keyId])).get(keyId);
  if (key?.state !== 'KEPT') throw new Error('nothing is written under a key that was destroyed');
  return closeWords(key.key, planId, words);
}

export function closeWords(key: Buffer, planId: string, { value, stream }: Words) {
  const clear = Buffer.from(JSON.stringify(value));
  return { key_id: stream.keyId, words: seal(key, placeOf(planId, stream.id), clear) };
}

/**
 * The words of rows, in their order; `streamOf` names the stream that each belongs to. Undefined where they were erased.
 *
 * @throws KeysMissing, Error when it is not what was sealed there
 */
export async function openWords<T, R extends MaybeWords = WordsRow>(
  keys: KeyRing,
  rows: readonly R[],
  streamOf: (row: R) => string,
): Promise<(T | undefined)[]> {
  const found = await keys.find(rows.map(({ key_id: id }) => id));
  return rows.map((row) => {
    const key = found.get(row.key_id);
    if (key?.state !== 'KEPT' || row.words === null) return undefined;
    const clear = unseal(key.key, placeOf(row.plan_id, streamOf(row)), row.words);
    return JSON.parse(clear.toString()) as T;
  });
}

function placeOf(planId: string, streamId: string) {
  // A row says how things stand and has no rev of its own.
  return { sort: 'WORDS' as const, planId, streamId, rev: 0 };
}
