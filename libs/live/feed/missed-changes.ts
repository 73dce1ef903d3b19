import type { PresentedChange, ShownItem } from '#contract';
import type { ViewerFacts } from '#access';
import type { Change } from '#history';
import { presentChange, presentItem, presentPlace, type PlanRoom } from '#plan';

/** What a reader missed since its cursor, under today's rights (L-11). */
export interface Missed {
  changes: PresentedChange[];
  gone: string[];
  shown: ShownItem[];
}

const READ_AT_ONCE = 1000;
/** More visible changes than this are answered with a snapshot. */
const VISIBLE_AT_MOST = 5000;

/** Reads the log from a position to where the room was when the last read began. */
export async function readMissed(room: PlanRoom, from: number): Promise<Change[]> {
  const missed: Change[] = [];
  let seq = from;
  while (seq < room.state.seq) {
    const limit = Math.min(READ_AT_ONCE, room.state.seq - seq);
    const changes = await room.deps.log.after(room.planId, seq, limit);
    missed.push(...changes);
    const last = changes.at(-1);
    if (!last) break;
    seq = last.seq;
  }
  return missed;
}

/** Undefined when it is too much to be worth it. Hidden changes do not count: they must not decide what is answered. */
export function presentMissed(
  room: PlanRoom,
  facts: ViewerFacts,
  { person, missed }: { person: string; missed: readonly Change[] },
): Missed | undefined {
  const result: Missed = { changes: [], gone: [], shown: [] };
  const settled = new Set<string>();
  for (const change of missed) {
    const sight = presentChange(room.state, facts, change);
    if (!sight) continue;
    if (sight.type === 'change') {
      const own = change.person === person ? { opId: change.opId } : {};
      result.changes.push({ ...sight.change, ...own });
      if (result.changes.length > VISIBLE_AT_MOST) return undefined;
      continue;
    }
    const item = sight.type === 'gone' ? sight.item : sight.shown.item.id;
    // The first change of audience says whether the reader had the item; where it stands today is told once.
    if (settled.has(item)) continue;
    settled.add(item);
    if (sight.type === 'gone') result.gone.push(item);
  }
  for (const itemId of settled) {
    const item = room.state.item(itemId);
    const presented = item && presentItem(room.state, facts, item);
    if (item && presented) {
      result.shown.push({ item: presented, after: presentPlace(room.state, facts, item) });
    }
  }
  return result;
}
