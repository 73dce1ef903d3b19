import type { Audience } from '#contract';
import type { ChangeKind, PlanPast, StreamOutline, StreamRev } from '#history';
import { ERASING_KINDS } from '../present/present-erasure.js';
import type { ErasedMark } from '../state/change-value.js';
import { ITEM_FIELD } from '../state/stream-id.js';
import type { PlanMoment } from './moment.js';

/** What says whether an item stands in the plan. */
const STANDING: readonly ChangeKind[] = [
  'item.added',
  'item.removed',
  'item.restored',
  'item.audience',
  ...ERASING_KINDS,
];

/**
 * Which items stood in a plan at a moment and in which streams, as far as one reader may read those. What was under another
 * audience then, and not theirs, was not there.
 */
export class PlanThen {
  private constructor(
    private readonly open: ReadonlyMap<string, StreamRev & { audience: Audience }>,
    private readonly away: ReadonlySet<string>,
  ) {}

  static async at(
    past: PlanPast,
    streams: readonly StreamOutline[],
    moment: PlanMoment,
  ): Promise<PlanThen> {
    const open = new Map<string, StreamRev & { audience: Audience }>();
    for (const { streamId, item, field, audience, rev: end, closed } of streams) {
      const rev = moment.revs.get(streamId);
      // Of all streams of a field only the one that was not closed yet held what stood there.
      if (rev === undefined || (closed && rev === end)) continue;
      open.set(keyOf(item, field), { streamId, rev, audience });
    }
    const items = [...open].filter(([key]) => key.endsWith(ITEM_FIELD));
    const kinds = await past.lastKinds(
      items.map(([, { streamId, rev }]) => ({ streamId, from: 0, to: rev })),
      STANDING,
    );
    const removed = await removedBefore(past, kinds);
    const away = items.filter(([, { streamId }]) => {
      const kind = kinds.get(streamId);
      return kind === 'item.removed' || kind === 'item.erased' || removed.has(streamId);
    });
    return new PlanThen(open, new Set(away.map(([key]) => key)));
  }

  /** Whether the item stood in the plan, for this reader. */
  holds(item: string): boolean {
    const key = keyOf(item, ITEM_FIELD);
    return this.open.has(key) && !this.away.has(key);
  }

  /** Whether this reader could see the item then, removed or not. */
  knew(item: string): boolean {
    return this.open.has(keyOf(item, ITEM_FIELD));
  }

  /** Who could read the item; undefined where it was not there for this reader. */
  audience(item: string): Audience | undefined {
    return this.open.get(keyOf(item, ITEM_FIELD))?.audience;
  }

  /** Where what stood in a field is to be found; undefined where nothing was ever written. */
  place(item: string, field: string): StreamRev | undefined {
    const found = this.open.get(keyOf(item, field));
    return found && { streamId: found.streamId, rev: found.rev };
  }
}

/** Streams that an erasure began, or its undoing, of items that were removed by then. */
async function removedBefore(
  past: PlanPast,
  kinds: ReadonlyMap<string, ChangeKind>,
): Promise<ReadonlySet<string>> {
  const begun = [...kinds].filter(([, kind]) => ERASING_KINDS.some((erasing) => erasing === kind));
  const begins = await past.changesAt(begun.map(([streamId]) => ({ streamId, rev: 1 })));
  const removed = begins.filter(({ value }) => (value as Partial<ErasedMark>).removed);
  return new Set(removed.map(({ streamId }) => streamId));
}

function keyOf(item: string, field: string): string {
  return `${item} ${field}`;
}
