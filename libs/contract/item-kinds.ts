import type { FieldDefinition, ItemKind } from './item-kind.js';
import { additionalProtection } from './kinds/additional-protection.kind.js';
import { agreement } from './kinds/agreement.kind.js';
import { caseDirection } from './kinds/case-direction.kind.js';
import { condition } from './kinds/condition.kind.js';
import { coordinatorContact } from './kinds/coordinator-contact.kind.js';
import { digitalSafetyMeasure } from './kinds/digital-safety-measure.kind.js';
import { involvedPerson } from './kinds/involved-person.kind.js';
import { policeInformation } from './kinds/police-information.kind.js';
import { protectiveFactor } from './kinds/protective-factor.kind.js';
import { shelterLocation } from './kinds/shelter-location.kind.js';
import { unsafeSituation } from './kinds/unsafe-situation.kind.js';
import type { Section } from './section.js';

/** Every item kind. Adding one is adding its file, a line here, and its labels. */
export const ITEM_KINDS = {
  involvedPerson,
  unsafeSituation,
  protectiveFactor,
  condition,
  agreement,
  caseDirection,
  digitalSafetyMeasure,
  policeInformation,
  shelterLocation,
  additionalProtection,
  coordinatorContact,
} as const satisfies Record<string, ItemKind>;

export type ItemKindName = keyof typeof ITEM_KINDS;

export const ITEM_KIND_NAMES = Object.keys(ITEM_KINDS) as [ItemKindName, ...ItemKindName[]];

/** The definition as plain data, for code that works for every kind alike. */
export function kindOf(name: ItemKindName): ItemKind {
  return ITEM_KINDS[name];
}

export function fieldOf(kind: ItemKindName, field: string): FieldDefinition | undefined {
  return Object.hasOwn(ITEM_KINDS[kind].fields, field) ? kindOf(kind).fields[field] : undefined;
}

export function kindsIn(section: Section): ItemKindName[] {
  return ITEM_KIND_NAMES.filter((name) => ITEM_KINDS[name].section === section);
}
