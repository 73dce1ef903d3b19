import { Field, ID, InputType } from '@nestjs/graphql';
import { EMERGENCY_SECTION } from '#contract';
import { graphqlEnum } from '#kernel';

const OP_ID = { description: 'A UUIDv7 made by the client. Sent twice, the op counts once.' };

const EmergencySectionEnum = graphqlEnum([EMERGENCY_SECTION] as const, {
  name: 'EmergencySection',
  description: 'What the emergency button can be about.',
});

const VerdictEnum = graphqlEnum(['JUSTIFIED', 'NOT_JUSTIFIED'] as const, {
  name: 'ReviewVerdict',
  description: 'What a review can conclude.',
});

@InputType('ConflictDeclareInput', { description: 'Declares a tie to the case.' })
export class ConflictDeclareInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;
}

@InputType('BreakGlassUseInput', { description: 'Presses the emergency button.' })
export class BreakGlassUseInput extends ConflictDeclareInput {
  @Field(() => EmergencySectionEnum, { description: 'What it is about.' })
  declare readonly section: typeof EMERGENCY_SECTION;

  @Field(() => String, { description: 'Why, in 10 to 500 characters.' })
  declare readonly reason: string;
}

@InputType('OfUseInput', { description: 'Something about one use of the emergency button.' })
export class OfUseInput extends ConflictDeclareInput {
  @Field(() => ID, { description: 'The use.' })
  declare readonly use: string;
}

@InputType('BreakGlassReviewInput', { description: 'Concludes the review of a use.' })
export class BreakGlassReviewInput extends OfUseInput {
  @Field(() => VerdictEnum, { description: 'Whether pressing was justified.' })
  declare readonly verdict: 'JUSTIFIED' | 'NOT_JUSTIFIED';

  @Field(() => String, { description: 'Why, in 10 to 2000 characters.' })
  declare readonly conclusion: string;
}
