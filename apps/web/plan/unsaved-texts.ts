import { isText } from '#contract';
import type { OpenPlan } from './open-plan.js';

/** Something that stands on this screen and may be nowhere else. */
export interface UnsavedText {
  readonly id: string;
  readonly words: string;
}

/** Everything typed here without acknowledgement: live texts, drafts and refused words, to be copied. */
export function unsavedTexts({ client, drafts }: OpenPlan): UnsavedText[] {
  const { plan, refusedTexts } = client.store.getSnapshot();
  const texts = (plan?.sections ?? [])
    .flatMap(({ items }) => items)
    .flatMap(({ fields }) => Object.values(fields))
    .filter(isText)
    .flatMap(({ stream }) => {
      const text = client.text(stream)?.getSnapshot();
      return text && text.pending > 0 ? [{ id: stream, words: text.doc.toString() }] : [];
    });
  return [
    ...texts,
    ...[...drafts.getSnapshot()].map(([stream, { words }]) => ({ id: stream, words })),
    ...refusedTexts.map(({ id, words }) => ({ id, words })),
  ].filter(({ words }) => words.trim() !== '');
}
