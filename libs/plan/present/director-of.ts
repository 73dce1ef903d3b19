import { isText, type PresentedItem, type PresentedPlan } from '#contract';

/** Name of the regievoerder: whom an accepted item of case direction names, of those that the reader sees. */
export function directorOf({ sections, members }: PresentedPlan): string | null {
  const items = sections.flatMap((section) => section.items);
  const accepted = items.find(
    (item) =>
      item.kind === 'caseDirection' && !item.removed && valueOf(item, 'status') === 'ACCEPTED',
  );
  const director = accepted && valueOf(accepted, 'director');
  if (typeof director !== 'object' || director === null || Array.isArray(director)) return null;
  return members.find(({ person }) => person === director.id)?.name ?? null;
}

function valueOf(item: PresentedItem, name: string) {
  const field = item.fields[name];
  return field && !isText(field) ? field.value : undefined;
}
