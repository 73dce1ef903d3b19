import { isText, type FieldValue, type PresentedField } from '#contract';
import { changeSetOf } from '../history/change-set-of.js';
import type { OpInput } from '../plan/use-submit-one.js';
import type { FieldDifference } from './comparison.query.js';

/** What stood in a field once, and where in its history. */
export interface Earlier {
  readonly value: FieldValue;
  readonly place: FieldDifference['beforePlace'];
}

/**
 * The edit that puts back what stood in a field, made against what stands there on screen. Only of the stream that the field is
 * in now can be said that it is put back (H-53).
 */
export function putBackOp(opId: string, field: PresentedField, earlier: Earlier): OpInput {
  const { stream, rev } = field;
  const { place, value } = earlier;
  const isOfStream = place !== null && place.streamId === stream && place.rev < rev;
  const restores = isOfStream ? { restores: place.rev } : {};
  if (!isText(field)) return { fieldSet: { opId, stream, ifRev: rev, value, ...restores } };
  const changes = changeSetOf(field.text, wordsOf(value));
  return { textEdit: { opId, stream, rev, changes, ...restores } };
}

/** Whether that stands there now. */
export function standsThere(field: PresentedField, { value }: Earlier): boolean {
  if (isText(field)) return field.text === wordsOf(value);
  return JSON.stringify(field.value) === JSON.stringify(value);
}

/** A text as a comparison has it: null where there was none. */
export function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
