import { fieldOf, isText, kindOf, type PresentedItem, type PresentedPlan } from '#contract';
import { valueWords, type Wording } from '../field/value-words.js';

/** A place where the words stand: the field, and how manieth time in it, from 0. */
export interface Hit {
  readonly item: PresentedItem;
  readonly field: string;
  readonly stream: string;
  readonly nth: number;
}

/** Where in a text the words stand. */
export interface Match {
  readonly begin: number;
  readonly end: number;
}

/** Fewer letters than these stand everywhere. */
export const FEWEST_LETTERS = 2;

/**
 * Every place where words stand in what the client holds of a plan (C-32): in what was filled in, as the screen reads
 * it, of items that are not removed, in the order of the plan.
 */
export function findInPlan(
  { sections }: Pick<PresentedPlan, 'sections'>,
  words: string,
  wording: Wording,
): Hit[] {
  return sections
    .flatMap(({ items }) => items)
    .filter(({ removed }) => !removed)
    .flatMap((item) =>
      readablesOf(item, wording).flatMap(({ field, stream, text }) =>
        matchesIn(text, words).map((_, nth) => ({ item, field, stream, nth })),
      ),
    );
}

/** What stands at an item to read: what was filled in, then own views. */
function readablesOf(item: PresentedItem, wording: Wording) {
  const fields = Object.keys(kindOf(item.kind).fields).flatMap((field) => {
    const stream = item.fields[field]?.stream;
    const text = wordsIn(item, field, wording);
    return stream === undefined || text === null ? [] : [{ field, stream, text }];
  });
  const views = item.views.map(({ field, stream, value }) => ({
    field,
    stream,
    text: value.words,
  }));
  return [...fields, ...views];
}

/** Where words stand in a text, one after the other. Capitals do not count, nor spaces before and after the words. */
export function matchesIn(text: string, words: string): Match[] {
  const wanted = words.trim();
  if (wanted.length < FEWEST_LETTERS) return [];
  const pattern = new RegExp(wanted.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu');
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    begin: index,
    end: index + found.length,
  }));
}

/** Which of the hits somebody stands at who stood at `last`: others edit meanwhile. -1 while there is none. */
export function placeAmong(
  hits: readonly Hit[],
  last: { readonly hit: Hit | undefined; readonly index: number },
): number {
  const same = hits.findIndex(({ stream, nth }) => {
    return stream === last.hit?.stream && nth === last.hit.nth;
  });
  return same >= 0 ? same : Math.min(last.index, hits.length - 1);
}

/** What a field reads as on screen; null when there is nothing to read. */
function wordsIn(item: PresentedItem, field: string, wording: Wording): string | null {
  const presented = item.fields[field];
  const definition = fieldOf(item.kind, field);
  if (!presented || !definition) return null;
  if (isText(presented)) return presented.text;
  return valueWords(wording, { kind: item.kind, field, definition }, presented.value);
}
