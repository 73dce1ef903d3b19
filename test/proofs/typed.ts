import type { ChangeSet } from '@codemirror/state';
import type { Author } from '#contract';
import type { Chance } from './chance.js';

/** What was typed in a run: every character is typed once only, so it can be followed to where it ended up. */
export class Typed {
  readonly by = new Map<string, Author>();
  readonly takenOut = new Set<string>();
  readonly returned = new Set<string>();
  private next = 0;

  /** A character never typed before; now and then one that takes two code units. */
  fresh(chance: Chance, author: Author): string {
    this.next += 1;
    const wide = chance.below(5) === 0;
    const character = String.fromCodePoint((wide ? 0x20000 : 0x4e00) + this.next);
    this.by.set(character, author);
    return character;
  }

  /** What this edit inserts did not get into the text. */
  takeBack(changes: ChangeSet | undefined): void {
    changes?.iterChanges((_from, _to, _fromAfter, _toAfter, inserted) => {
      for (const character of inserted.toString()) this.returned.add(character);
    });
  }
}
