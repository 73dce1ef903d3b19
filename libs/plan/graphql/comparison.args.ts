import { ArgsType, Field, ID } from '@nestjs/graphql';
import { z } from 'zod';
import { shaped } from '#kernel';
import type { ComparisonRequest } from '../history/comparison.service.js';
import { MomentInput, momentOf } from './moment.input.js';

@ArgsType()
export class ComparisonArgs {
  @Field(() => ID, { description: 'The plan.' })
  declare readonly planId: string;

  @Field(() => MomentInput, { description: 'The first moment.' })
  declare readonly from: MomentInput;

  @Field(() => MomentInput, { description: 'The second moment.' })
  declare readonly to: MomentInput;

  @Field(() => ID, { nullable: true, description: 'Only this item.' })
  declare readonly item?: string | null;
}

const shape = z.object({ planId: z.uuid(), item: z.uuid().nullish() });

/** @throws Refused MALFORMED when an id is none, or a moment is not named */
export function comparisonRequest(args: ComparisonArgs): ComparisonRequest {
  shaped(shape, args);
  const { planId, from, to, item } = args;
  return { planId, from: momentOf(from), to: momentOf(to), item: item ?? undefined };
}
