import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { z } from 'zod';
import {
  ACCESS_LINE_KINDS,
  ACCESS_OUTCOMES,
  type AccessLineKind,
  type AccessOutcome,
} from '#contract';
import { DateTimeScalar, graphqlEnum, Refused } from '#kernel';
import type { AccessLogRequest } from './access-log-reader.service.js';

export const AccessEventKindEnum = graphqlEnum(ACCESS_LINE_KINDS, {
  name: 'AccessEventKind',
  description: 'What a line of the access log tells of.',
});

export const AccessOutcomeEnum = graphqlEnum(ACCESS_OUTCOMES, {
  name: 'AccessOutcome',
  description: 'Whether it succeeded or was refused.',
});

@InputType('AccessLogFilters', { description: 'Which lines of the access log to show.' })
export class AccessLogFilters {
  @Field(() => ID, { nullable: true, description: 'Only what this person did.' })
  declare readonly person?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only what was done for this organisation; of others than your own there is nothing.',
  })
  declare readonly organisation?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what was asked of this plan.' })
  declare readonly planId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only from this instant on.' })
  declare readonly since?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only before this instant.' })
  declare readonly until?: Date | null;

  @Field(() => AccessEventKindEnum, { nullable: true, description: 'Only events of this kind.' })
  declare readonly kind?: AccessLineKind | null;

  @Field(() => AccessOutcomeEnum, { nullable: true, description: 'Only with this outcome.' })
  declare readonly outcome?: AccessOutcome | null;
}

@ArgsType()
export class AccessLogArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many lines, 200 at most.' })
  declare readonly first: number;

  @Field(() => String, { nullable: true, description: 'The cursor to go on from.' })
  declare readonly after?: string | null;

  @Field(() => AccessLogFilters, { nullable: true, description: 'Which lines to show.' })
  declare readonly filters?: AccessLogFilters | null;
}

const id = z.uuid().nullish();
const idsShape = z.object({ person: id, organisation: id, planId: id });

/** @throws Refused MALFORMED when an id is none */
export function accessLogRequest({ first, after, filters }: AccessLogArgs): AccessLogRequest {
  if (!idsShape.safeParse(filters ?? {}).success) throw new Refused('MALFORMED');
  return {
    first,
    after: after ?? undefined,
    filter: {
      person: filters?.person ?? undefined,
      organisation: filters?.organisation ?? undefined,
      planId: filters?.planId ?? undefined,
      since: filters?.since ?? undefined,
      until: filters?.until ?? undefined,
      kind: filters?.kind ?? undefined,
      outcome: filters?.outcome ?? undefined,
    },
  };
}
