import { ITEM_KIND_NAMES, kindOf, type Audience, type ItemKindName } from '#contract';
import type { FieldSight, ItemState } from './plan-shape.js';

const NARROW_FIELDS = new Map<ItemKindName, readonly string[]>(
  ITEM_KIND_NAMES.map((kind) => [
    kind,
    Object.entries(kindOf(kind).fields).flatMap(([name, { audience }]) => (audience ? [name] : [])),
  ]),
);

/** The fields of a kind that have an audience of their own. */
export function narrowFieldsOf(kind: ItemKindName): readonly string[] {
  return NARROW_FIELDS.get(kind) ?? [];
}

/** Who may read a field, of those who may read its item; undefined for a field that is for all of them. */
export function fieldAudienceOf(item: ItemState, field: string): Audience | undefined {
  if (!narrowFieldsOf(item.kind).includes(field)) return undefined;
  // What nobody said anything of yet is for whoever added the item, and for nobody else.
  return item.fields[field]?.audience ?? { type: 'NAMED_PERSONS', persons: [item.addedBy.person] };
}

/** The item after a field got another audience: with an era that the field has for itself. */
export function withFieldAudience(
  item: ItemState,
  field: string,
  { audience, era }: { audience: Audience; era: string },
): ItemState {
  const eras = [...(item.fields[field]?.eras ?? []), era];
  return { ...item, fields: { ...item.fields, [field]: { audience, eras, era } } };
}

/** The item after it was shown to others as a whole: its fields go on in the era of the item. */
export function withItemAudience(
  item: ItemState,
  { audience, era }: { audience: Audience; era: string },
): ItemState {
  const fields = Object.entries(item.fields).map(([name, sight]): [string, FieldSight] => [
    name,
    { ...sight, era: null },
  ]);
  return { ...item, audience, eras: [...item.eras, era], fields: Object.fromEntries(fields) };
}
