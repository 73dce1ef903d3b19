import type { PlanPast, StreamOutline } from '#history';
import { ITEM_FIELD } from '../state/stream-id.js';
import type { PlanMoment } from './moment.js';

/** Of two moments the one after something was erased. */
export type ErasedBy = 'FROM' | 'TO';

/** The items that were erased between two moments, or a passage of which was: what stood there before is nobody's to read (E-11). */
export async function erasedBetween(
  past: PlanPast,
  streams: readonly StreamOutline[],
  { from, to }: { from: PlanMoment; to: PlanMoment },
): Promise<Map<string, ErasedBy>> {
  const begun = streams.filter(
    ({ field, streamId }) =>
      field === ITEM_FIELD && from.revs.has(streamId) !== to.revs.has(streamId),
  );
  const erasing = await past.lastKinds(
    begun.map(({ streamId }) => ({ streamId, from: 0, to: 1 })),
    ['item.erased', 'passage.erased'],
  );
  return new Map(
    begun
      .filter(({ streamId }) => erasing.has(streamId))
      .map(({ item, streamId }) => [item, to.revs.has(streamId) ? 'TO' : 'FROM']),
  );
}
