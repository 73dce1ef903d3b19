import { seesFrom, type ViewerFacts } from '#access';
import { placeKey, sameJson, type Change, type PlanPages } from '#history';
import { presentValue } from '../present/present-value.js';
import type { PlanRoom } from '../room/plan-room.js';
import type { ChangeValues } from '../state/change-value.js';
import { valueAfter } from './contents-at.js';
import { textsAt } from './texts-at.js';

/**
 * Of changes that say that they put something back, by place, the moment from which that stood there (H-52): where it is what
 * stood there, for whoever may know of that moment.
 */
export async function restoredBy(
  { room, pages, facts }: { room: PlanRoom; pages: PlanPages; facts: ViewerFacts },
  changes: readonly Change[],
): Promise<Map<string, Date>> {
  const claims = changes.flatMap((change) => {
    const rev = restoredRev(change);
    return rev === undefined ? [] : [{ change, earlier: { streamId: change.streamId, rev } }];
  });
  if (claims.length === 0) return new Map();
  const found = await pages.past.changesAt(claims.map(({ earlier }) => earlier));
  const earlierChanges = new Map(found.map((change) => [placeKey(change), change]));
  const texts = await textsAt(
    pages.past,
    claims
      .filter(({ change }) => change.kind === 'text.edited')
      .flatMap(({ change, earlier }) => [change, earlier]),
  );
  // Compared as the reader sees them: whom they may not see must not decide what they are told.
  const shown = (change: Change) => presentValue(room.state, facts, valueAfter(change));
  return new Map(
    claims.flatMap(({ change, earlier }): [string, Date][] => {
      const from = earlierChanges.get(placeKey(earlier));
      if (!from || !seesFrom(facts, from.seq)) return [];
      const isSo =
        change.kind === 'text.edited'
          ? isSameText(texts.get(placeKey(change)), texts.get(placeKey(earlier)))
          : sameJson(shown(change), shown(from));
      return isSo ? [[placeKey(change), new Date(from.at)]] : [];
    }),
  );
}

function restoredRev({ kind, value }: Change): number | undefined {
  if (kind !== 'field.set' && kind !== 'text.edited') return undefined;
  return (value as ChangeValues['field.set' | 'text.edited']).restores;
}

function isSameText(a: { toString(): string } | undefined, b: typeof a): boolean {
  return a !== undefined && a.toString() === b?.toString();
}
