import type { ChangeSet, Text } from '@codemirror/state';
import type { Author, AuthorSpan } from '#contract';
import type { CaretPlace } from './text-carets.js';

/** A live text as it stands on this screen: what is confirmed, with what was typed here on top. */
export interface TextSnapshot {
  /** The text, lines ended by `\n`; `doc.toString()` for a plain string. */
  readonly doc: Text;
  /** Who wrote what, from begin to end; what was typed here and is not confirmed yet is one's own. */
  readonly spans: readonly AuthorSpan[];
  /** The rev that the server's text has reached here. */
  readonly rev: number;
  /** Edits made here that have no acknowledgement yet. */
  readonly pending: number;
  /** The stream is closed or gone: nothing more can be typed into it. */
  readonly isClosed: boolean;
}

/** A change of the text that was not made through this handle's `edit`, in the coordinates of the text on this screen. */
export interface TextChange {
  readonly changes: ChangeSet;
  /** `remote`: somebody else typed. `rebuilt`: words typed here were refused or a fresh text was loaded; undo must be cleared. */
  readonly cause: 'remote' | 'rebuilt';
  /** Who typed it; null when the text was rebuilt. */
  readonly by: Author | null;
}

/**
 * One live text, for an editor. A handle stays valid while its stream does: after the audience of an item changed, ask for the
 * handle of the new stream.
 */
export interface TextHandle {
  readonly stream: string;
  readonly item: string;
  readonly field: string;
  /** Code units that the field may hold; the editor keeps input within it. */
  readonly maxLength: number;
  /** Calls `listener` after each change of the snapshot, own edits included; returns the function that ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => TextSnapshot;
  /** Calls `listener` with each change that the editor has to take over, in order; returns the function that ends it. */
  readonly onChange: (listener: (change: TextChange) => void) => () => void;
  /**
   * An edit made in the editor, against the text as `getSnapshot` gives it. Shows at once and is sent within a quarter
   * of a second. Throws `TextInvalid` or `TextTooLong` for what the text may not hold (see `cleanText`), and
   * `ChangesUnfit` when it was made against another text. What is typed into a closed text goes to the refused texts.
   */
  readonly edit: (changes: ChangeSet) => void;
  /** The same for an editor that only knows its whole text, such as a plain textarea; `caret` is where typing went on. */
  readonly replace: (text: string, caret?: number) => void;
  /** Words that would make the text too long: they go to the refused texts, to be copied (L-46). */
  readonly keep: (words: string) => void;
  /**
   * Where the caret of somebody else's session stands in the text on this screen; null where that is not known now. May
   * be another one after each change of the snapshot and of `LiveState.people`.
   */
  readonly caretOf: (session: string) => CaretPlace | null;
  /** Sends what was typed in this text now; call it on blur. */
  readonly flush: () => void;
}
