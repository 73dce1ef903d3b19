import type { ChangeSet } from '@codemirror/state';
import type { Edit } from '#text';

/**
 * What a person typed in these edits, each made on top of the one before it: the words that would be lost if the edits
 * were dropped. Null when they only took something out.
 */
export function typedWords(edits: readonly Edit[]): string | null {
  const whole = composeAll(edits);
  if (!whole) return null;
  const passages: string[] = [];
  whole.iterChanges((_from, _to, _fromAfter, _toAfter, inserted) => {
    if (inserted.length > 0) passages.push(inserted.toString());
  });
  const words = passages.join('\n');
  return words.trim() === '' ? null : words;
}

/** Edits made one on top of the other as one change. Never for edits that were sent: the server maps those one by one. */
export function composeAll(edits: readonly Edit[]): ChangeSet | null {
  let whole: ChangeSet | null = null;
  for (const { changes } of edits) whole = whole ? whole.compose(changes) : changes;
  return whole;
}
