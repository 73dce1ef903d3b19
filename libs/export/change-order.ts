import type { RawChange } from '#history';

/** Puts changes that come in the order of the log into the order of a file, holding back those of the last moment. */
export class ChangeOrder {
  private held: RawChange[] = [];

  /** Those that nothing can come before any more. */
  *next(changes: readonly RawChange[]): Generator<RawChange> {
    for (const change of changes) {
      if (this.held[0] && this.held[0].at !== change.at) yield* this.rest();
      this.held.push(change);
    }
  }

  *rest(): Generator<RawChange> {
    const ready = this.held.sort(
      (a, b) => compare(a.streamId, b.streamId) || compare(a.rev, b.rev),
    );
    this.held = [];
    yield* ready;
  }
}

function compare<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
