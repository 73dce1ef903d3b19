import { isText, type FieldValue, type PresentedItem, type PresentedSection } from '#contract';

/** The items that name a person in some field, added by the organisation that added the person (E-10). */
export function referrersOf(
  sections: readonly PresentedSection[],
  { id, owner }: Pick<PresentedItem, 'id' | 'owner'>,
): PresentedItem[] {
  return sections
    .flatMap(({ items }) => items)
    .filter((item) => item.id !== id && item.owner === owner)
    .filter(({ fields }) =>
      Object.values(fields).some((field) => !isText(field) && names(field.value, id)),
    );
}

function names(value: FieldValue, id: string): boolean {
  return [value]
    .flat()
    .some((part) => typeof part === 'object' && part !== null && 'id' in part && part.id === id);
}
