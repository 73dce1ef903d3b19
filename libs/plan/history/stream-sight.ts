import { decide, type ViewerFacts } from '#access';
import type { StreamOutline } from '#history';
import type { PlanState } from '../state/plan-state.js';
import { CIRCLE_FIELDS } from '../state/stream-id.js';
import { itemSubject } from '../viewer.js';

/** The item must be readable today, and the stream must have been theirs to read when it was written. */
export function mayReadStream(
  state: PlanState,
  facts: ViewerFacts,
  stream: StreamOutline,
): boolean {
  if (CIRCLE_FIELDS.has(stream.field)) return decide(facts, 'plan.read', { type: 'plan' });
  const item = state.item(stream.item);
  if (!item || state.book.hiddenBy(stream.streamId) !== undefined) return false;
  const today = itemSubject(item);
  const { field, audience, narrowed } = stream;
  const then = { ...today, audience, ...(narrowed && { fieldAudiences: { [field]: narrowed } }) };
  return decide(facts, 'history.read', today, field) && decide(facts, 'history.read', then, field);
}
