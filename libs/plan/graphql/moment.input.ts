import { Field, InputType, Int } from '@nestjs/graphql';
import { DateTimeScalar, Refused } from '#kernel';
import type { Moment } from '../history/moment.js';

@InputType('MomentInput', {
  isOneOf: true,
  description: 'A moment of a plan to look back at, named in exactly one way.',
})
export class MomentInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'The plan as it stood then.' })
  declare readonly at?: Date;

  @Field(() => Boolean, { nullable: true, description: 'True: the plan as it stands now.' })
  declare readonly now?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: the plan as it stood when your last visit ended.',
  })
  declare readonly lastVisit?: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of a version: what it holds. ABSENT for one that you do not see.',
  })
  declare readonly version?: number;
}

/** @throws Refused MALFORMED for a moment that is denied instead of named */
export function momentOf({ at, now, lastVisit, version }: MomentInput): Moment {
  if (at) return { type: 'INSTANT', at };
  if (now) return { type: 'NOW' };
  if (lastVisit) return { type: 'LAST_VISIT' };
  if (typeof version === 'number') return { type: 'VERSION', number: version };
  throw new Refused('MALFORMED');
}
