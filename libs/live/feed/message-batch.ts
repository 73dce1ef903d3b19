import type { PresentedChange, ShownItem } from '#contract';
import type { Change } from '#history';
import type { Sight } from '#plan';

/** What goes out as one message: changes in a row, or an item that came into or went out of sight. */
export type Outgoing =
  | { event: 'plan:changes'; changes: PresentedChange[] }
  | { event: 'plan:gone'; items: string[] }
  | { event: 'plan:shown'; items: ShownItem[] };

/** Who made which change; op ids go to nobody else (L-15). */
interface Made {
  person: string;
  opId: string;
}

/** What one audience class is to be told of a turn, in the order of the log. Presented once, whoever looks on. */
export class MessageBatch {
  private readonly outgoing: Outgoing[] = [];
  private readonly made = new Map<PresentedChange, Made>();
  readonly authors = new Set<string>();
  /** The position of the log before the first of it. */
  from = 0;

  add(sight: Sight, { person, opId, seq }: Change): void {
    if (this.isEmpty) this.from = seq - 1;
    const last = this.outgoing.at(-1);
    if (sight.type === 'change') {
      this.made.set(sight.change, { person, opId });
      this.authors.add(person);
      if (last?.event === 'plan:changes') last.changes.push(sight.change);
      else this.outgoing.push({ event: 'plan:changes', changes: [sight.change] });
    } else if (sight.type === 'shown') {
      this.outgoing.push({ event: 'plan:shown', items: [sight.shown] });
    } else {
      this.outgoing.push({ event: 'plan:gone', items: [sight.item] });
    }
  }

  /** The same so far, and from here on a batch of its own. */
  copy(): MessageBatch {
    const copy = new MessageBatch();
    copy.from = this.from;
    for (const message of this.outgoing) {
      const own =
        message.event === 'plan:changes' ? { ...message, changes: [...message.changes] } : message;
      copy.outgoing.push(own);
    }
    for (const [change, made] of this.made) copy.made.set(change, made);
    for (const author of this.authors) copy.authors.add(author);
    return copy;
  }

  get isEmpty(): boolean {
    return this.outgoing.length === 0;
  }

  /** For everyone of the class who made none of it. */
  forOthers(): readonly Outgoing[] {
    return this.outgoing;
  }

  /** For one person who made some of it: the same, with the op ids of that person's changes. */
  forAuthor(person: string): Outgoing[] {
    return this.outgoing.map((message) =>
      message.event === 'plan:changes'
        ? { ...message, changes: message.changes.map((change) => this.withOwnOpId(change, person)) }
        : message,
    );
  }

  private withOwnOpId(change: PresentedChange, person: string): PresentedChange {
    const made = this.made.get(change);
    return made?.person === person ? { ...change, opId: made.opId } : change;
  }
}
