import type { ChangeDesc, ChangeSet } from '@codemirror/state';
import type { Caret, PresentPerson } from '#contract';
import type { Edit, TextState } from '#text';

/** A caret, and what is selected from there; in which text, the one who holds it knows. */
export type CaretPlace = Pick<Caret, 'anchor' | 'head'>;

/** Somebody else's caret: as it was told, and where that is in the confirmed text; null while that is not known. */
interface OtherCaret {
  readonly person: string;
  readonly told: Caret;
  readonly place: CaretPlace | null;
}

interface Accepted {
  readonly changes: ChangeSet;
  /** Who typed it; null where it was typed on this screen. */
  readonly by: string | null;
}

/** Presence is a second late at most; a caret told against a rev from long ago waits to be told again. */
const MOST_RECENT = 500;

/**
 * The carets in one text (L-52): one's own in the text on this screen, the others' in the confirmed text. All move
 * along with each change of the text that they stand in.
 */
export class TextCarets {
  private here: CaretPlace | null = null;
  private others: ReadonlyMap<string, OtherCaret> = new Map();
  /** What was accepted last, up to the confirmed text. */
  private recent: readonly Accepted[] = [];

  constructor(
    private readonly confirmed: () => TextState,
    private readonly pending: () => readonly Edit[],
  ) {}

  /** One's own caret, as the others can find it: before what was typed since the confirmed text. */
  get own(): Caret | null {
    if (!this.here) return null;
    const place = this.pending().reduceRight(
      (after, { changes }) => moved(after, changes.invertedDesc, -1),
      this.here,
    );
    return { rev: this.confirmed().rev, ...place };
  }

  /** Where one's own caret stands in the text on this screen. */
  setOwn(place: CaretPlace | null): void {
    const length = this.pending().at(-1)?.changes.newLength ?? this.confirmed().text.length;
    this.here = place && within(place, length);
  }

  /** Where somebody else's caret stands in the text on this screen. */
  of(session: string): CaretPlace | null {
    const place = this.others.get(session)?.place;
    if (!place) return null;
    return this.pending().reduce((before, { changes }) => moved(before, changes, -1), place);
  }

  /** Takes over where the others in this text say to be. */
  setOthers(people: readonly PresentPerson[]): void {
    const others = new Map<string, OtherCaret>();
    for (const { session, person, caret: told } of people) {
      if (!told) continue;
      const known = this.others.get(session);
      const isAhead = told.rev > this.confirmed().rev;
      const place = isAhead ? (known?.place ?? null) : this.sinceTold(told, person);
      others.set(session, known?.told === told ? known : { person, told, place });
    }
    this.others = others;
  }

  /** The text on this screen changed by typing here. */
  typed(changes: ChangeSet): void {
    this.here = this.here && moved(this.here, changes, 1);
  }

  /** The text on this screen changed otherwise. */
  changed(changes: ChangeSet): void {
    this.here = this.here && moved(this.here, changes, -1);
  }

  /** The confirmed text is one change further. */
  accept(accepted: Accepted): void {
    const { rev } = this.confirmed();
    this.recent = [...this.recent, accepted].slice(-MOST_RECENT);
    const others = [...this.others].map(([session, { person, told, place: before }]) => {
      const place =
        told.rev === rev
          ? within(told, accepted.changes.newLength)
          : before && over(accepted, person, before);
      return [session, { person, told, place }] as const;
    });
    this.others = new Map(others);
  }

  /** The confirmed text is another one, and what led to it is not known. */
  reset(): void {
    this.recent = [];
    this.others = new Map();
  }

  private sinceTold(told: Caret, person: string): CaretPlace | null {
    const { rev, text } = this.confirmed();
    const since = rev - told.rev;
    if (since > this.recent.length) return null;
    const changes = this.recent.slice(this.recent.length - since);
    const length = changes[0]?.changes.length ?? text.length;
    return changes.reduce((place, accepted) => over(accepted, person, place), within(told, length));
  }
}

/** What their own person types takes a caret along; it stays before what others put there, as in its own editor. */
function over({ changes, by }: Accepted, person: string, place: CaretPlace): CaretPlace {
  return moved(place, changes, by === person ? 1 : -1);
}

function moved({ anchor, head }: CaretPlace, changes: ChangeDesc, side: 1 | -1): CaretPlace {
  return { anchor: changes.mapPos(anchor, side), head: changes.mapPos(head, side) };
}

function within({ anchor, head }: CaretPlace, length: number): CaretPlace {
  return { anchor: Math.min(anchor, length), head: Math.min(head, length) };
}
