import type { LiveState } from '#client';
import { fieldOf, isText, type PresentedField, type PresentedItem } from '#contract';
import type { ShownPart } from '../../checker/message.js';

/** What stands on the screen now, stream by stream (G-72); without values, and without any texts, while some have no acknowledgement yet. */
export function shownParts({
  plan,
  pendingFields,
  unsaved,
}: Pick<LiveState, 'plan' | 'pendingFields' | 'unsaved'>): ShownPart[] {
  const items = (plan?.sections ?? []).flatMap((section) => section.items);
  return items
    .flatMap((item) => [
      ownPart(item),
      ...Object.entries(item.fields).map(([name, field]) => fieldPart(item, name, field)),
    ])
    .filter(({ stream, sort }) => !pendingFields.has(stream) && (sort !== 'text' || unsaved === 0));
}

function ownPart({ id, stream, rev, kind, removed, audience }: PresentedItem): ShownPart {
  return { sort: 'item', item: id, field: '@item', stream, rev, kind, removed, audience };
}

function fieldPart({ id, kind }: PresentedItem, name: string, field: PresentedField): ShownPart {
  const { stream, rev } = field;
  const place = { item: id, field: name, stream, rev };
  if (isText(field)) return { ...place, sort: 'text', text: field.text };
  const definition = fieldOf(kind, name);
  const empty = definition?.type === 'status' ? definition.initial : null;
  return { ...place, sort: 'value', value: field.value, empty };
}
