import { SECTIONS, type PresentedChange, type ShownItem } from '#contract';
import { decide, type ViewerFacts } from '#access';
import type { Change, ChangeKind } from '#history';
import { valueOf } from '../state/change-value.js';
import type { ItemState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
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
  /** Whether the reader had it when it went away. */
  had: boolean;
  isNew: boolean;
  isSeen: boolean;
  /** Its audience changed: what the reader has of it is replaced. */
  isAnew: boolean;
  /** The last change that gave it a place, as an index in what was missed; -1 when it stayed where it was. */
  placedAt: number;
}

const GIVES_PLACE: ReadonlySet<ChangeKind> = new Set(['item.added', 'item.moved', 'item.restored']);

/** More visible changes than this are answered with a snapshot. */
const VISIBLE_AT_MOST = 5000;

/**
 * Undefined when it is too much to be worth it. Hidden changes do not count: they must not decide what is answered. The
 * reader applies the changes, drops what is gone and takes over what is shown, in this order.
 */
export function presentMissed(
  state: PlanState,
  facts: ViewerFacts,
  { person, missed }: { person: string; missed: readonly Change[] },
): Missed | undefined {
  const courses = coursesOf(state, facts, missed);
  const changes: PresentedChange[] = [];
  for (const [index, change] of missed.entries()) {
    const [sight] = change.kind === 'item.audience' ? [] : presentChange(state, facts, change);
    if (sight?.type !== 'change' || courses.get(sight.change.item)?.isAnew) continue;
    const own = change.person === person ? { opId: change.opId } : {};
    changes.push({ ...placed(state, facts, { change: sight.change, courses, index }), ...own });
    if (changes.length > VISIBLE_AT_MOST) return undefined;
  }
  const all = [...courses.values()];
  const gone = all.filter(({ isAnew, had, isSeen }) => isAnew && had && !isSeen);
  return { changes, gone: gone.map(({ item }) => item.id), shown: shownOf(state, facts, all) };
}

function coursesOf(
  state: PlanState,
  facts: ViewerFacts,
  missed: readonly Change[],
): Map<string, Course> {
  const courses = new Map<string, Course>();
  for (const [index, change] of missed.entries()) {
    const item = state.item(change.genesis?.item ?? state.place(change.streamId)?.item ?? '');
    if (!item) continue;
    const course = courses.get(item.id) ?? courseOf(facts, item);
    courses.set(item.id, course);
    if (change.kind === 'item.added') Object.assign(course, { had: false, isNew: true });
    if (change.kind === 'item.audience') {
      // The first one tells for whom it was before; what was added meanwhile the reader never had.
      if (!course.isAnew && !course.isNew) course.had = sawBefore(facts, item, change);
      course.isAnew = true;
    }
    if (GIVES_PLACE.has(change.kind)) course.placedAt = index;
  }
  return courses;
}

function courseOf(facts: ViewerFacts, item: ItemState): Course {
  const isSeen = decide(facts, 'item.read', itemSubject(item));
  return { item, had: isSeen, isNew: false, isSeen, isAnew: false, placedAt: -1 };
}

function sawBefore(facts: ViewerFacts, item: ItemState, change: Change): boolean {
  const { from } = valueOf(change, 'item.audience');
  return decide(facts, 'item.read', { ...itemSubject(item), audience: from });
}

/**
 * Places are told among the items that have theirs for good by then. The order of today is the only one known; told one
 * by one against neighbours that still have to move, it would come out otherwise.
 */
function placed(
  state: PlanState,
  facts: ViewerFacts,
  told: { change: PresentedChange; courses: ReadonlyMap<string, Course>; index: number },
): PresentedChange {
  const { change, courses, index } = told;
  const item = state.item(change.item);
  if (!('after' in change) || !item) return change;
  const hasItsPlace = ({ id }: ItemState): boolean => {
    const course = courses.get(id);
    return !course || (!course.isAnew && course.placedAt <= index);
  };
  return { ...change, after: presentPlace(state, facts, item, hasItsPlace) };
}

/** From the first to the last of each section: each stands behind one that stands there already. */
function shownOf(state: PlanState, facts: ViewerFacts, courses: readonly Course[]): ShownItem[] {
  const anew = courses.filter(({ isAnew }) => isAnew);
  const ids = new Set(anew.filter(({ isSeen }) => isSeen).map(({ item }) => item.id));
  for (const { item, had, isSeen } of anew) {
    if (had === isSeen) continue;
    for (const referrer of presentReferrers(state, facts, item)) ids.add(referrer.item.id);
  }
  return SECTIONS.flatMap((section) => state.itemsIn(section)).flatMap((item) => {
    const presented = ids.has(item.id) ? presentItem(state, facts, item) : undefined;
    return presented ? [{ item: presented, after: presentPlace(state, facts, item) }] : [];
  });
}
