import { isText, type PresentedItem } from '#contract';

interface TypedName {
  readonly item: Pick<PresentedItem, 'id' | 'kind'>;
  /** The field that holds the name. */
  readonly name: string;
  readonly text: string;
}

/** Whether another of these items, of the same kind and not removed, has the name that is typed here. */
export function hasNamesake(
  items: readonly PresentedItem[],
  { item, name, text }: TypedName,
): boolean {
  const typed = sameAs(text);
  if (typed === '') return false;
  return items.some((other) => {
    if (other.id === item.id || other.kind !== item.kind || other.removed) return false;
    const field = other.fields[name];
    return (
      field !== undefined &&
      !isText(field) &&
      typeof field.value === 'string' &&
      sameAs(field.value) === typed
    );
  });
}

/** "k1" and " K1" are read as one. */
function sameAs(text: string): string {
  return text.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('nl');
}
