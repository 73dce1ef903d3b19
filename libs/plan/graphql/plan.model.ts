import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  PLAN_ELEMENTS,
  type CaseStatus,
  type CompletenessState,
  type ItemKindName,
  type PlanElement,
  type Section,
} from '#contract';
import { OrganisationModel, PersonModel } from '#identity';
import { graphqlEnum } from '#kernel';
import { CaseStatusEnum, CircleModel } from './circle.model.js';
import { ItemKindEnum, ItemModel, SectionEnum } from './item.model.js';

const PlanElementEnum = graphqlEnum(Object.keys(PLAN_ELEMENTS) as PlanElement[], {
  name: 'PlanElement',
  description: 'A part that a plan must have: the five of the kenniskaart, and digital safety.',
  of: (element) => `Section ${PLAN_ELEMENTS[element]}.`,
});

const STATE_MEANS: Readonly<Record<CompletenessState, string>> = {
  EMPTY: 'There is nothing in it.',
  INCOMPLETE: 'An item lacks part of its minimum content.',
  COMPLETE: 'Every item has its minimum content.',
};

const CompletenessStateEnum = graphqlEnum<CompletenessState>(['EMPTY', 'INCOMPLETE', 'COMPLETE'], {
  name: 'CompletenessState',
  description: 'How far an element of a plan is.',
  of: (state) => STATE_MEANS[state],
});

@ObjectType('ElementCompleteness', {
  description: 'How far an element of the plan is, counted over what you may see.',
})
export class ElementCompletenessModel {
  @Field(() => PlanElementEnum, { description: 'Which element.' })
  declare readonly element: PlanElement;

  @Field(() => CompletenessStateEnum, { description: 'How far it is.' })
  declare readonly state: CompletenessState;

  @Field(() => Int, { description: 'How many items it holds.' })
  declare readonly items: number;

  @Field(() => Int, { description: 'How many of them lack part of their minimum content.' })
  declare readonly incompleteItems: number;
}

@ObjectType('Member', { description: 'A professional on the case.' })
export class MemberModel {
  @Field(() => PersonModel, { description: 'The person.' })
  declare readonly person: PersonModel;

  @Field(() => ID, { description: 'Id of the organisation that the person acts for in this case.' })
  declare readonly organisation: string;
}

@ObjectType('PlanSection', { description: 'A part of the plan that you may read.' })
export class PlanSectionModel {
  @Field(() => SectionEnum, { description: 'Which part.' })
  declare readonly section: Section;

  @Field(() => [ItemKindEnum], { description: 'Kinds of items that you may add here.' })
  declare readonly canAdd: ItemKindName[];

  @Field(() => [ItemModel], {
    description: 'Its items in the order in which the plan shows them, removed ones among them.',
  })
  declare readonly items: ItemModel[];
}

@ObjectType('Plan', { description: 'The safety plan of one case, as you may see it.' })
export class PlanModel {
  @Field(() => ID, { description: 'The id of the plan.' })
  declare readonly id: string;

  @Field(() => String, { description: 'The number of the case.' })
  declare readonly caseNumber: string;

  @Field(() => String, {
    description: 'What the partners call the case; never a name of those involved.',
  })
  declare readonly label: string;

  @Field(() => CaseStatusEnum, { description: 'What state the case is in.' })
  declare readonly status: CaseStatus;

  @Field(() => String, { nullable: true, description: 'Name of the regievoerder, once accepted.' })
  declare readonly director: string | null;

  @Field(() => [OrganisationModel], { description: 'The organisations that take part.' })
  declare readonly organisations: OrganisationModel[];

  @Field(() => [MemberModel], { description: 'The professionals on the case.' })
  declare readonly members: MemberModel[];

  @Field(() => CircleModel, { description: 'Who takes part in the case, and how it stands.' })
  declare readonly circle: CircleModel;

  @Field(() => [ElementCompletenessModel], { description: 'How far each element of the plan is.' })
  declare readonly completeness: ElementCompletenessModel[];

  @Field(() => [PlanSectionModel], { description: 'The sections that you may read.' })
  declare readonly sections: PlanSectionModel[];
}
