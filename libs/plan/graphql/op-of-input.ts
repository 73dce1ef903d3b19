import { breakGlassReview, submitShape, type Op, type OpKind, type SubmitRequest } from '#contract';
import { shaped } from '#kernel';
import type { BreakGlassReviewInput } from './emergency.input.js';
import type { AudienceInput, FieldSetInput, OpInput } from './op.input.js';

const KIND_OF = {
  itemAdd: 'item.add',
  itemMove: 'item.move',
  itemRemove: 'item.remove',
  itemRestore: 'item.restore',
  itemAudience: 'item.audience',
  fieldAudience: 'field.audience',
  fieldSet: 'field.set',
  textEdit: 'text.edit',
  viewAdd: 'view.add',
  conflictDeclare: 'conflict.declare',
  breakGlassUse: 'breakGlass.use',
  breakGlassEnd: 'breakGlass.end',
  breakGlassReview: 'breakGlass.review',
  breakGlassSeen: 'breakGlass.seen',
} as const satisfies Record<keyof OpInput, OpKind>;

/** A submission in the words of the contract: from here on it is the same as one that came over the socket. */
export function submissionOf(planId: string, inputs: readonly OpInput[]): SubmitRequest {
  return shaped(submitShape, { planId, ops: inputs.map(opOf) });
}

/** A review that stands by itself, as one of a submission. */
export function reviewOf(
  input: Plain<BreakGlassReviewInput>,
): Extract<Op, { kind: 'breakGlass.review' }> {
  return shaped(breakGlassReview, { kind: KIND_OF.breakGlassReview, ...input });
}

/** What GraphQL hands over has the fields of the class and nothing else of it. */
type Plain<T> = T extends object ? { [K in keyof T]: Plain<T[K]> } : T;

function opOf(input: Plain<OpInput>): unknown {
  const { itemAdd, itemMove, itemAudience, fieldAudience, fieldSet, textEdit } = input;
  if (itemAdd) {
    const { audience, ...rest } = itemAdd;
    return { kind: KIND_OF.itemAdd, ...rest, ...(audience && { audience: audienceOf(audience) }) };
  }
  // In GraphQL null and left out read alike where only one of them can be meant.
  if (itemMove) return { kind: KIND_OF.itemMove, ...itemMove, after: itemMove.after ?? null };
  if (fieldSet) {
    const { restores, corrects, ...rest } = fieldSet;
    const op = { kind: KIND_OF.fieldSet, ...rest, value: fieldSet.value ?? null };
    return { ...op, ...why({ restores, corrects }) };
  }
  if (itemAudience) {
    const audience = audienceOf(itemAudience.audience);
    return { kind: KIND_OF.itemAudience, ...itemAudience, audience };
  }
  if (textEdit) {
    const { continues, restores, corrects, ...rest } = textEdit;
    const op = { kind: KIND_OF.textEdit, ...rest, ...(continues && { continues }) };
    return { ...op, ...why({ restores, corrects }) };
  }
  if (fieldAudience) {
    const audience = audienceOf(fieldAudience.audience);
    return { kind: KIND_OF.fieldAudience, ...fieldAudience, audience };
  }
  const [name] = Object.keys(input) as (keyof OpInput)[];
  return name && { kind: KIND_OF[name], ...input[name] };
}

type Whys = { [K in 'restores' | 'corrects']: Plain<FieldSetInput>[K] | undefined };

/** What an edit says of itself: what it puts back, and what it corrects. */
function why({ restores, corrects }: Whys): object {
  const isRestoring = restores !== null && restores !== undefined;
  return { ...(isRestoring && { restores }), ...(corrects && { corrects }) };
}

function audienceOf({ type, organisations, persons }: Plain<AudienceInput>): unknown {
  return { type, ...(organisations && { organisations }), ...(persons && { persons }) };
}
