import { Field, ID, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import { ITEM_KIND_NAMES, ITEM_KINDS, SECTIONS, type ItemKindName, type Section } from '#contract';
import { DateTimeScalar, graphqlEnum } from '#kernel';
import { AudienceModel, FieldSightModel, ReadersModel } from './audience.model.js';
import { AuthorModel } from './author.model.js';
import { pascal } from './generated-type.js';
import { OwnViewModel } from './own-view.model.js';

export const ItemKindEnum = graphqlEnum(ITEM_KIND_NAMES, {
  name: 'ItemKind',
  description: 'What sort of thing an item is; its type follows from it.',
  of: (kind) => ITEM_KINDS[kind].description,
});

export const SectionEnum = graphqlEnum(SECTIONS, {
  name: 'Section',
  description: 'A part of a plan.',
});

@ObjectType('ItemRights', { description: 'What you may do with an item.' })
export class ItemRightsModel {
  @Field(() => Boolean, { description: 'Change its fields.' })
  declare readonly edit: boolean;

  @Field(() => Boolean, { description: 'Move it within its section.' })
  declare readonly move: boolean;

  @Field(() => Boolean, { description: 'Remove and restore it.' })
  declare readonly remove: boolean;

  @Field(() => Boolean, { description: 'Change who may read it.' })
  declare readonly audience: boolean;
}

@InterfaceType('Item', {
  description: 'An entry in a section of a plan, as you may see it.',
  resolveType: ({ kind }: { kind: ItemKindName }) => pascal(kind),
})
export class ItemModel {
  @Field(() => ID, { description: 'The id of the item.' })
  declare readonly id: string;

  @Field(() => ItemKindEnum, { description: 'What sort of thing it is.' })
  declare readonly kind: ItemKindName;

  @Field(() => SectionEnum, { description: 'The section that it stands in.' })
  declare readonly section: Section;

  @Field(() => ID, {
    description: 'The stream of the item itself: moving, removing and restoring name it.',
  })
  declare readonly stream: string;

  @Field(() => Int, { description: 'Rev of the stream of the item itself.' })
  declare readonly rev: number;

  @Field(() => AudienceModel, { description: 'Who may read it.' })
  declare readonly audience: AudienceModel;

  @Field(() => ReadersModel, { description: 'Who on the case reads it now.' })
  declare readonly readers: ReadersModel;

  @Field(() => ID, {
    description: 'Id of the organisation that added it and says who may read it.',
  })
  declare readonly owner: string;

  @Field(() => AuthorModel, { description: 'Who added it.' })
  declare readonly addedBy: AuthorModel;

  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  declare readonly addedAt: Date;

  @Field(() => Boolean, {
    description: 'Whether it was taken out of the plan; it can be restored.',
  })
  declare readonly removed: boolean;

  @Field(() => ItemRightsModel, { description: 'What you may do with it.' })
  declare readonly can: ItemRightsModel;

  @Field(() => [OwnViewModel], {
    description:
      'Own views of involved persons whom you see, in the order in which they were recorded.',
  })
  declare readonly views: OwnViewModel[];

  @Field(() => [FieldSightModel], {
    description: 'Of its fields with an audience of their own that you may read: who else may.',
  })
  declare readonly sights: FieldSightModel[];

  @Field(() => [String], { description: 'Names of the required fields that are still empty.' })
  declare readonly missing: string[];
}
