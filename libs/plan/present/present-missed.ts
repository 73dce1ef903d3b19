import { SECTIONS, type PresentedChange, type ShownItem } from '#contract';
import { decide, type Eyes } from '#access';
import { isOfCircle, type Change, type ChangeKind } from '#history';
import { valueOf } from '../state/change-value.js';
import type { ItemState } from '../state/plan-shape.js';
import { ITEM_FIELD } from '../state/stream-id.js';
import { itemSubject } from '../viewer.js';
import type { PlanNow } from './plan-now.js';
import { ERASING_KINDS, seesWhenThere } from './present-erasure.js';
import { isTouched, mayComeIntoSight, presentChange } from './present-change.js';
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

const GIVES_PLACE: ReadonlySet<ChangeKind> = new Set([
  'item.added',
  'item.moved',
  'item.restored',
  'item.unerased',
  'passage.erased',
  'passage.unerased',
]);

const CHANGES_AUDIENCE: ReadonlySet<ChangeKind> = new Set([
  'item.audience',
  'field.audience',
  ...ERASING_KINDS,
]);

/** More visible changes than this are answered with a snapshot. */
const VISIBLE_AT_MOST = 5000;

/**
 * Undefined when it is too much to be worth it. Hidden changes do not count: they must not decide what is answered. The
 * reader applies the changes, drops what is gone and takes over what is shown, in this order. Of the order of earlier
 * moments nothing is known any more, so an item that got another place is not moved but shown, at its place of today.
 */
export function presentMissed(
  plan: PlanNow,
  eyes: Eyes,
  { person, missed }: { person: string; missed: readonly Change[] },
): Missed | undefined {
  // Who takes part, and how the case is, stands in the plan as a whole, for every reader of it.
  // Of what was erased for good nobody can say any more what it was to them.
  if (missed.some((change) => change.erased === true || isOfCircle(change))) return undefined;
  const courses = coursesOf(plan, eyes, missed);
  const changes: PresentedChange[] = [];
  for (const change of missed) {
    const [sight] = CHANGES_AUDIENCE.has(change.kind) ? [] : presentChange(plan, eyes, change);
    if (sight?.type !== 'change') continue;
    const { item, field } = sight.change;
    if (field === ITEM_FIELD && courses.get(item)?.isShown) continue;
    const own = change.person === person ? { opId: change.opId } : {};
    changes.push({ ...sight.change, ...own });
    if (changes.length > VISIBLE_AT_MOST) return undefined;
  }
  const all = [...courses.values()];
  const gone = all.filter(({ wasSeen, isSeen }) => wasSeen && !isSeen);
  // By their ids: when something first happened to an item may be a change that is not this reader's.
  const ids = gone.map(({ item }) => item.id).sort();
  return { changes, gone: ids, shown: shownOf(plan, eyes, all) };
}

function coursesOf(plan: PlanNow, eyes: Eyes, missed: readonly Change[]): Map<string, Course> {
  const courses = new Map<string, Course>();
  for (const change of missed) {
    const item = plan.state.item(
      change.genesis?.item ?? plan.state.place(change.streamId)?.item ?? '',
    );
    if (!item) continue;
    const course = courses.get(item.id) ?? courseOf(eyes, item);
    courses.set(item.id, course);
    if (GIVES_PLACE.has(change.kind)) course.isShown = true;
    if (mayComeIntoSight(eyes, change)) course.hasFlipped = true;
    if (change.kind === 'item.erased' || change.kind === 'item.unerased') noteErasure(eyes, course);
    if (change.kind === 'item.audience') noteAudience(eyes, course, change);
    if (change.kind === 'field.audience') noteFieldAudience(plan, eyes, { course, change });
  }
  return courses;
}

function courseOf(eyes: Eyes, item: ItemState): Course {
  const isSeen = decide(eyes, 'item.read', itemSubject(item));
  return { item, isSeen, wasSeen: isSeen, isShown: false, hasFlipped: false };
}

/** Gone, or back: to whoever sees it while it is there, and to nobody else what refers to it reads otherwise. */
function noteErasure(eyes: Eyes, course: Course): void {
  if (!seesWhenThere(eyes, course.item)) return;
  course.hasFlipped = true;
  course.wasSeen = true;
}

function noteAudience(eyes: Eyes, course: Course, change: Change): void {
  const { from, to } = valueOf(change, 'item.audience');
  const [before, after] = [from, to].map((audience) =>
    decide(eyes, 'item.read', { ...itemSubject(course.item), audience, erased: false }),
  );
  course.isShown = true;
  if (before || after) course.wasSeen = true;
  if (before !== after) course.hasFlipped = true;
}

/** An item of which a field came into or went out of sight is taken over as it is today. */
function noteFieldAudience(
  plan: PlanNow,
  eyes: Eyes,
  { course, change }: { course: Course; change: Change },
): void {
  const field = plan.state.place(change.streamId)?.field;
  if (field !== undefined && isTouched(eyes, course.item, { field, change })) course.isShown = true;
}

/** From the first to the last of each section: each stands behind one that stands there already. */
function shownOf(plan: PlanNow, eyes: Eyes, courses: readonly Course[]): ShownItem[] {
  const ids = new Set(courses.filter(({ isShown }) => isShown).map(({ item }) => item.id));
  for (const { item, hasFlipped } of courses) {
    if (!hasFlipped) continue;
    for (const referrer of presentReferrers(plan, eyes, item)) ids.add(referrer.item.id);
  }
  return SECTIONS.flatMap((section) => plan.state.itemsIn(section)).flatMap((item) => {
    const presented = ids.has(item.id) ? presentItem(plan, eyes, item) : undefined;
    return presented ? [{ item: presented, after: presentPlace(plan, eyes, item) }] : [];
  });
}
