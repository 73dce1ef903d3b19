/** Something that somebody typed and that stands in this window alone. */
export interface WrittenWords {
  readonly id: string;
  readonly words: string;
}

/** What stands in a form, and what of it was typed in words. */
interface Entry {
  readonly value: unknown;
  readonly words: readonly string[];
}

/**
 * What was typed or ticked in forms and was not sent yet, by person and by place, as `plan/<id>/invite`. It stands in memory
 * only, and outlives the form that shows it: a connection that breaks, a function that changes or a session that ends takes
 * away nothing that somebody was writing (I-23).
 */
export class WrittenStore {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  at(person: string, place: string): Entry | undefined {
    return this.entries.get(keyOf(person, place));
  }

  keep(person: string, place: string, entry: Entry): void {
    this.entries.set(keyOf(person, place), entry);
    this.tell();
  }

  /** Lets go of what stands at this place, and under it. */
  forget(person: string, place: string): void {
    const own = keyOf(person, place);
    const gone = [...this.entries.keys()].filter((key) => key === own || key.startsWith(`${own}/`));
    for (const key of gone) this.entries.delete(key);
    if (gone.length > 0) this.tell();
  }

  /**
   * Lets go of what stands at places under `place` but for the words that were typed there: of each the name that comes next says
   * whether it is still there.
   */
  emptyUnder(person: string, place: string, isThere: (name: string) => boolean): void {
    const begin = keyOf(person, `${place}/`);
    const gone = [...this.entries].filter(
      ([key, { value }]) =>
        value !== null &&
        key.startsWith(begin) &&
        !isThere(key.slice(begin.length).split('/')[0] ?? ''),
    );
    for (const [key, { words }] of gone) this.entries.set(key, { value: null, words });
    if (gone.length > 0) this.tell();
  }

  hasUnder(person: string, place: string): boolean {
    const begin = keyOf(person, `${place}/`);
    return [...this.entries.keys()].some((key) => key.startsWith(begin));
  }

  /** All words of this person at places under `place`, to be copied. */
  wordsUnder(person: string, place: string): WrittenWords[] {
    const begin = keyOf(person, `${place}/`);
    return [...this.entries].flatMap(([key, { words }]) =>
      key.startsWith(begin)
        ? words.flatMap((one, index) => (one.trim() ? [{ id: `${key} ${index}`, words: one }] : []))
        : [],
    );
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function keyOf(person: string, place: string): string {
  return `${person} ${place}`;
}
