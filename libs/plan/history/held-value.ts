import { fieldOf, type FieldValue, type ItemKindName } from '#contract';
import { presentValue } from '../present/present-value.js';
import type { ReadablePlan } from '../plan-reader.service.js';
import { emptyContent } from '../state/stream-content.js';
import type { Held } from './contents-at.js';

/** What a field held, as the reader may see it today: an empty text as none, and one that was never written as it begins. */
export function heldValue(
  { room, facts }: ReadablePlan,
  { kind, field }: { kind: ItemKindName; field: string },
  held: Held | undefined,
): FieldValue {
  const shown =
    held && ('text' in held ? held.text || null : presentValue(room.state, facts, held.value));
  return shown ?? initial(kind, field);
}

/** What a field holds that was never written. */
function initial(kind: ItemKindName, field: string): FieldValue {
  const content = fieldOf(kind, field) ? emptyContent(kind, field) : undefined;
  return content?.type === 'value' ? content.value : null;
}
