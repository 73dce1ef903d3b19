import {
  fieldOf,
  isOwnView,
  type Audience,
  type FieldValue,
  type ItemKindName,
  type PersonRef,
  type Section,
} from '#contract';
import { placeKey } from '#history';
import { contentsAt, type FieldPlace } from '../history/contents-at.js';
import { erasedBetween } from '../history/erased-between.js';
import { heldValue } from '../history/held-value.js';
import type { PlanMoment } from '../history/moment.js';
import type { PastOfReader } from '../history/moment-finder.js';
import { PlanThen } from '../history/plan-then.js';
import type { ItemState } from '../state/plan-shape.js';
import { contentFieldsOf } from '../state/plan-state.js';

/** An item as it stood in a version. A text is a string; a field that held nothing is left out. */
export interface VersionItem {
  item: string;
  section: Section;
  kind: ItemKindName;
  audience: Audience;
  fields: { field: string; value: FieldValue }[];
}

/** What one reader sees today of a version, in the order that the plan had then (V-11). */
export interface VersionContents {
  items: VersionItem[];
  /** Items that this reader saw and that were erased since, or a passage of which was (E-11). */
  erased: string[];
}

/** What to read: the streams of a reader at a version, and the items that stood in the plan, in their order. */
interface Frozen {
  order: readonly string[];
  at: PlanMoment;
  now: PlanMoment;
}

export async function contentsOfVersion(
  { readable, pages, streams }: PastOfReader,
  { order, at: moment, now }: Frozen,
): Promise<VersionContents> {
  const { state } = readable.room;
  const then = await PlanThen.at(pages.past, streams, moment);
  const standing = order.filter((id) => then.holds(id)).flatMap((id) => state.item(id) ?? []);
  const held = await contentsAt(
    state,
    pages.past,
    standing.flatMap((item) => placesIn(then, item)),
  );
  const gone = await erasedBetween(pages.past, streams, { from: moment, to: now });
  return {
    items: standing.map((item) => {
      const audience = then.audience(item.id);
      if (!audience) throw new Error('an item that stood in the plan for nobody');
      const fields = contentFieldsOf(item).flatMap((field) => {
        const place = then.place(item.id, field);
        const of = { kind: item.kind, field };
        const value = knownThen(then, heldValue(readable, of, place && held.get(placeKey(place))));
        return value === null ? [] : [{ field, value }];
      });
      return { item: item.id, section: item.section, kind: item.kind, audience, fields };
    }),
    erased: order.filter((id) => gone.has(id) && !then.holds(id)),
  };
}

/**
 * Without people whom the reader may see today and could not see then: their names would come into what was frozen. Written in
 * one way, from the log and from memory alike: how would tell whether the field was changed since.
 */
function knownThen(then: PlanThen, value: FieldValue): FieldValue {
  if (Array.isArray(value)) {
    const known = value.flatMap((entry) => refKnownThen(then, entry) ?? []) as
      string[] | PersonRef[];
    return known.length > 0 ? known : null;
  }
  if (isOwnView(value)) return then.knew(value.person) ? value : null;
  return typeof value === 'object' && value !== null ? refKnownThen(then, value) : value;
}

function refKnownThen(then: PlanThen, entry: string | PersonRef): string | PersonRef | null {
  if (typeof entry === 'string') return entry;
  const { sort, id } = entry;
  return sort !== 'involved' || then.knew(id) ? { sort, id } : null;
}

function placesIn(then: PlanThen, item: ItemState): FieldPlace[] {
  return contentFieldsOf(item).flatMap((field) => {
    const place = then.place(item.id, field);
    return place ? [{ ...place, isText: fieldOf(item.kind, field)?.type === 'text' }] : [];
  });
}
