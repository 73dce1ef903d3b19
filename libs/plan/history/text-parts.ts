import type { ChangeSet, Text } from '@codemirror/state';

export interface TextPart {
  op: 'EQUAL' | 'INSERT' | 'DELETE';
  text: string;
  /** Code units that it stands for: more than `text` holds where the middle of what stayed is left out. */
  length: number;
}

/** Code units of unchanged text that are shown around a change. */
const CONTEXT = 60;

/** An edit in words: what went, what came, and a little of what stood around it. */
export function textParts(before: Text, changes: ChangeSet): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    parts.push(...equal(before.sliceString(at, from), at === 0, false));
    if (to > from) parts.push(whole('DELETE', before.sliceString(from, to)));
    if (inserted.length > 0) parts.push(whole('INSERT', inserted.toString()));
    at = to;
  }, true);
  parts.push(...equal(before.sliceString(at), at === 0, true));
  return parts;
}

function equal(text: string, isFirst: boolean, isLast: boolean): TextPart[] {
  if (text === '') return [];
  const room = isFirst || isLast ? CONTEXT : 2 * CONTEXT;
  if (text.length <= room) return [whole('EQUAL', text)];
  const head = isFirst ? '' : text.slice(0, CONTEXT);
  const tail = isLast ? '' : text.slice(-CONTEXT);
  return [{ op: 'EQUAL', text: `${head}…${tail}`, length: text.length }];
}

function whole(op: TextPart['op'], text: string): TextPart {
  return { op, text, length: text.length };
}
