import { ChangeSet } from '@codemirror/state';

/** What a plan can hold of pasted or dictated text: line ends become `\n`, control characters and lone surrogates go. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\p{Cs}\u0000-\u0008\u000b-\u001f\u007f]/gu, '');
}

/**
 * The one edit that makes `after` of `before`, for an editor that only tells what its text is now. Cuts between whole
 * characters. Where the same character was typed again and again, `caret` (in `after`) tells which one is new.
 */
export function changesBetween(before: string, after: string, caret = after.length): ChangeSet {
  const shortest = Math.min(before.length, after.length);
  const tail = commonEnd(before, after, Math.min(shortest, Math.max(0, after.length - caret)));
  let from = 0;
  while (from < shortest - tail && before[from] === after[from]) from += 1;
  from = wholeBefore(before, after, from);
  const end = wholeAfter(before, after, commonEnd(before, after, shortest - from));
  return ChangeSet.of(
    { from, to: before.length - end, insert: after.slice(from, after.length - end) },
    before.length,
    '\n',
  );
}

function commonEnd(before: string, after: string, limit: number): number {
  let end = 0;
  while (end < limit && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return end;
}

/** One less where the common begin ends with the first half of a pair. */
function wholeBefore(before: string, after: string, from: number): number {
  const isCut = isLow(before, from) || isLow(after, from);
  return from > 0 && isCut && isHigh(before, from - 1) ? from - 1 : from;
}

/** One less where the common end begins with the second half of a pair. */
function wholeAfter(before: string, after: string, end: number): number {
  const [inBefore, inAfter] = [before.length - end, after.length - end];
  const isCut = isHigh(before, inBefore - 1) || isHigh(after, inAfter - 1);
  return end > 0 && isCut && isLow(before, inBefore) ? end - 1 : end;
}

function isHigh(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
