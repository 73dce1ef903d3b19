import { fieldOf, isText, kindOf, type PresentedItem, type PresentedPlan } from '#contract';
import { valueWords, type Wording } from '../field/value-words.js';

/** A place where the words stand, with a little of what stands around them. */
export interface Hit {
  readonly item: PresentedItem;
  readonly field: string;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

const AROUND = 40;
/** Fewer letters than these stand everywhere. */
export const FEWEST_LETTERS = 2;

/**
 * Where words stand in what the client holds of a plan (C-32): the first place in each field of each item that is not
 * removed, in the order of the plan. Capitals do not count.
 */
export function findInPlan(
  { sections }: Pick<PresentedPlan, 'sections'>,
  words: string,
  wording: Wording,
): Hit[] {
  const wanted = words.trim().toLowerCase();
  if (wanted.length < FEWEST_LETTERS) return [];
  return sections
    .flatMap(({ items }) => items)
    .filter(({ removed }) => !removed)
    .flatMap((item) =>
      Object.keys(kindOf(item.kind).fields).flatMap((field) => {
        const text = wordsIn(item, field, wording);
        const at = text?.toLowerCase().indexOf(wanted) ?? -1;
        return text === null || at < 0 ? [] : [hitAt(item, field, { text, at, wanted })];
      }),
    );
}

/** What a field reads as on screen; null when there is nothing to read. */
function wordsIn(item: PresentedItem, field: string, wording: Wording): string | null {
  const presented = item.fields[field];
  const definition = fieldOf(item.kind, field);
  if (!presented || !definition) return null;
  if (isText(presented)) return presented.text;
  return valueWords(wording, { kind: item.kind, field, definition }, presented.value);
}

function hitAt(
  item: PresentedItem,
  field: string,
  { text, at, wanted }: { text: string; at: number; wanted: string },
): Hit {
  const end = at + wanted.length;
  const begin = Math.max(0, at - AROUND);
  return {
    item,
    field,
    before: `${begin > 0 ? '…' : ''}${text.slice(begin, at)}`,
    match: text.slice(at, end),
    after: `${text.slice(end, end + AROUND)}${end + AROUND < text.length ? '…' : ''}`,
  };
}
