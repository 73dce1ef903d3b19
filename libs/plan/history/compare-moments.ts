import {
  fieldOf,
  sameAudience,
  SECTIONS,
  type Audience,
  type FieldValue,
  type ItemKindName,
  type Section,
} from '#contract';
import { placeKey, sameJson, type PlanPages, type StreamOutline, type StreamRev } from '#history';
import type { ReadablePlan } from '../plan-reader.service.js';
import type { ItemState } from '../state/plan-shape.js';
import { contentFieldsOf } from '../state/plan-state.js';
import { ITEM_FIELD } from '../state/stream-id.js';
import { erasedBetween, type ErasedBy } from './erased-between.js';
import { heldValue } from './held-value.js';
import { contentsAt, type FieldPlace, type Held } from './contents-at.js';
import { titleOf } from './item-title.js';
import type { PlanMoment } from './moment.js';
import { PlanThen } from './plan-then.js';

/** How a field differs between two moments. A text is a string; null where nothing stood there. */
export interface FieldDifference {
  field: string;
  before: FieldValue;
  after: FieldValue;
  /** Where what stood there before is to be found in the log; null where nothing was ever written. */
  beforePlace: StreamRev | null;
}

/**
 * How an item differs between two moments. ADDED and REMOVED also where it was not this reader's at the other moment; ERASED
 * where what stood there at the other moment was erased with a passage since.
 */
export interface ItemDifference {
  item: string;
  section: Section;
  kind: ItemKindName;
  /** What it is called today. */
  title: string | null;
  change: 'ADDED' | 'REMOVED' | 'ERASED' | 'CHANGED';
  isMoved: boolean;
  /** Who could read it, where that became otherwise. */
  audience: { before: Audience; after: Audience } | null;
  fields: FieldDifference[];
}

export interface Compared {
  readable: ReadablePlan;
  pages: PlanPages;
  streams: readonly StreamOutline[];
  from: PlanMoment;
  to: PlanMoment;
}

export interface Differences {
  /** In the order in which they stand today. */
  items: ItemDifference[];
  /** Items that were erased whole between the two moments. */
  erased: string[];
}

/** What differs between two moments of a plan. */
export async function compareMoments(compared: Compared): Promise<Differences> {
  const { readable, pages, streams, from, to } = compared;
  const { state } = readable.room;
  const before = await PlanThen.at(pages.past, streams, from);
  const after = await PlanThen.at(pages.past, streams, to);
  const moved = await movedBetween(compared);
  const erased = await erasedBetween(pages.past, streams, compared);
  const ids = new Set(streams.map(({ item }) => item));
  const inOrder = SECTIONS.flatMap((section) => state.itemsIn(section));
  const sketches = inOrder
    .filter(({ id }) => ids.has(id))
    .flatMap((item) => {
      const isMoved = moved.has(item.id);
      return sketchOf(item, { before, after, isMoved, erased: erased.get(item.id) }) ?? [];
    });
  const places = sketches.flatMap(({ fields }) => fields.flatMap(placesOf));
  const held = await contentsAt(state, pages.past, places);
  const isWhole = (id: string): boolean => !before.holds(id) && !after.holds(id);
  return {
    items: sketches.flatMap((sketch) => differenceOf(readable, sketch, held) ?? []),
    // In the order of the plan: that of the rows follows from what else there is.
    erased: inOrder.map(({ id }) => id).filter((id) => erased.has(id) && isWhole(id)),
  };
}

interface FieldSketch {
  field: string;
  isText: boolean;
  before: StreamRev | undefined;
  after: StreamRev | undefined;
}

interface Sketch extends Pick<ItemDifference, 'change' | 'isMoved' | 'audience'> {
  item: ItemState;
  /** Whether it stood in the plan at the first moment, and at the second. */
  was: boolean;
  is: boolean;
  fields: FieldSketch[];
}

/** What is known of an item at two moments. */
interface Between {
  before: PlanThen;
  after: PlanThen;
  isMoved: boolean;
  erased: ErasedBy | undefined;
}

/** Where an item and its fields may differ: what stands at the same place of the log does not. */
function sketchOf(
  item: ItemState,
  { before, after, isMoved, erased }: Between,
): Sketch | undefined {
  const [was, is] = [before.holds(item.id), after.holds(item.id)];
  if (!was && !is) return undefined;
  const fields = contentFieldsOf(item)
    .map((field): FieldSketch => ({
      field,
      isText: fieldOf(item.kind, field)?.type === 'text',
      before: was ? before.place(item.id, field) : undefined,
      after: is ? after.place(item.id, field) : undefined,
    }))
    .filter((each) => !isSamePlace(each.before, each.after));
  if (!was || !is) {
    const [came, hasErased] = is ? (['ADDED', 'TO'] as const) : (['REMOVED', 'FROM'] as const);
    const only = { item, was, is, isMoved: false, audience: null };
    // Beside nothing everything would look new.
    if (erased === hasErased) return { ...only, change: 'ERASED', fields: [] };
    return { ...only, change: came, fields };
  }
  const [first, last] = [before.audience(item.id), after.audience(item.id)];
  const audience =
    first && last && !sameAudience(first, last) ? { before: first, after: last } : null;
  return { item, was, is, change: 'CHANGED', isMoved, audience, fields };
}

function differenceOf(
  { room, facts }: ReadablePlan,
  sketch: Sketch,
  held: ReadonlyMap<string, Held>,
): ItemDifference | undefined {
  const { item, was, is, change, isMoved, audience } = sketch;
  const value = (field: string, place: StreamRev | undefined): FieldValue =>
    heldValue({ room, facts }, { kind: item.kind, field }, place && held.get(placeKey(place)));
  const fields = sketch.fields.flatMap((each): FieldDifference[] => {
    const [before, after] = [value(each.field, each.before), value(each.field, each.after)];
    const difference = {
      field: each.field,
      before: was ? before : null,
      after: is ? after : null,
      beforePlace: each.before ?? null,
    };
    return sameJson(difference.before, difference.after) ? [] : [difference];
  });
  if (change === 'CHANGED' && fields.length === 0 && !isMoved && !audience) return undefined;
  const { id, section, kind } = item;
  const title = titleOf(room.present, facts, item);
  return { item: id, section, kind, title, change, isMoved, audience, fields };
}

function placesOf({ before, after, isText }: FieldSketch): FieldPlace[] {
  return [before, after].flatMap((place) => (place ? [{ ...place, isText }] : []));
}

function isSamePlace(a: StreamRev | undefined, b: StreamRev | undefined): boolean {
  return a?.streamId === b?.streamId && a?.rev === b?.rev;
}

/** The items that were moved between the two moments, by changes that the reader may read. */
async function movedBetween({ pages, streams, from, to }: Compared): Promise<Set<string>> {
  const own = streams.filter(({ field }) => field === ITEM_FIELD);
  const revs = ({ streamId }: StreamOutline): number[] =>
    [from, to].map((moment) => moment.revs.get(streamId) ?? 0);
  const ranges = own.map((stream) => {
    const [first = 0, last = 0] = revs(stream);
    return { streamId: stream.streamId, from: Math.min(first, last), to: Math.max(first, last) };
  });
  const kinds = await pages.past.lastKinds(
    ranges.filter((range) => range.to > range.from),
    ['item.moved'],
  );
  return new Set(own.filter(({ streamId }) => kinds.has(streamId)).map(({ item }) => item));
}
