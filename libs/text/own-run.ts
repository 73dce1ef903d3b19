import type { ChangeSet } from '@codemirror/state';
import type { Author, AuthorSpan } from '#contract';

/**
 * Whether an edit goes on with its author's own typing (L-41): each of its insertions begins directly behind a character
 * that is this author's, by the spans of the text that the edit was made against. False for an edit that inserts nothing.
 */
export function continuesOwnRun(
  spans: readonly AuthorSpan[],
  changes: ChangeSet,
  { person, organisation }: Author,
): boolean {
  let index = -1;
  let end = 0;
  let isInserting = false;
  let isBehindOwn = true;
  changes.iterChanges((from, _to, _fromAfter, _toAfter, inserted) => {
    if (inserted.length === 0) return;
    isInserting = true;
    while (end < from) {
      index += 1;
      end += spans[index]?.[0] ?? Infinity;
    }
    const before = spans[index];
    isBehindOwn &&= before?.[1] === person && before[2] === organisation;
  });
  return isInserting && isBehindOwn;
}
