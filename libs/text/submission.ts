import type { ChangeSet, Text } from '@codemirror/state';
import type { Author } from '#contract';
import { decodeChanges } from './change-decoder.js';
import { rebase, type AcceptedBefore, type Edit } from './rebase.js';
import { ChangesUnfit, OpIdTaken, TextInvalid, type EditRefusalCode } from './text.errors.js';
import { applyEdit, type TextState } from './text-state.js';
import { assertWholeCharacters } from './whole-characters.js';

/** An edit as it was sent; `changes` is not read yet. */
interface SubmittedEdit extends Pick<Edit, 'opId' | 'continues'> {
  readonly changes: unknown;
}

/** Edits of one author, each made on top of the one before it, the first against the text at `rev`. */
export interface TextSubmission {
  readonly rev: number;
  readonly author: Author;
  readonly edits: readonly SubmittedEdit[];
  /** Code units that the text may hold at most. */
  readonly maxLength: number;
}

/** `changes` is the edit as mapped: the one to store and to show. */
export interface AcceptedEdit {
  readonly opId: string;
  readonly rev: number;
  readonly changes: ChangeSet;
}

/** `repeated`: the edit was accepted at `rev` before, and nothing happened now. */
export type EditResult =
  | { readonly opId: string; readonly ok: true; readonly rev: number; readonly repeated: boolean }
  | { readonly opId: string; readonly ok: false; readonly code: EditRefusalCode };

/** What a submission did: the text afterwards, the edits that are new in it, and an answer per op in their order. */
export interface TextSubmitted {
  readonly state: TextState;
  readonly accepted: readonly AcceptedEdit[];
  readonly results: readonly EditResult[];
}

/**
 * The server's step for a submission of text edits: pure, used by the server and by the proof of convergence alike.
 * `history` is every accepted edit after `submission.rev`, in order; it carries op ids of the submitting person only.
 * A refused edit refuses the ones after it (L-23); edits in history are recognised and not counted again (L-20).
 */
export function acceptSubmission(
  state: TextState,
  history: readonly AcceptedBefore[],
  submission: TextSubmission,
): TextSubmitted {
  const { edits, rev } = submission;
  if (rev > state.rev) return refuseFrom(state, edits, 'REV_AHEAD');
  if (rev + history.length !== state.rev) throw new RangeError('history does not reach the state');
  const decoded = decodeAll(edits, history[0]?.changes.length ?? state.text.length);
  const repeated = repeatedOf(decoded.edits, history, rev);
  const takenFrom = (index: number): TextSubmitted => {
    const rest = refuseFrom(state, edits.slice(index), 'OP_ID_TAKEN');
    return { ...rest, results: [...repeated.slice(0, index), ...rest.results] };
  };
  if (isTakenTwice(decoded.edits.slice(repeated.length), history))
    return takenFrom(repeated.length);
  let rest: Edit[];
  try {
    rest = rebase(decoded.edits, history);
  } catch (error) {
    if (!(error instanceof OpIdTaken)) throw error;
    return takenFrom(edits.findIndex(({ opId }) => opId === error.opId));
  }
  const applied = applyAll(state, rest, submission);
  const results = [...repeated, ...applied.results];
  const unread = edits.slice(results.length);
  if (unread.length === 0) return { ...applied, results };
  const code = results.some((result) => !result.ok) ? 'EARLIER_REFUSED' : decoded.refusal;
  return { ...applied, results: [...results, ...refuseFrom(state, unread, code).results] };
}

/** Applies rebased edits one by one, up to and including the first that is refused. */
function applyAll(
  before: TextState,
  edits: readonly Edit[],
  { author, maxLength }: TextSubmission,
): { state: TextState; accepted: AcceptedEdit[]; results: EditResult[] } {
  let state = before;
  const accepted: AcceptedEdit[] = [];
  const results: EditResult[] = [];
  for (const { opId, changes } of edits) {
    const code = refusalOf(state.text, changes, maxLength);
    if (code) {
      results.push({ opId, ok: false, code });
      break;
    }
    state = applyEdit(state, changes, author);
    accepted.push({ opId, rev: state.rev, changes });
    results.push({ opId, ok: true, rev: state.rev, repeated: false });
  }
  return { state, accepted, results };
}

/** A text that is too long already (its limit was lowered) may still be made shorter. */
function refusalOf(text: Text, changes: ChangeSet, maxLength: number): EditRefusalCode | null {
  if (changes.newLength > maxLength && changes.newLength > text.length) return 'TEXT_TOO_LONG';
  try {
    assertWholeCharacters(changes, text);
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

function decodeAll(
  edits: TextSubmission['edits'],
  lengthBefore: number,
): { edits: Edit[]; refusal: EditRefusalCode } {
  const decoded: Edit[] = [];
  let length = lengthBefore;
  for (const edit of edits) {
    try {
      const changes = decodeChanges(edit.changes, length);
      length = changes.newLength;
      decoded.push({ opId: edit.opId, changes, continues: edit.continues });
    } catch (error) {
      return { edits: decoded, refusal: codeOf(error) };
    }
  }
  return { edits: decoded, refusal: 'EARLIER_REFUSED' };
}

function repeatedOf(
  edits: readonly Edit[],
  history: readonly AcceptedBefore[],
  rev: number,
): EditResult[] {
  const repeated: EditResult[] = [];
  history.forEach(({ opId }, index) => {
    const next = edits[repeated.length];
    if (next && next.opId === opId) {
      repeated.push({ opId, ok: true, rev: rev + index + 1, repeated: true });
    }
  });
  return repeated;
}

function isTakenTwice(edits: readonly Edit[], history: readonly AcceptedBefore[]): boolean {
  const ids = new Set(edits.map(({ opId }) => opId));
  return ids.size < edits.length || history.some(({ opId }) => opId !== undefined && ids.has(opId));
}

function refuseFrom(
  state: TextState,
  edits: TextSubmission['edits'],
  code: EditRefusalCode,
): TextSubmitted {
  const results = edits.map(({ opId }, index): EditResult => ({
    opId,
    ok: false,
    code: index === 0 ? code : 'EARLIER_REFUSED',
  }));
  return { state, accepted: [], results };
}

function codeOf(error: unknown): EditRefusalCode {
  if (error instanceof ChangesUnfit || error instanceof TextInvalid) return error.code;
  throw error;
}
