import type { Type } from '@nestjs/common';
import type { ChoiceField, FieldDefinition, StatusField } from '#contract';
import { graphqlEnum } from '#kernel';
import {
  DateValueModel,
  FieldValueModel,
  MomentValueModel,
  NumberValueModel,
  OrganisationsValueModel,
  OrganisationValueModel,
  PeopleValueModel,
  PersonValueModel,
  ShortTextValueModel,
  YesNoValueModel,
} from './field-value.model.js';
import { generateType, pascal } from './generated-type.js';
import { LiveTextModel } from './live-text.model.js';

/** The GraphQL type of a field of an item kind. Choices get an enum and a value type of their own. */
export function fieldType(kind: string, field: string, definition: FieldDefinition): Type {
  switch (definition.type) {
    case 'text':
      return LiveTextModel;
    case 'shortText':
      return ShortTextValueModel;
    case 'choice':
    case 'status':
      return choiceType(pascal(kind) + pascal(field), definition);
    case 'date':
      return DateValueModel;
    case 'moment':
      return MomentValueModel;
    case 'person':
      return definition.multiple ? PeopleValueModel : PersonValueModel;
    case 'organisation':
      return definition.multiple ? OrganisationsValueModel : OrganisationValueModel;
    case 'yesNo':
      return YesNoValueModel;
    case 'number':
      return NumberValueModel;
  }
}

type Choice = (ChoiceField | StatusField) & { description: string };

function choiceType(name: string, choice: Choice): Type {
  const { description } = choice;
  const isMultiple = choice.type === 'choice' && choice.multiple === true;
  const words =
    choice.type === 'choice'
      ? graphqlEnum(choice.options, { name, description })
      : graphqlEnum(Object.keys(choice.transitions), { name, description, of: wayOn(choice) });
  return generateType(
    `${name}Value`,
    { description, implements: () => [FieldValueModel] },
    {
      value: {
        type: () => (isMultiple ? [words] : words),
        options: { nullable: true, description: 'What was chosen; null when not filled in.' },
      },
    },
  );
}

/** A status tells what may follow it. */
function wayOn({ transitions }: StatusField): (status: string) => string {
  return (status) => {
    const next = transitions[status] ?? [];
    return next.length > 0 ? `May become ${next.join(', ')}.` : 'Nothing follows it.';
  };
}
