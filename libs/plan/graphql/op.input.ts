import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { AudienceType, ItemKindName } from '#contract';
import { JsonScalar } from '#kernel';
import { AudienceTypeEnum } from './audience.model.js';
import {
  BreakGlassReviewInput,
  BreakGlassUseInput,
  ConflictDeclareInput,
  OfUseInput,
} from './emergency.input.js';
import { ItemKindEnum } from './item.model.js';
import { ViewAddInput } from './own-view.input.js';

const OP_ID = { description: 'A UUIDv7 made by the client. Sent twice, the op counts once.' };
const STREAM = { description: 'The stream that the op was made against.' };
const RESTORES = {
  nullable: true,
  description:
    'With what puts back what stood there: the earlier rev of this stream. History then says so, where it is so.',
};
const CORRECTS = {
  nullable: true,
  description:
    'With what corrects something: what, and why. History tells both ends. Of a text only the text as it stands is corrected.',
};
const IF_REV = {
  description: 'The rev that you saw; STALE when the stream is further. 0 when never set.',
};

@InputType('AudienceInput', { description: 'Who may read an item, or a field of it.' })
export class AudienceInput {
  @Field(() => AudienceTypeEnum, { description: 'Which sort of audience it is.' })
  declare readonly type: AudienceType;

  @Field(() => [ID], {
    nullable: true,
    description: 'With ORG_LIST only: ids of the organisations.',
  })
  declare readonly organisations?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'With NAMED_PERSONS only: ids of people on the case, yours among them.',
  })
  declare readonly persons?: string[] | null;
}

@InputType('ItemAddInput', { description: 'Adds an item; its id is the op id.' })
export class ItemAddInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => ItemKindEnum, { description: 'What sort of item; its section follows from it.' })
  declare readonly itemKind: ItemKindName;

  @Field(() => AudienceInput, {
    nullable: true,
    description: 'Who may read it; else what its kind begins with.',
  })
  declare readonly audience?: AudienceInput | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The item to stand behind. Null: first. Left out: last of those that you see.',
  })
  declare readonly after?: string | null;
}

@InputType('ItemMoveInput', {
  description: 'Puts an item elsewhere in its section. The last move wins.',
})
export class ItemMoveInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => ID, STREAM)
  declare readonly stream: string;

  @Field(() => ID, { nullable: true, description: 'The item to stand behind; null: first.' })
  declare readonly after?: string | null;
}

@InputType('ItemRemoveInput', { description: 'Takes an item out of the plan, or puts it back.' })
export class ItemRemoveInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => ID, STREAM)
  declare readonly stream: string;

  @Field(() => Int, IF_REV)
  declare readonly ifRev: number;
}

@InputType('ItemAudienceInput', {
  description:
    'Changes who may read an item: its streams close, and new ones begin with what stands there.',
})
export class ItemAudienceInput extends ItemRemoveInput {
  @Field(() => AudienceInput, { description: 'Who may read it from now on.' })
  declare readonly audience: AudienceInput;
}

@InputType('FieldAudienceInput', {
  description:
    'Changes who may read a field that has an audience of its own, within that of its item.',
})
export class FieldAudienceInput extends ItemRemoveInput {
  @Field(() => AudienceInput, { description: 'Who may read it from now on.' })
  declare readonly audience: AudienceInput;
}

@InputType('CorrectionInput', { description: 'What an edit corrects, and why.' })
export class CorrectionInput {
  @Field(() => Int, { description: 'The rev of the same stream that you looked at.' })
  declare readonly rev: number;

  @Field(() => String, { description: 'Why, in at most 500 characters; REASON_NEEDED without.' })
  declare readonly reason: string;
}

@InputType('FieldSetInput', {
  description: 'Sets a field that holds one value; of an own view, only with `corrects`.',
})
export class FieldSetInput extends ItemRemoveInput {
  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'The value, in the form that the type of the field answers; people as {sort, id}. Null: not filled in.',
  })
  declare readonly value?: unknown;

  @Field(() => Int, RESTORES)
  declare readonly restores?: number | null;

  @Field(() => CorrectionInput, CORRECTS)
  declare readonly corrects?: CorrectionInput | null;
}

@InputType('TextEditInput', { description: 'Edits a live text.' })
export class TextEditInput {
  @Field(() => ID, OP_ID)
  declare readonly opId: string;

  @Field(() => ID, STREAM)
  declare readonly stream: string;

  @Field(() => Int, { description: 'The rev of the text that the edit was made against.' })
  declare readonly rev: number;

  @Field(() => JsonScalar, { description: 'A CodeMirror change set in its JSON form.' })
  declare readonly changes: unknown;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the edit continues its author’s own run of typing: it then stands before what was accepted at the same place meanwhile, and otherwise behind it.',
  })
  declare readonly continues?: boolean | null;

  @Field(() => Int, RESTORES)
  declare readonly restores?: number | null;

  @Field(() => CorrectionInput, CORRECTS)
  declare readonly corrects?: CorrectionInput | null;
}

@InputType('OpInput', { isOneOf: true, description: 'One edit, of exactly one sort.' })
export class OpInput {
  @Field(() => ItemAddInput, { nullable: true, description: 'Adds an item.' })
  declare readonly itemAdd?: ItemAddInput;

  @Field(() => ItemMoveInput, { nullable: true, description: 'Moves an item within its section.' })
  declare readonly itemMove?: ItemMoveInput;

  @Field(() => ItemRemoveInput, { nullable: true, description: 'Takes an item out of the plan.' })
  declare readonly itemRemove?: ItemRemoveInput;

  @Field(() => ItemRemoveInput, {
    nullable: true,
    description: 'Puts a removed item back at its place.',
  })
  declare readonly itemRestore?: ItemRemoveInput;

  @Field(() => ItemAudienceInput, { nullable: true, description: 'Changes who may read an item.' })
  declare readonly itemAudience?: ItemAudienceInput;

  @Field(() => FieldAudienceInput, {
    nullable: true,
    description: 'Changes who may read a field.',
  })
  declare readonly fieldAudience?: FieldAudienceInput;

  @Field(() => FieldSetInput, { nullable: true, description: 'Sets a field.' })
  declare readonly fieldSet?: FieldSetInput;

  @Field(() => TextEditInput, { nullable: true, description: 'Edits a live text.' })
  declare readonly textEdit?: TextEditInput;

  @Field(() => ViewAddInput, {
    nullable: true,
    description: 'Adds the own view of an involved person to an item.',
  })
  declare readonly viewAdd?: ViewAddInput;

  @Field(() => ConflictDeclareInput, {
    nullable: true,
    description: 'Declares a tie to the case: it is shut to you from then on.',
  })
  declare readonly conflictDeclare?: ConflictDeclareInput;

  @Field(() => BreakGlassUseInput, {
    nullable: true,
    description: 'Presses the emergency button; takes a fresh second factor.',
  })
  declare readonly breakGlassUse?: BreakGlassUseInput;

  @Field(() => OfUseInput, { nullable: true, description: 'Ends your own use before its time.' })
  declare readonly breakGlassEnd?: OfUseInput;

  @Field(() => BreakGlassReviewInput, {
    nullable: true,
    description: 'Concludes the review of a use.',
  })
  declare readonly breakGlassReview?: BreakGlassReviewInput;

  @Field(() => OfUseInput, {
    nullable: true,
    description: 'As the regievoerder: says that you saw that the button was used.',
  })
  declare readonly breakGlassSeen?: OfUseInput;
}
