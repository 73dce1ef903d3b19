import type { Section } from '#contract';
import { decide, type ViewerFacts } from '#access';
import type { PlanPages, StreamOutline } from '#history';
import type { ReadablePlan } from '../plan-reader.service.js';
import type { PlanState } from '../state/plan-state.js';
import { CIRCLE_FIELDS } from '../state/stream-id.js';
import { itemSubject, seesViewPerson } from '../viewer.js';

/** The item must be readable today, of a view the person, too (N-13), and the stream must have been theirs to read when it was written. */
export function mayReadStream(
  state: PlanState,
  facts: ViewerFacts,
  stream: StreamOutline,
): boolean {
  if (CIRCLE_FIELDS.has(stream.field)) return decide(facts, 'plan.read', { type: 'plan' });
  const item = state.item(stream.item);
  if (!item || state.book.hiddenBy(stream.streamId) !== undefined) return false;
  if (!seesViewPerson(state, facts, stream.field)) return false;
  const today = itemSubject(item);
  const { field, audience, narrowed } = stream;
  const then = { ...today, audience, ...(narrowed && { fieldAudiences: { [field]: narrowed } }) };
  return decide(facts, 'history.read', today, field) && decide(facts, 'history.read', then, field);
}

/** Of the streams that the wall lets through, those that are this reader's, narrowed to an item, a section or a field. */
export function readableStreams(
  state: PlanState,
  facts: ViewerFacts,
  { outlines, narrowed }: { outlines: readonly StreamOutline[]; narrowed: StreamNarrowing },
): StreamOutline[] {
  const { section, field } = narrowed;
  return outlines.filter(
    (stream) =>
      (field === undefined || stream.field === field) &&
      (section === undefined || state.item(stream.item)?.section === section) &&
      mayReadStream(state, facts, stream),
  );
}

/** What this reader may read of the history of items, or of one. */
export async function itemStreams(
  pages: PlanPages,
  { room, facts }: ReadablePlan,
  item?: string,
): Promise<StreamOutline[]> {
  const outlines = (await pages.outlines(item)).filter(({ field }) => !CIRCLE_FIELDS.has(field));
  return readableStreams(room.state, facts, { outlines, narrowed: {} });
}

/** Which streams to look at; everything narrows. */
export interface StreamNarrowing {
  item?: string | undefined;
  section?: Section | undefined;
  field?: string | undefined;
}
