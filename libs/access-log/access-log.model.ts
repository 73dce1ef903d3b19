import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { AccessOutcome } from '#contract';
import { OrganisationModel, PersonModel } from '#identity';
import { DateTimeScalar, PageInfoModel } from '#kernel';
import { AccessEventKindEnum, AccessOutcomeEnum } from './access-log.args.js';

@ObjectType('AccessChecks', { description: 'The four checks of NEN 7513, as they came out.' })
export class AccessChecksModel {
  @Field(() => Boolean, { description: 'The rules gave the right.' })
  declare readonly authorisation: boolean;

  @Field(() => Boolean, { description: 'The person was on the case by name.' })
  declare readonly caseRelation: boolean;

  @Field(() => Boolean, { description: 'Consent was asked for and given.' })
  declare readonly consent: boolean;

  @Field(() => Boolean, { description: 'The emergency button was used.' })
  declare readonly emergency: boolean;
}

@ObjectType('AccessLogEntry', {
  description:
    'One line of the access log: who looked at what, or was refused. It holds codes, and no words of a plan.',
})
export class AccessLogEntryModel {
  @Field(() => ID, { description: 'The id of the event.' })
  declare readonly id: string;

  @Field(() => DateTimeScalar, { description: 'When, by the clock of the database.' })
  declare readonly occurredAt: Date;

  @Field(() => AccessEventKindEnum, { description: 'What happened.' })
  declare readonly kind: string;

  @Field(() => String, { description: 'C, R, U, D or E: create, read, update, delete, execute.' })
  declare readonly action: string;

  @Field(() => String, { description: 'REGULAR, EMERGENCY or LOG_RELATED.' })
  declare readonly eventType: string;

  @Field(() => AccessOutcomeEnum, { description: 'Whether it succeeded or was refused.' })
  declare readonly outcome: AccessOutcome;

  @Field(() => String, { nullable: true, description: 'The code of the refusal.' })
  declare readonly reason: string | null;

  @Field(() => PersonModel, { description: 'Who it was.' })
  declare readonly person: string;

  @Field(() => OrganisationModel, { description: 'The organisation that the person acted for.' })
  declare readonly organisation: string;

  @Field(() => String, { description: 'The way in: SOCKET, GRAPHQL, HTTP or SYSTEM.' })
  declare readonly accessPoint: string;

  @Field(() => PersonModel, {
    nullable: true,
    description: 'The colleague whose account it was, where somebody else changed it.',
  })
  declare readonly about: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The plan as it was asked for; also where there is no plan of that id.',
  })
  declare readonly planId: string | null;

  @Field(() => [String], { description: 'The sections of the plan that were shown.' })
  declare readonly sections: readonly string[];

  @Field(() => [String], { description: 'What a search was narrowed by: names, never values.' })
  declare readonly filters: readonly string[];

  @Field(() => [String], { description: 'The rules of docs/spec that decided.' })
  declare readonly policy: readonly string[];

  @Field(() => AccessChecksModel, { description: 'How the checks came out.' })
  declare readonly checks: AccessChecksModel;

  @Field(() => Int, {
    nullable: true,
    description:
      'With PLAN_OPEN: how long the plan was on the screen; null while it is, or when that broke off.',
  })
  declare readonly durationSeconds: number | null;
}

@ObjectType('AccessLogEdge', { description: 'A line and its place in the log.' })
export class AccessLogEdgeModel {
  @Field(() => String, { description: 'Give this as `after` for what came before it.' })
  declare readonly cursor: string;

  @Field(() => AccessLogEntryModel, { description: 'The line.' })
  declare readonly node: AccessLogEntryModel;
}

@ObjectType('AccessLogConnection', { description: 'A page of the access log.' })
export class AccessLogConnectionModel {
  @Field(() => [AccessLogEdgeModel], { description: 'The lines, newest first.' })
  declare readonly edges: AccessLogEdgeModel[];

  @Field(() => PageInfoModel, { description: 'Whether there is more.' })
  declare readonly pageInfo: PageInfoModel;
}
