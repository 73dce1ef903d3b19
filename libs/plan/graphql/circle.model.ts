import { Field, ID, ObjectType } from '@nestjs/graphql';
import {
  CASE_STATUSES,
  LEGAL_BASES,
  PARTICIPATION_STATUSES,
  PAST_SIGHTS,
  type CaseStatus,
  type LegalBasis,
  type OrganisationType,
  type ParticipationStatus,
  type PastSight,
} from '#contract';
import { OrganisationModel } from '#identity';
import { DateTimeScalar, graphqlEnum } from '#kernel';
import { AuthorModel } from './author.model.js';
import { VersionModel } from './version.model.js';

const STATUS_MEANS: Readonly<Record<CaseStatus, string>> = {
  DRAFT: 'Begun; nobody is invited yet.',
  ACTIVE: 'Worked on.',
  MONITORING: 'The agreements are watched over.',
  CLOSED: 'For reading only; a new report opens it again.',
  ARCHIVED: 'For reading only, for good.',
  DESTROYED: 'Erased; it is absent to everyone.',
};

export const CaseStatusEnum = graphqlEnum(CASE_STATUSES, {
  name: 'CaseStatus',
  description: 'What state a case is in.',
  of: (status) => STATUS_MEANS[status],
});

export const LegalBasisEnum = graphqlEnum(LEGAL_BASES, {
  name: 'LegalBasis',
  description: 'On what ground an organisation takes part.',
});

const PAST_MEANS: Readonly<Record<PastSight, string>> = {
  ALL: 'The plan with its history.',
  CURRENT: 'The plan as it stood, without history from before.',
  FROM_NOW: 'Only items that were added after the organisation took part.',
};

export const PastSightEnum = graphqlEnum(PAST_SIGHTS, {
  name: 'PastSight',
  description: 'What an organisation may see of the time before it took part.',
  of: (past) => PAST_MEANS[past],
});

export const ParticipationStatusEnum = graphqlEnum(PARTICIPATION_STATUSES, {
  name: 'ParticipationStatus',
  description: 'Where an organisation stands in a case.',
});

@ObjectType('Consent', { description: 'The consent that an organisation takes part on.' })
export class ConsentModel {
  @Field(() => String, { description: 'Whose it is.' })
  declare readonly of: string;

  @Field(() => String, { description: 'The day on which it was given.' })
  declare readonly givenAt: string;

  @Field(() => String, { description: 'The last day on which it holds.' })
  declare readonly until: string;
}

@ObjectType('Ground', { description: 'Purpose and ground on which an organisation takes part.' })
export class GroundModel {
  @Field(() => String, { description: 'What for.' })
  declare readonly purpose: string;

  @Field(() => LegalBasisEnum, { description: 'The legal basis.' })
  declare readonly basis: LegalBasis;

  @Field(() => String, { nullable: true, description: 'Why this basis, where that was said.' })
  declare readonly reason: string | null;

  @Field(() => ConsentModel, { nullable: true, description: 'With CONSENT only.' })
  declare readonly consent: ConsentModel | null;

  @Field(() => String, { description: 'The day on which it is looked at again.' })
  declare readonly reviewAt: string;
}

@ObjectType('Participation', { description: 'An organisation in the circle of a case.' })
export class ParticipationModel {
  @Field(() => OrganisationModel, { description: 'The organisation.' })
  declare readonly organisation: { id: string; name: string; type: OrganisationType };

  @Field(() => Boolean, {
    description: 'False of one that is over: nobody of it can sign in any more.',
  })
  declare readonly active: boolean;

  @Field(() => ParticipationStatusEnum, { description: 'Where it stands.' })
  declare readonly status: ParticipationStatus;

  @Field(() => GroundModel, { nullable: true, description: 'Null where none was recorded.' })
  declare readonly ground: GroundModel | null;

  @Field(() => PastSightEnum, { description: 'What it may see of the past.' })
  declare readonly past: PastSight;

  @Field(() => AuthorModel, { description: 'Who invited it, or put it there.' })
  declare readonly by: AuthorModel;

  @Field(() => DateTimeScalar, { description: 'When it was invited.' })
  declare readonly invitedAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when on it takes part.' })
  declare readonly since: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it came to where it stands.' })
  declare readonly changedAt: Date;

  @Field(() => String, { nullable: true, description: 'The reason of the last step.' })
  declare readonly note: string | null;
}

@ObjectType('Stay', { description: 'Somebody who is on a case by name, now or from later on.' })
export class StayModel {
  @Field(() => ID, { description: 'The id of the person.' })
  declare readonly person: string;

  @Field(() => ID, { description: 'The id of the organisation that the person acts for.' })
  declare readonly organisation: string;

  @Field(() => String, { description: 'The name of the person.' })
  declare readonly name: string;

  @Field(() => String, { description: 'What the person does there.' })
  declare readonly function: string;

  @Field(() => DateTimeScalar, { description: 'From when on.' })
  declare readonly beginsAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when, where that is set.' })
  declare readonly endsAt: Date | null;
}

@ObjectType('CircleRights', { description: 'What you may do with the circle.' })
export class CircleRightsModel {
  @Field(() => Boolean, { description: 'Invite organisations.' })
  declare readonly invite: boolean;

  @Field(() => Boolean, { description: 'End that an organisation takes part.' })
  declare readonly end: boolean;

  @Field(() => Boolean, { description: 'Put people of your organisation on the case, or off it.' })
  declare readonly people: boolean;

  @Field(() => Boolean, { description: 'Leave with your organisation.' })
  declare readonly leave: boolean;

  @Field(() => [CaseStatusEnum], { description: 'The states that you may bring the case to.' })
  declare readonly statuses: CaseStatus[];

  @Field(() => Boolean, { description: 'Mark it as one of a Zorg- en Veiligheidshuis.' })
  declare readonly mark: boolean;

  @Field(() => Boolean, { description: 'Put the plan up for approval.' })
  declare readonly propose: boolean;
}

@ObjectType('Circle', { description: 'Who takes part in a case, and how it stands.' })
export class CircleModel {
  @Field(() => CaseStatusEnum, { description: 'What state the case is in.' })
  declare readonly status: CaseStatus;

  @Field(() => Boolean, { description: 'Whether it is one of a Zorg- en Veiligheidshuis.' })
  declare readonly safetyHouse: boolean;

  @Field(() => Boolean, { description: 'Whether a regievoerder or deputy on the case leads it.' })
  declare readonly isDirected: boolean;

  @Field(() => [ParticipationModel], { description: 'The organisations, by name.' })
  declare readonly participations: ParticipationModel[];

  @Field(() => [StayModel], { description: 'The people, by name.' })
  declare readonly stays: StayModel[];

  @Field(() => VersionModel, {
    nullable: true,
    description: 'The newest version of the plan that you see; null before the first.',
  })
  declare readonly version: VersionModel | null;

  @Field(() => CircleRightsModel, { description: 'What you may do with it.' })
  declare readonly can: CircleRightsModel;
}
