import type { Type } from '@nestjs/common';
import { Field, ObjectType, type FieldOptions, type ReturnTypeFunc } from '@nestjs/graphql';

export interface GeneratedField {
  type: ReturnTypeFunc;
  options: FieldOptions;
}

/** Makes a GraphQL object type from data: the same as a class with decorators, written by a loop. */
export function generateType(
  name: string,
  about: { description: string; implements: () => Type[] },
  fields: Readonly<Record<string, GeneratedField>>,
): Type {
  const Generated = class {};
  Object.defineProperty(Generated, 'name', { value: name });
  for (const [field, { type, options }] of Object.entries(fields)) {
    Field(type, options)(Generated.prototype, field);
  }
  ObjectType(name, about)(Generated);
  return Generated;
}

/** `unsafeSituation` is called UnsafeSituation in GraphQL. */
export function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
