import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ItemKindName } from '#contract';
import { OrganisationModel, PersonModel } from '#identity';
import { DateTimeScalar, graphqlEnum, JsonScalar, PageInfoModel } from '#kernel';
import type { TextPart } from '../history/text-parts.js';
import { CorrectedEntryModel, CorrectsEntryModel } from './correction.model.js';
import { ItemKindEnum } from './item.model.js';

const PART_MEANS = { EQUAL: 'It stayed.', INSERT: 'It came.', DELETE: 'It went.' } as const;

const TextPartOpEnum = graphqlEnum(['EQUAL', 'INSERT', 'DELETE'], {
  name: 'TextPartOp',
  description: 'What an edit did with a piece of text.',
  of: (op) => PART_MEANS[op],
});

@ObjectType('TextPart', { description: 'A piece of a text edit.' })
export class TextPartModel {
  @Field(() => TextPartOpEnum, { description: 'What happened to it.' })
  declare readonly op: TextPart['op'];

  @Field(() => String, {
    description: 'The words; of what stayed, only what stood around the edit.',
  })
  declare readonly text: string;

  @Field(() => Int, {
    description:
      'UTF-16 code units that it stands for, also where words in its middle are left out.',
  })
  declare readonly length: number;
}

@ObjectType('HistoryEntry', { description: 'One accepted change, as you may see it today.' })
export class HistoryEntryModel {
  @Field(() => ID, { description: 'Names the change: its stream and its rev there.' })
  declare readonly id: string;

  @Field(() => DateTimeScalar, { description: 'When it was stored, by the clock of the database.' })
  declare readonly at: Date;

  @Field(() => String, {
    description:
      'What happened: item.added, item.moved, item.removed, item.restored, item.audience, ' +
      'field.set, field.audience, text.edited, view.added, member.added, member.ended, organisation.invited, ' +
      'organisation.accepted, organisation.declined, organisation.left, organisation.ended, case.begun, ' +
      'case.status, case.marked, version.proposed, version.answered, version.withdrawn, version.settled, ' +
      'item.erased, item.unerased, passage.erased or passage.unerased.',
  })
  declare readonly kind: string;

  @Field(() => PersonModel, { description: 'Who did it.' })
  declare readonly person: string;

  @Field(() => OrganisationModel, { description: 'The organisation that the person acted for.' })
  declare readonly organisation: string;

  @Field(() => ID, {
    description:
      'The item; with changes of the circle the person, the organisation, the case or the version it is about.',
  })
  declare readonly item: string;

  @Field(() => ItemKindEnum, { nullable: true, description: 'What sort of item it is.' })
  declare readonly itemKind: ItemKindName | null;

  @Field(() => String, { nullable: true, description: 'What the item is called today.' })
  declare readonly itemTitle: string | null;

  @Field(() => String, { description: 'The field that changed; @item where the item itself did.' })
  declare readonly field: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The value, or the audience, before the change.',
  })
  declare readonly before: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The value, or the audience, after the change.',
  })
  declare readonly after: unknown;

  @Field(() => [TextPartModel], {
    description: 'With text.edited: what went, what came, and what stood around it.',
  })
  declare readonly parts: TextPart[];

  @Field(() => Int, { description: 'Its number in its stream: 1, 2, 3 … without gaps.' })
  declare readonly rev: number;

  @Field(() => ID, { description: 'The stream that it belongs to.' })
  declare readonly stream: string;

  @Field(() => String, { description: 'The link of the chain that holds it, in hex.' })
  declare readonly hash: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Of a change that put back what stood there once: from when on that stood there.',
  })
  declare readonly restores: Date | null;

  @Field(() => CorrectsEntryModel, { nullable: true, description: 'What the change corrects.' })
  declare readonly corrects: CorrectsEntryModel | null;

  @Field(() => CorrectedEntryModel, {
    nullable: true,
    description: 'By what it was corrected since.',
  })
  declare readonly corrected: CorrectedEntryModel | null;

  @Field(() => Boolean, { description: 'Whether it came after your last visit.' })
  declare readonly isNew: boolean;
}

@ObjectType('HistoryEdge', { description: 'A change and its place in the history.' })
export class HistoryEdgeModel {
  @Field(() => String, { description: 'Give this as `after` for what came before it.' })
  declare readonly cursor: string;

  @Field(() => HistoryEntryModel, { description: 'The change.' })
  declare readonly node: HistoryEntryModel;
}

@ObjectType('HistoryPageInfo', { description: 'Whether the history goes on, and from where.' })
export class HistoryPageInfoModel extends PageInfoModel {
  @Field(() => Boolean, {
    description: 'With `last`: whether there is more that is newer, among what you may see.',
  })
  declare readonly hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Give this as `before` for what is newer.' })
  declare readonly startCursor: string | null;
}

@ObjectType('HistoryConnection', { description: 'A page of history.' })
export class HistoryConnectionModel {
  @Field(() => [HistoryEdgeModel], { description: 'The changes, newest first.' })
  declare readonly edges: HistoryEdgeModel[];

  @Field(() => HistoryPageInfoModel, { description: 'Whether there is more.' })
  declare readonly pageInfo: HistoryPageInfoModel;
}
