import type { PresentedItem, PresentedPlan } from '#contract';

/**
 * Of a plan as it was last shown, what this person may see still, by what the server shows now (P5). What the own organisation owns stays:
 * nobody else takes sight of that away, and where a backup was put back it is what people copy from.
 */
export function whatIsTheirs(shown: PresentedPlan, now: PresentedPlan): PresentedPlan {
  const there = new Map(
    now.sections.flatMap(({ items }) => items).map((item) => [item.id, item] as const),
  );
  const isOwn = ({ owner }: PresentedItem): boolean => owner === shown.you.organisation;
  const sections = shown.sections.map((section) => {
    const items = section.items
      .filter((item) => isOwn(item) || there.has(item.id))
      .map((item) => withFieldsOf(item, there.get(item.id)));
    const isSame =
      items.length === section.items.length && items.every((one, at) => one === section.items[at]);
    return isSame ? section : { ...section, items };
  });
  return sections.every((one, at) => one === shown.sections[at]) ? shown : { ...shown, sections };
}

function withFieldsOf(item: PresentedItem, now: PresentedItem | undefined): PresentedItem {
  const names = Object.keys(item.fields);
  const left = names.filter((name) => !now || Object.hasOwn(now.fields, name));
  if (left.length === names.length) return item;
  const fields = Object.entries(item.fields).filter(([name]) => left.includes(name));
  return { ...item, fields: Object.fromEntries(fields) };
}
