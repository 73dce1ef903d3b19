import { fieldOf, viewPersonOf, type FieldValue, type ItemKindName } from '#contract';
import { valueWords } from '../field/value-words.js';
import { viewWords, type HistoryWording } from '../history/history-sentence.js';
import { wordsOf } from './put-back.js';
import { Sides, TextSides } from './text-sides.view.js';

interface FieldSidesProps {
  readonly wording: HistoryWording;
  readonly kind: ItemKindName;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly labels: readonly [before: string, after: string];
}

/** A field at two moments: a text word by word, a value in words. */
export function FieldSides(props: FieldSidesProps) {
  const { wording, kind, field, before, after, labels } = props;
  const definition = fieldOf(kind, field);
  if (viewPersonOf(field) !== undefined) {
    const words = (value: unknown): string => viewWords(wording, value) ?? '';
    return <TextSides before={words(before)} after={words(after)} labels={labels} />;
  }
  if (!definition) return null;
  if (definition.type === 'text') {
    return <TextSides before={wordsOf(before)} after={wordsOf(after)} labels={labels} />;
  }
  const words = (value: unknown): string | null =>
    valueWords(wording, { kind, field, definition }, (value ?? null) as FieldValue);
  return <Sides before={words(before)} after={words(after)} labels={labels} />;
}
