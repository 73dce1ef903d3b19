import {
  circleOpShape,
  groundShape,
  type CircleOp,
  type CircleOpKind,
  type Ground,
} from '#contract';
import { Refused } from '#kernel';
import type { CircleOpInput, GroundInput } from './circle.input.js';

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
} as const satisfies Record<keyof CircleOpInput, CircleOpKind>;

/** A change of the circle in the words of the contract. @throws Refused MALFORMED */
export function circleOpOf(input: CircleOpInput): CircleOp {
  const [name] = Object.keys(input) as (keyof CircleOpInput)[];
  const op = circleOpShape.safeParse(name && { kind: KIND_OF[name], ...plain(input[name]) });
  if (!op.success) throw new Refused('MALFORMED');
  return op.data;
}

/** @throws Refused MALFORMED */
export function groundOf(input: GroundInput): Ground {
  const ground = groundShape.safeParse(plain(input));
  if (!ground.success) throw new Refused('MALFORMED');
  return ground.data;
}

/** GraphQL hands over objects without a prototype, one in the other. */
function plain(input: object | undefined): object {
  return JSON.parse(JSON.stringify(input ?? {})) as object;
}
