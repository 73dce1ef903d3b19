/** A change set in JSON form: a number keeps so many characters, `[n, …lines]` replaces n characters. */
export type TextChanges = readonly (number | readonly [number, ...string[]])[];

/** The text after a change. Sparing enough to keep sixty screens on one core; correctness is checked at the end. */
export function applyChanges(text: string, changes: TextChanges): string {
  let result = '';
  let position = 0;
  for (const section of changes) {
    if (typeof section === 'number') {
      result += text.slice(position, position + section);
      position += section;
    } else {
      position += section[0];
      if (section.length > 1) result += section.slice(1).join('\n');
    }
  }
  if (position !== text.length) throw new Error('a change does not fit the text');
  return result;
}

/** Where a caret stands after a change; text that comes in at the caret pushes it on. */
export function mapCaret(caret: number, changes: TextChanges): number {
  let position = 0;
  let mapped = caret;
  for (const section of changes) {
    if (position > caret) break;
    if (typeof section === 'number') {
      position += section;
      continue;
    }
    const deleted = Math.min(section[0], Math.max(0, caret - position));
    mapped -= deleted;
    if (section.length > 1) mapped += section.slice(1).join('\n').length;
    position += section[0];
  }
  return mapped;
}

/** Replaces `deleted` characters at a place by one line of text, in the one form that servers take. */
export function replaceAt(
  length: number,
  at: number,
  { deleted, insert }: { deleted: number; insert: string },
): TextChanges {
  const rest = length - at - deleted;
  return [...(at > 0 ? [at] : []), [deleted, insert] as const, ...(rest > 0 ? [rest] : [])];
}
