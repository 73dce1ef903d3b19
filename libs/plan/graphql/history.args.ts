import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { z } from 'zod';
import { line } from '#contract';
import { DateTimeScalar, shaped } from '#kernel';
import type { HistoryRequest } from '../history/history.service.js';

@ArgsType()
export class HistoryArgs {
  @Field(() => ID, { description: 'The plan whose history to read.' })
  declare readonly planId: string;

  @Field(() => Int, { defaultValue: 50, description: 'How many changes, 1 to 200.' })
  declare readonly first: number;

  @Field(() => String, { nullable: true, description: 'The cursor to go on from.' })
  declare readonly after?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only changes of this item.' })
  declare readonly item?: string | null;

  @Field(() => String, { nullable: true, description: 'Only changes of fields with this name.' })
  declare readonly field?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only changes that this person made.' })
  declare readonly person?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only changes made for this organisation.' })
  declare readonly organisation?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only changes from this instant on.',
  })
  declare readonly since?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only changes before this instant.' })
  declare readonly until?: Date | null;
}

const id = z.uuid().nullish();
const shape = z.object({
  planId: z.uuid(),
  item: id,
  person: id,
  organisation: id,
  field: line(100).nullish(),
});

/** @throws Refused MALFORMED when an id is none, VALUE_INVALID */
export function historyRequest(args: HistoryArgs): HistoryRequest {
  shaped(shape, args);
  return {
    planId: args.planId,
    first: args.first,
    after: args.after ?? undefined,
    filter: {
      item: args.item ?? undefined,
      field: args.field ?? undefined,
      person: args.person ?? undefined,
      organisation: args.organisation ?? undefined,
      since: args.since ?? undefined,
      until: args.until ?? undefined,
    },
  };
}
