import type { Caret, PresenceUpdate } from '#contract';
import type { ViewerFacts } from '#access';
import { readsField, type PlanState } from '#plan';

/** Where somebody is in a plan: nowhere in particular, a section, or a place in an item. */
export interface PresencePlace {
  section: string | null;
  item: string | null;
  field: string | null;
  stream: string | null;
  caret: Caret | null;
}

export const NOWHERE: PresencePlace = {
  section: null,
  item: null,
  field: null,
  stream: null,
  caret: null,
};

/** Where somebody says to be. A place that they may not read themselves is no place, like one that does not exist. */
export function placeOf(
  state: PlanState,
  facts: ViewerFacts,
  { section, stream, caret }: PresenceUpdate,
): PresencePlace {
  const found = stream === null ? undefined : state.place(stream);
  const item = found?.open ? state.item(found.item) : undefined;
  if (!found || !item || item.section !== section) return { ...NOWHERE, section };
  const { field } = found;
  if (!readsField(state, facts, { item, field })) return { ...NOWHERE, section };
  return { section, item: item.id, field, stream, caret };
}
