import {
  fieldOf,
  isFilled,
  isText,
  kindOf,
  type FieldValue,
  type PresentedField,
  type PresentedItem,
} from '#contract';
import { changeSetOf } from '../history/change-set-of.js';
import type { OpInput } from '../plan/use-submit-one.js';

/** What is to stand there instead, what is corrected by it, and why. */
export interface CorrectionRequest {
  readonly value: FieldValue;
  /** The rev of the stream that the person looked at. */
  readonly rev: number;
  readonly reason: string;
}

/** The fields of an item that hold something to correct. A lifecycle goes on by its own steps. */
export function correctableFields(item: PresentedItem): string[] {
  return Object.keys(kindOf(item.kind).fields).filter((name) => {
    const field = item.fields[name];
    if (!field || field.rev === 0 || fieldOf(item.kind, name)?.type === 'status') return false;
    return isText(field) ? field.text !== '' : isFilled(field.value);
  });
}

/** The edit that corrects a field, made against what stands there on screen (N-03). */
export function correctOp(
  opId: string,
  field: PresentedField,
  { value, rev, reason }: CorrectionRequest,
): OpInput {
  const { stream, rev: ifRev } = field;
  const corrects = { rev, reason };
  if (!isText(field)) return { fieldSet: { opId, stream, ifRev, value, corrects } };
  const changes = changeSetOf(field.text, typeof value === 'string' ? value : '');
  return { textEdit: { opId, stream, rev: ifRev, changes, corrects } };
}
