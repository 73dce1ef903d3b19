import type { ChangeSet, Text } from '@codemirror/state';
import { assertWholeCharacters, changesBetween, TextInvalid } from '#text';

/** Sections that a change set may have on its way to the server; mapping can split some of them. */
const MOST_SECTIONS = 1000;

/** An edit that cuts into a character, or in too many pieces to send, is written as one that does not. */
export function inWholeCharacters(changes: ChangeSet, text: Text): ChangeSet {
  try {
    if ((changes.toJSON() as unknown[]).length <= MOST_SECTIONS) {
      assertWholeCharacters(changes, text);
      return changes;
    }
  } catch (error) {
    if (!(error instanceof TextInvalid)) throw error;
  }
  return changesBetween(text.toString(), changes.apply(text).toString());
}
