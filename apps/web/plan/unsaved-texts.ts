import { fieldOf, isText, type FieldValue, type PresentedItem } from '#contract';
import type { LiveState } from '#client';
import { valueWords, type Wording } from '../field/value-words.js';
import type { WrittenWords } from '../session/written.store.js';
import type { OpenPlan } from './open-plan.js';

/**
 * What was put into an ended plan here and has no acknowledgement, to be copied: drafts, values on their way or waiting for a
 * choice, and passages of texts, which were all handed out when it ended. Nothing that others wrote.
 */
export function unsavedTexts({ client, drafts }: OpenPlan, wording: Wording): WrittenWords[] {
  const state = client.store.getSnapshot();
  return [
    ...unsavedValues(state, wording),
    ...[...drafts.getSnapshot()].map(([stream, { words }]) => ({ id: stream, words })),
    ...state.refusedTexts.map(({ id, words }) => ({ id, words })),
  ].filter(({ words }) => words.trim() !== '');
}

function unsavedValues(state: LiveState, wording: Wording): WrittenWords[] {
  const { plan, pendingFields, conflicts } = state;
  const items = (plan?.sections ?? []).flatMap((section) => section.items);
  const words = (item: PresentedItem, field: string, value: FieldValue): string => {
    const definition = fieldOf(item.kind, field);
    return (definition && valueWords(wording, { kind: item.kind, field, definition }, value)) ?? '';
  };
  return items.flatMap((item) => [
    ...Object.entries(item.fields).flatMap(([field, shown]) =>
      isText(shown) || !pendingFields.has(shown.stream)
        ? []
        : [{ id: shown.stream, words: words(item, field, shown.value) }],
    ),
    ...conflicts
      .filter((conflict) => conflict.item === item.id)
      .map(({ stream, field, mine }) => ({
        id: `${stream} mine`,
        words: words(item, field, mine),
      })),
  ]);
}
