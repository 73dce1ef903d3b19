import type { ChangeSet } from '@codemirror/state';
import { mapOver, type Edit } from '#text';
import { composeAll } from './typed-words.js';

/** One text edit in the bytes in which it is sent, every time. */
export interface TextOp {
  readonly opId: string;
  readonly rev: number;
  readonly changes: readonly unknown[];
  readonly continues?: true;
}

/** Ops in one submission; leaves room under the limit for the edit that a catch-up adds. */
const MOST_OPS = 32;
/** Code units of JSON in one submission; at three bytes each it stays under the limit of a frame. */
const MOST_UNITS = 60_000;

/**
 * Edits of one text that are not in its confirmed text yet, each made on top of the one before it. First those that
 * are known to be accepted (only where revs cannot be followed), then the others; the ones in flight lead these.
 */
export class PendingEdits {
  private all: readonly Edit[] = [];
  private accepted = 0;
  private flight: readonly TextOp[] = [];

  get edits(): readonly Edit[] {
    return this.all;
  }

  get acceptedOnes(): readonly Edit[] {
    return this.all.slice(0, this.accepted);
  }

  get unaccepted(): readonly Edit[] {
    return this.all.slice(this.accepted);
  }

  get unacceptedCount(): number {
    return this.all.length - this.accepted;
  }

  get unsentCount(): number {
    const last = this.flight.at(-1)?.opId;
    return last === undefined ? this.unacceptedCount : this.all.length - this.indexOf(last) - 1;
  }

  /** The submission that waits for its answer, in its identical bytes. */
  get unanswered(): readonly TextOp[] {
    return this.flight;
  }

  add(edit: Edit): void {
    this.all = [...this.all, edit];
  }

  indexOf(opId: string): number {
    return this.all.findIndex((edit) => edit.opId === opId);
  }

  /** Whether this is the edit whose answer comes next. */
  isNext(opId: string | undefined): boolean {
    return opId !== undefined && this.all[this.accepted]?.opId === opId;
  }

  /** The first edit is part of the confirmed text now. */
  confirmFirst(): ChangeSet | null {
    const [first, ...others] = this.all;
    this.all = others;
    this.forgetAnswered();
    return first?.changes ?? null;
  }

  /** The next edit was accepted, at a rev that cannot be followed. */
  acceptNext(): void {
    this.accepted += 1;
    this.forgetAnswered();
  }

  /** Takes out the edit at `index` and all that was made on top of it. */
  takeFrom(index: number): readonly Edit[] {
    const taken = this.all.slice(index);
    this.all = this.all.slice(0, index);
    this.flight = this.flight.filter(({ opId }) => this.indexOf(opId) >= 0);
    this.forgetAnswered();
    return taken;
  }

  /** Maps every edit over an accepted change; returns that change mapped over all of them. */
  mapOver(change: ChangeSet): ChangeSet {
    const mapped = mapOver(this.all, change);
    this.all = mapped.pending;
    return mapped.accepted;
  }

  isInFlight(opId: string): boolean {
    return this.flight.some((op) => op.opId === opId);
  }

  /** What is in flight was not stored, and can be sent again otherwise. The rev that it was made against. */
  land(): number | undefined {
    const rev = this.flight[0]?.rev;
    this.flight = [];
    return rev;
  }

  /** Forgets the accepted ones and what is in flight: the confirmed text has them. */
  startAgain(): void {
    this.all = this.unaccepted;
    this.accepted = 0;
    this.flight = [];
  }

  /** Everything unconfirmed, up to what one submission may hold, all against `rev`. Edits of which nothing is left go. */
  submit(rev: number): readonly TextOp[] | null {
    if (this.flight.length > 0) return null;
    this.all = this.all.filter(({ changes }) => !changes.empty);
    const ops: TextOp[] = [];
    let units = 0;
    for (const edit of this.all.slice(0, MOST_OPS)) {
      const op = opOf(edit, rev);
      units += JSON.stringify(op.changes).length;
      if (ops.length > 0 && units > MOST_UNITS) break;
      ops.push(op);
    }
    return this.send(ops);
  }

  /** The accepted edits, for the others to stand on, and all others as one: they were never sent. */
  submitOnAccepted(rev: number): readonly TextOp[] | null {
    if (this.flight.length > 0) return null;
    const [first] = this.unaccepted;
    const changes = composeAll(this.unaccepted);
    const continues = continueTogether(this.unaccepted) || undefined;
    this.all = this.acceptedOnes;
    if (!first || !changes || changes.empty) return null;
    this.all = [...this.all, { opId: first.opId, changes, continues }];
    return this.send(this.all.map((edit) => opOf(edit, rev)));
  }

  private send(ops: readonly TextOp[]): readonly TextOp[] | null {
    this.flight = ops;
    return ops.length > 0 ? ops : null;
  }

  private forgetAnswered(): void {
    const last = this.flight.at(-1)?.opId;
    if (last !== undefined && this.indexOf(last) < this.accepted) this.flight = [];
  }
}

/**
 * Whether edits as one continue a run: each that inserts something did where it was made. Where they stand by now says
 * nothing: mapping can have put them behind what the same person typed at another screen.
 */
function continueTogether(edits: readonly Edit[]): boolean {
  const inserting = edits.filter(({ changes }) => isInserting(changes));
  return inserting.length > 0 && inserting.every(({ continues }) => continues);
}

function isInserting(changes: ChangeSet): boolean {
  let length = 0;
  changes.iterChanges((_from, _to, _fromAfter, _toAfter, inserted) => (length += inserted.length));
  return length > 0;
}

function opOf({ opId, changes, continues }: Edit, rev: number): TextOp {
  const op = { opId, rev, changes: changes.toJSON() as unknown[] };
  return continues ? { ...op, continues } : op;
}
