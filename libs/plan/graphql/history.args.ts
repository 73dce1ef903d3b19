import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { z } from 'zod';
import { line, type Section } from '#contract';
import { DateTimeScalar, Refused, shaped } from '#kernel';
import type { HistoryRequest } from '../history/history.service.js';
import { SectionEnum } from './item.model.js';

@ArgsType()
export class HistoryArgs {
  @Field(() => ID, { description: 'The plan whose history to read.' })
  declare readonly planId: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many changes from the newest on, 1 to 200; 50 when neither is given.',
  })
  declare readonly first?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Instead of `first`: how many from the oldest on. They come newest first, too.',
  })
  declare readonly last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what is older than this cursor.' })
  declare readonly after?: string | null;

  @Field(() => String, { nullable: true, description: 'Only what is newer than this cursor.' })
  declare readonly before?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only changes of this item.' })
  declare readonly item?: string | null;

  @Field(() => SectionEnum, { nullable: true, description: 'Only changes in this section.' })
  declare readonly section?: Section | null;

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

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only what came after your last visit; nothing on a first one.',
  })
  declare readonly sinceLastVisit?: boolean | null;
}

const FIRST = 50;

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
  const { first, last } = args;
  if (typeof first === 'number' && typeof last === 'number') throw new Refused('MALFORMED');
  return {
    planId: args.planId,
    first: first ?? FIRST,
    last: last ?? undefined,
    after: args.after ?? undefined,
    before: args.before ?? undefined,
    filter: {
      item: args.item ?? undefined,
      section: args.section ?? undefined,
      field: args.field ?? undefined,
      person: args.person ?? undefined,
      organisation: args.organisation ?? undefined,
      since: args.since ?? undefined,
      until: args.until ?? undefined,
      sinceLastVisit: args.sinceLastVisit ?? undefined,
    },
  };
}
