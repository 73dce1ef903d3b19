import type { ChangeSet, Text } from '@codemirror/state';
import { TextInvalid } from './text.errors.js';

/**
 * Refuses an edit that begins or ends in the middle of a surrogate pair of `text`.
 *
 * This one check keeps lone surrogates out of every text for ever. An inserted text holds whole characters (the
 * decoder sees to that), so an edit that also cuts between characters acts on a row of whole characters; and an
 * edit like that, mapped over another one like that, still does. So it is enough to look at the mapped edit against
 * the text that it is applied to. Looking at the result alone is not: in "😀😀", taking out code units 1 to 3 leaves
 * a valid text, and so does typing between the two, but both together do not.
 *
 * @throws TextInvalid
 */
export function assertWholeCharacters(changes: ChangeSet, text: Text): void {
  changes.iterChanges((from, to) => {
    if (cutsPair(text, from) || (to !== from && cutsPair(text, to))) throw new TextInvalid();
  }, true);
}

function cutsPair(text: Text, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const around = text.sliceString(at - 1, at + 1);
  return isHigh(around.charCodeAt(0)) && isLow(around.charCodeAt(1));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
