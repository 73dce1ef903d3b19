import { z } from 'zod';
import { circleOpShape, groundShape, line, type CircleOp, type CircleOpKind } from '#contract';
import { shaped } from '#kernel';
import type { NewCase } from '../plan-creator.service.js';
import type { CircleOpInput, NewCaseInput } from './circle.input.js';

const MOST_LABEL = 80;
const newCaseShape = z.strictObject({
  opId: z.uuidv7(),
  label: line(MOST_LABEL),
  ground: groundShape,
});

const KIND_OF = {
  invite: 'organisation.invite',
  accept: 'organisation.accept',
  decline: 'organisation.decline',
  leave: 'organisation.leave',
  end: 'organisation.end',
  addPerson: 'person.add',
  endPerson: 'person.end',
  status: 'case.status',
  mark: 'case.mark',
  propose: 'version.propose',
  answer: 'version.answer',
  skip: 'version.skip',
  withdraw: 'version.withdraw',
} as const satisfies Record<keyof CircleOpInput, CircleOpKind>;

/** A change of the circle in the words of the contract. @throws Refused MALFORMED, VALUE_INVALID */
export function circleOpOf(input: CircleOpInput): CircleOp {
  const [name] = Object.keys(input) as (keyof CircleOpInput)[];
  return shaped(circleOpShape, name && { kind: KIND_OF[name], ...plain(input[name]) });
}

/** @throws Refused MALFORMED, VALUE_INVALID */
export function newCaseOf(input: NewCaseInput): NewCase {
  return shaped(newCaseShape, plain(input));
}

/** GraphQL hands over objects without a prototype, one in the other. */
function plain(input: object | undefined): object {
  return JSON.parse(JSON.stringify(input ?? {})) as object;
}
