import {
  kindOf,
  type FieldSight,
  type ItemRights,
  type PresentedField,
  type PresentedItem,
} from '#contract';
import { decide, type Eyes } from '#access';
import { itemSubject } from '../viewer.js';
import type { ItemState, StreamState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { ITEM_FIELD } from '../state/stream-id.js';
import type { PlanNow } from './plan-now.js';
import { presentCurrent } from './present-current.js';
import { presentCorrection, presentViews } from './present-views.js';

/** An item as this viewer may see it, or undefined: the only place where fields are withheld. */
export function presentItem(plan: PlanNow, eyes: Eyes, item: ItemState): PresentedItem | undefined {
  const { state } = plan;
  const subject = itemSubject(item);
  if (!decide(eyes, 'item.read', subject)) return undefined;
  const own = state.streamOf(item, ITEM_FIELD);
  const fields: Record<string, PresentedField> = {};
  for (const name of Object.keys(kindOf(item.kind).fields)) {
    if (!decide(eyes, 'item.read', subject, name)) continue;
    fields[name] = presentField(state, eyes, state.streamOf(item, name));
  }
  return {
    id: item.id,
    kind: item.kind,
    section: item.section,
    stream: own.id,
    rev: own.rev,
    audience: item.audience,
    readers: plan.readers(subject),
    owner: item.owner,
    addedBy: item.addedBy,
    addedAt: new Date(item.addedAt).toISOString(),
    removed: item.removed,
    can: rightsTo(eyes, item),
    fields,
    views: presentViews(state, eyes, item),
    sights: sightsOf(plan, eyes, item),
  };
}

/** The item that stands before this one among those that the viewer sees; null when it is the first. */
export function presentPlace({ state }: PlanNow, eyes: Eyes, item: ItemState): string | null {
  let before: string | null = null;
  for (const other of state.itemsIn(item.section)) {
    if (other.id === item.id) return before;
    if (decide(eyes, 'item.read', itemSubject(other))) before = other.id;
  }
  return before;
}

/** Who may read the fields with an audience of their own; of one that the viewer may not see, not even that. */
function sightsOf(plan: PlanNow, eyes: Eyes, item: ItemState): Record<string, FieldSight> {
  const subject = itemSubject(item);
  const sights: Record<string, FieldSight> = {};
  for (const [name, audience] of Object.entries(subject.fieldAudiences ?? {})) {
    if (!decide(eyes, 'item.read', subject, name)) continue;
    const canChange = decide(eyes, 'item.audience', subject, name);
    sights[name] = { audience, readers: plan.readers(subject, name), canChange };
  }
  return sights;
}

function presentField(state: PlanState, eyes: Eyes, stream: StreamState): PresentedField {
  if (stream.content.type === 'text') {
    const { text, spans } = stream.content;
    const own = { stream: stream.id, rev: stream.rev, text: text.toString(), spans: [...spans] };
    return { ...own, ...presentCorrection(eyes, stream.content.corrected) };
  }
  const corrected = stream.content.type === 'value' ? stream.content.corrected : undefined;
  return {
    stream: stream.id,
    ...presentCurrent(state, eyes, stream),
    ...presentCorrection(eyes, corrected),
  };
}

function rightsTo(eyes: Eyes, item: ItemState): ItemRights {
  const subject = itemSubject(item);
  return {
    edit: decide(eyes, 'item.edit', subject),
    move: decide(eyes, 'item.move', subject),
    remove: decide(eyes, 'item.remove', subject),
    audience: decide(eyes, 'item.audience', subject),
  };
}
