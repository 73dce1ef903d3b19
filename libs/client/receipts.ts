import { type OpAccepted, type OpResult, type PresentedPlan } from '#contract';

/** What the server confirmed of one stream (G-40): the newest that was. */
export type Receipt = Pick<OpAccepted, 'stream' | 'rev' | 'hash' | 'at'>;

/** Revs by stream. */
export type Revs = ReadonlyMap<string, number>;

/** The newest receipt of each stream that was written in here. In memory alone, and without a word of what was written. */
export class Receipts {
  private readonly newest = new Map<string, Receipt>();

  note(results: readonly OpResult[]): void {
    for (const result of results) {
      if (!result.ok) continue;
      const { stream, rev, hash, at } = result;
      if ((this.newest.get(stream)?.rev ?? 0) < rev) {
        this.newest.set(stream, { stream, rev, hash, at });
      }
    }
  }

  /** Of what stands in a plan; the others are let go of: what somebody lost is not to be asked for (P5). */
  of(plan: PresentedPlan): readonly Receipt[] {
    const streams = revsIn(plan);
    for (const stream of this.newest.keys()) if (!streams.has(stream)) this.newest.delete(stream);
    return [...this.newest.values()];
  }

  /** How far each stream was, by what a plan shows and by what was confirmed. */
  known(plan: PresentedPlan | null): Revs {
    const known = new Map(plan ? revsIn(plan) : []);
    for (const { stream, rev } of this.newest.values()) {
      known.set(stream, Math.max(rev, known.get(stream) ?? 0));
    }
    return known;
  }
}

/** Whether a plan has less of any stream than was known before (G-74). A stream that is not there is no sign: it can be closed, or not theirs any more. */
export function hasLess(plan: PresentedPlan, known: Revs): boolean {
  const revs = revsIn(plan);
  return [...known].some(([stream, rev]) => (revs.get(stream) ?? Infinity) < rev);
}

/** The rev of each stream of items and their fields. */
function revsIn({ sections }: PresentedPlan): Revs {
  const items = sections.flatMap((section) => section.items);
  return new Map(
    items.flatMap(({ stream, rev, fields }) => [
      [stream, rev] as const,
      ...Object.values(fields).map((field) => [field.stream, field.rev] as const),
    ]),
  );
}
