import { wordDifference } from './word-difference.js';

/** More pieces than this the server takes no edit of. */
const MOST_PIECES = 1500;

/**
 * An edit that makes one text of another, as a CodeMirror change set in its JSON form: what stays stays its author's. Where that
 * would be too many pieces it is one, from the first difference to the last.
 */
export function changeSetOf(before: string, after: string): unknown[] {
  const parts = wordDifference(before, after);
  const pieces: unknown[] = [];
  let gone = 0;
  for (const { op, text } of parts) {
    if (op === 'DELETE') gone += text.length;
    if (op === 'INSERT') {
      pieces.push([gone, ...text.split('\n')]);
      gone = 0;
    }
    if (op !== 'EQUAL') continue;
    if (gone > 0) pieces.push([gone]);
    gone = 0;
    pieces.push(text.length);
  }
  if (gone > 0) pieces.push([gone]);
  return pieces.length > MOST_PIECES ? inOnePiece(before, after) : pieces;
}

function inOnePiece(before: string, after: string): unknown[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  start = wholeAt(before, start);
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  end = before.length - wholeAt(before, before.length - end, 1);
  const gone = before.length - start - end;
  const words = after.slice(start, after.length - end);
  const middle = words === '' ? [gone] : [gone, ...words.split('\n')];
  return [...(start > 0 ? [start] : []), middle, ...(end > 0 ? [end] : [])];
}

/** A place that is not inside a character, moved by a half of one where it was. */
function wholeAt(text: string, at: number, step = -1): number {
  return /[\udc00-\udfff]/u.test(text.charAt(at)) && /[\ud800-\udbff]/u.test(text.charAt(at - 1))
    ? at + step
    : at;
}
