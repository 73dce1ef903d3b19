import { Field, ID, InputType } from '@nestjs/graphql';
import type { CaseStatus, LegalBasis, PastSight, VersionAnswer } from '#contract';
import { CaseStatusEnum, LegalBasisEnum, PastSightEnum } from './circle.model.js';
import { VersionAnswerEnum } from './version.model.js';

const OP_ID = { description: 'A UUIDv7 made by the client. Sent twice, the change counts once.' };
const VERSION = { description: 'The version.' };
const ROOT = { description: 'The root of the version that you saw, in hexadecimal.' };
const VERSION_REASON = {
  nullable: true,
  description: 'Why, 1,000 characters at most. Everyone who takes part reads it.',
};
const REASON = { nullable: true, description: 'Why.' };

@InputType('ConsentInput', { description: 'The consent that an organisation takes part on.' })
export class ConsentInput {
  @Field(() => String, { description: 'Whose it is.' })
  declare readonly of: string;

  @Field(() => String, { description: 'The day on which it was given, as in 2026-05-31.' })
  declare readonly givenAt: string;

  @Field(() => String, { description: 'The last day on which it holds.' })
  declare readonly until: string;
}

@InputType('GroundInput', {
  description: 'Purpose and ground on which an organisation takes part.',
})
export class GroundInput {
  @Field(() => String, { description: 'What for.' })
  declare readonly purpose: string;

  @Field(() => LegalBasisEnum, { description: 'The legal basis.' })
  declare readonly basis: LegalBasis;

  @Field(() => String, {
    nullable: true,
    description: 'Why; CONFLICT_OF_DUTIES and VITAL_INTEREST need it.',
  })
  declare readonly reason?: string | null;

  @Field(() => ConsentInput, { nullable: true, description: 'CONSENT needs it.' })
  declare readonly consent?: ConsentInput | null;

  @Field(() => String, { description: 'The day on which it is looked at again.' })
  declare readonly reviewAt: string;
}

@InputType('NewCaseInput', { description: 'What somebody says who begins a case.' })
export class NewCaseInput {
  @Field(() => ID, {
    description: 'A UUIDv7 made by the client. Sent twice, one case begins.',
  })
  declare readonly opId: string;

  @Field(() => String, {
    description: 'What the partners call the case; never a name of those involved.',
  })
  declare readonly label: string;

  @Field(() => GroundInput, { description: 'Purpose and ground of your own organisation.' })
  declare readonly ground: GroundInput;
}

@InputType('InviteInput', { description: 'Asks an organisation to take part.' })
export class InviteInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => ID, { description: 'The organisation to ask.' })
  declare readonly organisation: string;

  @Field(() => GroundInput, { description: 'What for, and on what ground.' })
  declare readonly ground: GroundInput;

  @Field(() => PastSightEnum, { description: 'What it may see of the past.' })
  declare readonly past: PastSight;
}

@InputType('AcceptInput', { description: 'Takes up the invitation of your own organisation.' })
export class AcceptInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => [ID], { description: 'The first people of your organisation on the case.' })
  declare readonly persons: string[];
}

@InputType('GoInput', { description: 'Your own organisation declines, or leaves.' })
export class GoInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => String, REASON)
  declare readonly reason?: string | null;
}

@InputType('EndInput', { description: 'Ends that an organisation takes part, or its invitation.' })
export class EndInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => ID, { description: 'The organisation.' })
  declare readonly organisation: string;

  @Field(() => String, REASON)
  declare readonly reason?: string | null;
}

@InputType('PersonAddInput', { description: 'Puts somebody of your organisation on the case.' })
export class PersonAddInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => ID, { description: 'The person.' })
  declare readonly person: string;

  @Field(() => String, { nullable: true, description: 'From when on; now when it is left out.' })
  declare readonly beginsAt?: string | null;

  @Field(() => String, { nullable: true, description: 'Until when.' })
  declare readonly endsAt?: string | null;
}

@InputType('PersonEndInput', { description: 'Takes somebody of your organisation off the case.' })
export class PersonEndInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => ID, { description: 'The person.' })
  declare readonly person: string;
}

@InputType('ReportInput', { description: 'The new report that a closed case is opened for.' })
export class ReportInput {
  @Field(() => String, { description: 'The day on which it came in.' })
  declare readonly date: string;

