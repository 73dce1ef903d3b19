import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ERROR_CODES, type ErrorCode, type OpResult } from '#contract';
import { DateTimeScalar, graphqlEnum, JsonScalar } from '#kernel';
import { AuthorModel } from './author.model.js';

const ErrorCodeEnum = graphqlEnum(ERROR_CODES, {
  name: 'ErrorCode',
  description:
    'Why something was refused. The same codes on every channel; a code is never renamed.',
});

@ObjectType('CurrentValue', { description: 'What stands there now, with a refusal of code STALE.' })
export class CurrentValueModel {
  @Field(() => Int, { description: 'The rev that the stream has reached.' })
  declare readonly rev: number;

  @Field(() => JsonScalar, { nullable: true, description: 'The value.' })
  declare readonly value: unknown;

  @Field(() => AuthorModel, { nullable: true, description: 'Who set it.' })
  declare readonly by: AuthorModel | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was set.' })
  declare readonly at: Date | null;
}

@ObjectType('Refusal', { description: 'Why an op was not accepted.' })
export class RefusalModel {
  @Field(() => ErrorCodeEnum, { description: 'The stable code.' })
  declare readonly code: ErrorCode;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the rule that refused, where one did.',
  })
  declare readonly rule: string | null;

  @Field(() => CurrentValueModel, {
    nullable: true,
    description: 'With STALE: what stands there now.',
  })
  declare readonly current: CurrentValueModel | null;

  @Field(() => Int, { nullable: true, description: 'With RATE_LIMITED: milliseconds to wait.' })
  declare readonly retryAfterMs: number | null;
}

@ObjectType('OpAccepted', { description: 'A receipt: the op is stored.' })
export class OpAcceptedModel {
  @Field(() => ID, { description: 'The op.' })
  declare readonly opId: string;

  @Field(() => ID, { description: 'The stream that it was stored in.' })
  declare readonly stream: string;

  @Field(() => Int, { description: 'Its number in that stream.' })
  declare readonly rev: number;

  @Field(() => String, { description: 'The link of the chain that holds it, in hex.' })
  declare readonly hash: string;

  @Field(() => DateTimeScalar, { description: 'When it was stored, by the clock of the database.' })
  declare readonly at: Date;
}

@ObjectType('OpRefused', { description: 'The op was not stored, and changed nothing.' })
export class OpRefusedModel {
  @Field(() => ID, { description: 'The op.' })
  declare readonly opId: string;

  @Field(() => RefusalModel, { description: 'Why.' })
  declare readonly error: RefusalModel;
}

export const OpResultUnion = createUnionType({
  name: 'OpResult',
  description: 'What came of an op.',
  types: () => [OpAcceptedModel, OpRefusedModel] as const,
  resolveType: ({ ok }: OpResult) => (ok ? OpAcceptedModel : OpRefusedModel),
});
