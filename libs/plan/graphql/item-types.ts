import type { Type } from '@nestjs/common';
import { ITEM_KIND_NAMES, kindOf, type FieldDefinition, type ItemKindName } from '#contract';
import { fieldType } from './field-type.js';
import { generateType, pascal, type GeneratedField } from './generated-type.js';
import { ItemModel } from './item.model.js';

/** One GraphQL type per item kind, all of them from the definitions of the contract. */
export const ITEM_TYPES: readonly Type[] = ITEM_KIND_NAMES.map(itemType);

function itemType(name: ItemKindName): Type {
  const { description, fields } = kindOf(name);
  const generated = Object.entries(fields).map(
    ([field, definition]) => [field, fieldOfItem(name, field, definition)] as const,
  );
  return generateType(
    pascal(name),
    { description, implements: () => [ItemModel] },
    Object.fromEntries(generated),
  );
}

/** A field that the reader may not see is null; one that is not filled in has a null value. */
function fieldOfItem(kind: string, field: string, definition: FieldDefinition): GeneratedField {
  const type = fieldType(kind, field, definition);
  const required = definition.required ? ' Required for the item to be complete.' : '';
  return {
    type: () => type,
    options: {
      nullable: true,
      description: `${definition.description}${required} Null when it is not for you.`,
    },
  };
}