  @Field(() => String, { description: 'From whom.' })
  declare readonly from: string;
}

@InputType('CaseStatusInput', { description: 'Brings the case to another state.' })
export class CaseStatusInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => CaseStatusEnum, { description: 'The state to bring it to.' })
  declare readonly to: CaseStatus;

  @Field(() => String, REASON)
  declare readonly reason?: string | null;

  @Field(() => ReportInput, { nullable: true, description: 'Reopening needs it.' })
  declare readonly report?: ReportInput | null;
}

@InputType('CaseMarkInput', {
  description: 'Marks the case as one of a Zorg- en Veiligheidshuis, or takes the mark away.',
})
export class CaseMarkInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => Boolean, { description: 'Whether it is one.' })
  declare readonly safetyHouse: boolean;
}

@InputType('VersionProposeInput', {
  description: 'Puts the plan as it stands to every organisation that takes part, for approval.',
})
export class VersionProposeInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => String, {
    nullable: true,
    description: 'What to say with it, 1,000 characters at most. Everyone who takes part reads it.',
  })
  declare readonly note?: string | null;
}

@InputType('VersionAnswerInput', { description: 'Answers a version for your organisation.' })
export class VersionAnswerInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => ID, VERSION)
  declare readonly version: string;

  @Field(() => String, ROOT)
  declare readonly root: string;

  @Field(() => VersionAnswerEnum, { description: 'APPROVED, or DISAGREED with a reason.' })
  declare readonly answer: VersionAnswer;

  @Field(() => String, VERSION_REASON)
  declare readonly reason?: string | null;
}

@InputType('VersionSkipInput', {
  description: 'Records that another organisation could not be asked about a version.',
})
export class VersionSkipInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => ID, VERSION)
  declare readonly version: string;

  @Field(() => String, ROOT)
  declare readonly root: string;

  @Field(() => ID, { description: 'The organisation.' })
  declare readonly organisation: string;

  @Field(() => String, VERSION_REASON)
  declare readonly reason?: string | null;
}

@InputType('VersionWithdrawInput', { description: 'Takes back a version that is up for approval.' })
export class VersionWithdrawInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => ID, VERSION)
  declare readonly version: string;

  @Field(() => String, VERSION_REASON)
  declare readonly reason?: string | null;
}

@InputType('CircleOpInput', {
  isOneOf: true,
  description: 'One change of the circle, of exactly one sort.',
})
export class CircleOpInput {
  @Field(() => InviteInput, { nullable: true, description: 'Invites an organisation.' })
  declare readonly invite?: InviteInput;

  @Field(() => AcceptInput, { nullable: true, description: 'Accepts an invitation.' })
  declare readonly accept?: AcceptInput;

  @Field(() => GoInput, { nullable: true, description: 'Declines an invitation.' })
  declare readonly decline?: GoInput;

  @Field(() => GoInput, { nullable: true, description: 'Leaves the case.' })
  declare readonly leave?: GoInput;

  @Field(() => EndInput, { nullable: true, description: 'Ends taking part, or an invitation.' })
  declare readonly end?: EndInput;

  @Field(() => PersonAddInput, { nullable: true, description: 'Puts a person on the case.' })
  declare readonly addPerson?: PersonAddInput;

  @Field(() => PersonEndInput, { nullable: true, description: 'Takes a person off the case.' })
  declare readonly endPerson?: PersonEndInput;

  @Field(() => CaseStatusInput, { nullable: true, description: 'Changes the state of the case.' })
  declare readonly status?: CaseStatusInput;

  @Field(() => CaseMarkInput, { nullable: true, description: 'Marks the case.' })
  declare readonly mark?: CaseMarkInput;

  @Field(() => VersionProposeInput, {
    nullable: true,
    description: 'Puts the plan up for approval.',
  })
  declare readonly propose?: VersionProposeInput;

  @Field(() => VersionAnswerInput, { nullable: true, description: 'Answers a version.' })
  declare readonly answer?: VersionAnswerInput;

  @Field(() => VersionSkipInput, {
    nullable: true,
    description: 'Records that an organisation could not be asked.',
  })
  declare readonly skip?: VersionSkipInput;

  @Field(() => VersionWithdrawInput, { nullable: true, description: 'Takes a version back.' })
  declare readonly withdraw?: VersionWithdrawInput;
}
