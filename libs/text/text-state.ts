import { Text, type ChangeSet } from '@codemirror/state';
import type { Author, AuthorSpan } from '#contract';
import { spansAfter } from './author-spans.js';

/** A live text as it stands at `rev`; `spans` cover it from begin to end. */
export interface TextState {
  readonly rev: number;
  readonly text: Text;
  readonly spans: readonly AuthorSpan[];
}

/** A text that nobody has typed in yet. */
export const EMPTY_TEXT: TextState = { rev: 0, text: Text.empty, spans: [] };

/** A plan text as the library holds it. Only `\n` ends a line. */
export function textOf(text: string): Text {
  return Text.of(text.split('\n'));
}

/** The text after one accepted edit: every one takes the next rev, also when nothing is left of it (L-40). */
export function applyEdit(state: TextState, changes: ChangeSet, author: Author): TextState {
  return {
    rev: state.rev + 1,
    text: changes.apply(state.text),
    spans: changes.empty ? state.spans : spansAfter(state.spans, changes, author),
  };
}
