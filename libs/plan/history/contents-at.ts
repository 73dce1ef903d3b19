import type { FieldValue } from '#contract';
import { placeKey, type Change, type PlanPast, type StreamRev } from '#history';
import { valueOf } from '../state/change-value.js';
import type { PlanState } from '../state/plan-state.js';
import { contentFrom } from '../state/stream-content.js';
import { textsAt } from './texts-at.js';

/** What a field held: a text, or a value. */
export type Held = { text: string } | { value: FieldValue };

/** A field at a rev of its stream, and of which sort it is. */
export interface FieldPlace extends StreamRev {
  isText: boolean;
}

/** What stood at these places, by place. What stands there now is at hand; the rest is read, all of it together. */
export async function contentsAt(
  state: PlanState,
  past: PlanPast,
  places: readonly FieldPlace[],
): Promise<Map<string, Held>> {
  const held = new Map<string, Held>();
  const missing: FieldPlace[] = [];
  for (const place of places) {
    const now = heldNow(state, place);
    if (now) held.set(placeKey(place), now);
    else missing.push(place);
  }
  const texts = await textsAt(
    past,
    missing.filter(({ isText }) => isText),
  );
  for (const [key, text] of texts) held.set(key, { text: text.toString() });
  for (const change of await past.changesAt(missing.filter(({ isText }) => !isText))) {
    held.set(placeKey(change), { value: valueAfter(change) });
  }
  return held;
}

/** What a field of one value held after this change of its stream. */
export function valueAfter(change: Change): FieldValue {
  if (change.kind === 'field.set') return valueOf(change, 'field.set').value;
  if (change.kind === 'view.added') return valueOf(change, 'view.added');
  if (change.kind !== 'stream.opened' && change.kind !== 'field.audience') return null;
  const content = contentFrom(valueOf(change, change.kind).content);
  return content.type === 'value' ? content.value : null;
}

function heldNow(state: PlanState, { streamId, rev }: StreamRev): Held | undefined {
  const stream = state.stream(streamId);
  if (!stream || stream.rev !== rev || stream.closed) return undefined;
  const { content } = stream;
  if (content.type === 'text') return { text: content.text.toString() };
  return content.type === 'value' ? { value: content.value } : undefined;
}
