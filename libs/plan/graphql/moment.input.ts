import { Field, InputType } from '@nestjs/graphql';
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
}

/** @throws Refused MALFORMED for a moment that is denied instead of named */
export function momentOf({ at, now, lastVisit }: MomentInput): Moment {
  if (at) return { type: 'INSTANT', at };
  if (now) return { type: 'NOW' };
  if (lastVisit) return { type: 'LAST_VISIT' };
  throw new Refused('MALFORMED');
}
