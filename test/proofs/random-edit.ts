import { ChangeSet } from '@codemirror/state';
import type { Author } from '#contract';
import type { Chance } from './chance.js';
import type { Typed } from './typed.js';

/** Types, replaces or takes out something at one or two places of a text. */
export function randomEdit(
  chance: Chance,
  text: string,
  { typed, author }: { typed: Typed; author: Author },
): ChangeSet {
  const parts: { from: number; to: number; insert: string }[] = [];
  let from = 0;
  for (let places = chance.below(4) === 0 ? 2 : 1; places > 0; places -= 1) {
    from = wholeAt(text, from + chance.below(text.length - from + 1));
    const deleted = chance.below(3) === 0 ? chance.below(6) : 0;
    const to = Math.max(from, wholeAt(text, Math.min(text.length, from + deleted)));
    let insert = '';
    const count = deleted > 0 && chance.below(2) === 0 ? 0 : 1 + chance.below(3);
    for (let i = 0; i < count; i += 1) insert += typed.fresh(chance, author);
    if (chance.below(12) === 0) insert += '\n';
    for (const character of text.slice(from, to)) typed.takenOut.add(character);
    parts.push({ from, to, insert });
    from = to;
  }
  return ChangeSet.of(parts, text.length);
}

function wholeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
