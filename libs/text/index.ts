/**
 * Live text: how an edit is read, mapped over what came in between, and attributed. Server, browser, replay and
 * proofs use these same functions, because two that differ in one detail end in two texts.
 */
export { joinSpans, spansAfter, spansBetween } from './author-spans.js';
export { decodeChanges } from './change-decoder.js';
export { continuesOwnRun } from './own-run.js';
export { mapOver, type AcceptedBefore, type Edit } from './rebase.js';
export {
  acceptSubmission,
  type AcceptedEdit,
  type EditResult,
  type TextSubmission,
  type TextSubmitted,
} from './submission.js';
export { applyEdit, EMPTY_TEXT, textOf, type TextState } from './text-state.js';
export { ChangesUnfit, TextInvalid, TextTooLong, type EditRefusalCode } from './text.errors.js';
export { changesBetween, cleanText } from './typed-text.js';
export { assertWholeCharacters } from './whole-characters.js';
