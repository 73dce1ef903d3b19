import type { ChangeSet } from '@codemirror/state';
import { OpIdTaken } from './text.errors.js';

/** One edit of a text: made once, under one op id. */
export interface Edit {
  readonly opId: string;
  readonly changes: ChangeSet;
  /** It goes on with its author's own typing, and stays with it (L-41). Whoever made the edit said so; it may be untrue. */
  readonly continues?: true | undefined;
}

/** An edit that was accepted before. `opId` is left out where it is not of the person whose edits are mapped over it. */
export interface AcceptedBefore {
  readonly opId?: string | undefined;
  readonly changes: ChangeSet;
}

/**
 * Maps unconfirmed edits over one accepted change, and that change over them. Where insertions meet, what was accepted
 * first stands first, but for an edit that continues its author's run: it sticks to the character on its left (L-41).
 * The unconfirmed edit alone decides, because server and client both know it as unconfirmed, and look the same way.
 * Only ever one accepted change at a time; mapping over composed changes gives other texts (L-40).
 */
export function mapOver<E extends Edit>(
  pending: readonly E[],
  accepted: ChangeSet,
): { pending: E[]; accepted: ChangeSet } {
  let over = accepted;
  const mapped = pending.map((edit) => {
    const isFirst = edit.continues === true;
    const changes = edit.changes.map(over, isFirst);
    over = over.map(edit.changes, !isFirst);
    return { ...edit, changes };
  });
  return { pending: mapped, accepted: over };
}

/**
 * Brings edits that were made against an older text up to date: over what was accepted since, one change at a time. An
 * accepted change with the op id of the first pending edit is that edit itself, sent before, and drops out.
 *
 * @throws OpIdTaken when an edit has the op id of an accepted one and is another: mapped in the same way it would be the same
 */
export function rebase(pending: readonly Edit[], history: readonly AcceptedBefore[]): Edit[] {
  let rest: Edit[] = [...pending];
  for (const accepted of history) {
    const [first, ...others] = rest;
    if (!first) break;
    if (first.opId === accepted.opId) {
      if (!isSame(first.changes, accepted.changes)) throw new OpIdTaken(first.opId);
      rest = others;
    } else {
      rest = mapOver(rest, accepted.changes).pending;
    }
  }
  return rest;
}

function isSame(one: ChangeSet, other: ChangeSet): boolean {
  return JSON.stringify(one.toJSON()) === JSON.stringify(other.toJSON());
}
