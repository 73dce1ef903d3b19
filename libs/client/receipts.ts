import { type OpAccepted, type OpResult, type PresentedPlan } from '#contract';

/** What the server confirmed of one stream (G-40): the newest that was. */
export type Receipt = Pick<OpAccepted, 'stream' | 'rev' | 'hash' | 'at'>;

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

  /** Whether a plan has less of a stream than was shown in another, or confirmed (G-74). */
  hasLess(after: PresentedPlan, before: PresentedPlan | null): boolean {
    const revs = revsIn(after);
    const isLess = ([stream, rev]: readonly [string, number]): boolean =>
      (revs.get(stream) ?? Infinity) < rev;
    const confirmed = [...this.newest.values()].map(({ stream, rev }) => [stream, rev] as const);
    return [...(before ? revsIn(before) : []), ...confirmed].some(isLess);
  }
}

/** The rev of each stream of items and their fields. */
function revsIn({ sections }: PresentedPlan): ReadonlyMap<string, number> {
  const items = sections.flatMap((section) => section.items);
  return new Map(
    items.flatMap(({ stream, rev, fields }) => [
      [stream, rev] as const,
      ...Object.values(fields).map((field) => [field.stream, field.rev] as const),
    ]),
  );
}
