import { SECTIONS, type PresentedChange, type ShownItem } from '#contract';
import { decide, type ViewerFacts } from '#access';
import type { Change, ChangeKind } from '#history';
import { valueOf } from '../state/change-value.js';
import type { ItemState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { ITEM_FIELD } from '../state/stream-id.js';
import { itemSubject } from '../viewer.js';
import { presentChange } from './present-change.js';
import { presentItem, presentPlace } from './present-item.js';
import { presentReferrers } from './present-referrers.js';

/** What a reader missed since some position of the log, under today's rights (L-11). */
export interface Missed {
  changes: PresentedChange[];
  gone: string[];
  shown: ShownItem[];
}

/** What became of one item meanwhile, as far as it is this reader's. */
interface Course {
  item: ItemState;
  /** Whether the reader could see it at some moment since: a cursor can be of a moment before what is known already. */
  wasSeen: boolean;
  isSeen: boolean;
  /** It was added, moved or put back, or its audience changed: the reader takes it over as it is today. */
  isShown: boolean;
  /** It came into or went out of sight. */
  hasFlipped: boolean;
}

const GIVES_PLACE: ReadonlySet<ChangeKind> = new Set(['item.added', 'item.moved', 'item.restored']);

/** More visible changes than this are answered with a snapshot. */
const VISIBLE_AT_MOST = 5000;

/**
 * Undefined when it is too much to be worth it. Hidden changes do not count: they must not decide what is answered. The
 * reader applies the changes, drops what is gone and takes over what is shown, in this order. Of the order of earlier
 * moments nothing is known any more, so an item that got another place is not moved but shown, at its place of today.
 */
export function presentMissed(
  state: PlanState,
  facts: ViewerFacts,
  { person, missed }: { person: string; missed: readonly Change[] },
): Missed | undefined {
  // Who is on the case stands in the plan as a whole, for every reader of it.
  if (missed.some(({ kind }) => kind === 'member.added' || kind === 'member.ended'))
    return undefined;
  const courses = coursesOf(state, facts, missed);
  const changes: PresentedChange[] = [];
  for (const change of missed) {
    const [sight] = change.kind === 'item.audience' ? [] : presentChange(state, facts, change);
    if (sight?.type !== 'change') continue;
    const { item, field } = sight.change;
    if (field === ITEM_FIELD && courses.get(item)?.isShown) continue;
    const own = change.person === person ? { opId: change.opId } : {};
    changes.push({ ...sight.change, ...own });
    if (changes.length > VISIBLE_AT_MOST) return undefined;
  }
  const all = [...courses.values()];
  const gone = all.filter(({ wasSeen, isSeen }) => wasSeen && !isSeen);
  return { changes, gone: gone.map(({ item }) => item.id), shown: shownOf(state, facts, all) };
}

function coursesOf(
  state: PlanState,
  facts: ViewerFacts,
  missed: readonly Change[],
): Map<string, Course> {
  const courses = new Map<string, Course>();
  for (const change of missed) {
    const item = state.item(change.genesis?.item ?? state.place(change.streamId)?.item ?? '');
    if (!item) continue;
    const course = courses.get(item.id) ?? courseOf(facts, item);
    courses.set(item.id, course);
    if (GIVES_PLACE.has(change.kind)) course.isShown = true;
    if (change.kind === 'item.audience') noteAudience(facts, course, change);
  }
  return courses;
}

function courseOf(facts: ViewerFacts, item: ItemState): Course {
  const isSeen = decide(facts, 'item.read', itemSubject(item));
  return { item, isSeen, wasSeen: isSeen, isShown: false, hasFlipped: false };
}

function noteAudience(facts: ViewerFacts, course: Course, change: Change): void {
  const { from, to } = valueOf(change, 'item.audience');
  const [before, after] = [from, to].map((audience) =>
    decide(facts, 'item.read', { ...itemSubject(course.item), audience }),
  );
  course.isShown = true;
  if (before || after) course.wasSeen = true;
  if (before !== after) course.hasFlipped = true;
}

/** From the first to the last of each section: each stands behind one that stands there already. */
function shownOf(state: PlanState, facts: ViewerFacts, courses: readonly Course[]): ShownItem[] {
  const ids = new Set(courses.filter(({ isShown }) => isShown).map(({ item }) => item.id));
  for (const { item, hasFlipped } of courses) {
    if (!hasFlipped) continue;
    for (const referrer of presentReferrers(state, facts, item)) ids.add(referrer.item.id);
  }
  return SECTIONS.flatMap((section) => state.itemsIn(section)).flatMap((item) => {
    const presented = ids.has(item.id) ? presentItem(state, facts, item) : undefined;
    return presented ? [{ item: presented, after: presentPlace(state, facts, item) }] : [];
  });
}
