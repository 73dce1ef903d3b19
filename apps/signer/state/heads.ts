import { HeadTable } from '#ledger';

/** The last change of a stream that was looked at, and the plan that the stream began in. */
export interface KnownHead {
  planId: string;
  rev: number;
  /** The link hash (L-61). */
  hash: Buffer;
}

/** What became of heads since; undefined for what is not there any more, after a restore. */
export interface HeadsDelta {
  /** How far plans are, as the `seq` of their last change. */
  plans: ReadonlyMap<string, number | undefined>;
  streams: ReadonlyMap<string, KnownHead | undefined>;
}

/** How far every plan and every stream was at one checkpoint. */
export class Heads {
  readonly plans = new Map<string, number>();
  readonly streams = new Map<string, KnownHead>();

  take({ plans, streams }: HeadsDelta): void {
    apply(this.plans, plans);
    apply(this.streams, streams);
  }

  /** What makes of these heads the others. */
  deltaTo(others: Heads): HeadsDelta {
    return {
      plans: difference(this.plans, others.plans, (a, b) => a === b),
      streams: difference(
        this.streams,
        others.streams,
        (a, b) => a.planId === b.planId && a.rev === b.rev && a.hash.equals(b.hash),
      ),
    };
  }

  /** For the tree of a checkpoint, with what changes by a delta. */
  tableWith({ streams }: HeadsDelta): HeadTable {
    const table = new HeadTable();
    const ids = new Set([...this.streams.keys(), ...streams.keys()]);
    for (const streamId of [...ids].sort()) {
      const known = streams.has(streamId) ? streams.get(streamId) : this.streams.get(streamId);
      if (known) table.add({ streamId, rev: known.rev, head: known.hash });
    }
    return table;
  }
}

function apply<T>(all: Map<string, T>, delta: ReadonlyMap<string, T | undefined>): void {
  for (const [id, value] of delta) {
    if (value === undefined) all.delete(id);
    else all.set(id, value);
  }
}

function difference<T>(
  from: ReadonlyMap<string, T>,
  to: ReadonlyMap<string, T>,
  isSame: (one: T, other: T) => boolean,
): Map<string, T | undefined> {
  const delta = new Map<string, T | undefined>();
  for (const id of from.keys()) if (!to.has(id)) delta.set(id, undefined);
  for (const [id, value] of to) {
    const before = from.get(id);
    if (before === undefined || !isSame(before, value)) delta.set(id, value);
  }
  return delta;
}
