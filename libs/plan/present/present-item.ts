import { kindOf, type ItemRights, type PresentedField, type PresentedItem } from '#contract';
import { decide, type ViewerFacts } from '#access';
import { itemSubject } from '../viewer.js';
import type { ItemState, StreamState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { ITEM_FIELD } from '../state/stream-id.js';
import { presentCurrent } from './present-current.js';

/** An item as this viewer may see it, or undefined: the only place where fields are withheld. */
export function presentItem(
  state: PlanState,
  facts: ViewerFacts,
  item: ItemState,
): PresentedItem | undefined {
  const subject = itemSubject(item);
  if (!decide(facts, 'item.read', subject)) return undefined;
  const own = state.streamOf(item, ITEM_FIELD);
  const fields: Record<string, PresentedField> = {};
  for (const name of Object.keys(kindOf(item.kind).fields)) {
    if (!decide(facts, 'item.read', subject, name)) continue;
    fields[name] = presentField(state, facts, state.streamOf(item, name));
  }
  return {
    id: item.id,
    kind: item.kind,
    section: item.section,
    stream: own.id,
    rev: own.rev,
    audience: item.audience,
    owner: item.owner,
    addedBy: item.addedBy,
    addedAt: new Date(item.addedAt).toISOString(),
    removed: item.removed,
    can: rightsTo(facts, item),
    fields,
  };
}

/** The item that stands before this one among those that the viewer sees; null when it is the first. */
export function presentPlace(state: PlanState, facts: ViewerFacts, item: ItemState): string | null {
  let before: string | null = null;
  for (const other of state.itemsIn(item.section)) {
    if (other.id === item.id) return before;
    if (decide(facts, 'item.read', itemSubject(other))) before = other.id;
  }
  return before;
}

function presentField(state: PlanState, facts: ViewerFacts, stream: StreamState): PresentedField {
  if (stream.content.type === 'text') {
    const { text, spans } = stream.content;
    return { stream: stream.id, rev: stream.rev, text: text.toString(), spans: [...spans] };
  }
  return { stream: stream.id, ...presentCurrent(state, facts, stream) };
}

function rightsTo(facts: ViewerFacts, item: ItemState): ItemRights {
  const subject = itemSubject(item);
  return {
    edit: decide(facts, 'item.edit', subject),
    move: decide(facts, 'item.move', subject),
    remove: decide(facts, 'item.remove', subject),
    audience: decide(facts, 'item.audience', subject),
  };
}
