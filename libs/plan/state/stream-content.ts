import { ChangeSet, Text } from '@codemirror/state';
import {
  fieldOf,
  type Author,
  type AuthorSpan,
  type FieldValue,
  type ItemKindName,
} from '#contract';
import type { Change } from '#history';
import { spansAfter } from '#text';
import type {
  Content,
  Corrections,
  PlanVersion,
  RecentEdit,
  StreamState,
  TextContent,
  ValueContent,
} from './plan-shape.js';

const RECENT_KEPT = 128;

/** What a field holds before it was ever set. */
export function emptyContent(kind: ItemKindName, field: string): Content {
  const definition = fieldOf(kind, field);
  if (!definition) return { type: 'bare' };
  if (definition.type === 'text') return { type: 'text', text: Text.empty, spans: [], recent: [] };
  return { type: 'value', value: definition.type === 'status' ? definition.initial : null };
}

/** Whether a field holds what it held before it was ever set. */
export function isBlank(
  kind: ItemKindName,
  { field, content }: Pick<StreamState, 'field' | 'content'>,
): boolean {
  const empty = emptyContent(kind, field);
  if (content.type === 'text') return content.text.length === 0;
  return content.type === 'value' && empty.type === 'value' && content.value === empty.value;
}

/** A text after an edit that fits it. */
export function editedText(
  before: TextContent,
  changes: ChangeSet,
  change: EditAuthor,
): TextContent {
  const author = { person: change.person, organisation: change.organisation };
  return {
    type: 'text',
    text: changes.apply(before.text),
    spans: spansAfter(before.spans, changes, author),
    recent: withRecent(before.recent, [{ opId: change.opId, person: change.person, changes }]),
  };
}

/** Keeps the last edits, and not all there ever were. */
export function withRecent(
  recent: readonly RecentEdit[],
  edits: readonly RecentEdit[],
): RecentEdit[] {
  const kept = recent.length < 2 * RECENT_KEPT ? recent : recent.slice(-RECENT_KEPT);
  return [...kept, ...edits];
}

type EditAuthor = Pick<Change, 'opId' | 'person' | 'organisation'>;

/** A value after it was set. */
export function setValue(
  value: FieldValue,
  change: Pick<Change, 'person' | 'organisation' | 'at'>,
): ValueContent {
  const by = { person: change.person, organisation: change.organisation };
  return { type: 'value', value, by, at: change.at };
}

/**
 * What a `stream.opened` begins with, and what the database keeps as the current value: plain JSON. `spans` are pairs of a
 * length and a place in `authors`: a text that many people typed in has a span for every few letters, and is
 * written again with every edit.
 */
export type StoredContent =
  | ({
      text: string;
      authors: [person: string, organisation: string][];
      spans: number[];
    } & Corrections)
  | ({ value: FieldValue; by?: Author; at?: number } & Corrections)
  | { version: PlanVersion }
  | null;

export function storedContent(content: Content): StoredContent {
  if (content.type === 'bare') return null;
  if (content.type === 'text') return storedText(content);
  if (content.type === 'version') return { version: content.version };
  const { value, by, at } = content;
  return { value, ...(by && { by }), ...(at !== undefined && { at }), ...correctionsIn(content) };
}

export function contentFrom(stored: StoredContent): Content {
  if (stored === null) return { type: 'bare' };
  if ('version' in stored) return { type: 'version', ...stored };
  if (!('text' in stored)) return { type: 'value', ...stored };
  const spans = stored.authors.length === 0 ? [] : readSpans(stored.authors, stored.spans);
  const text = Text.of(stored.text.split('\n'));
  return { type: 'text', text, spans, recent: [], ...correctionsIn(stored) };
}

function correctionsIn({ corrected, corrections }: Corrections): Corrections {
  return { ...(corrected && { corrected }), ...(corrections && { corrections }) };
}

function storedText({ text, spans, ...rest }: TextContent): StoredContent {
  const places = new Map<string, number>();
  const authors: [string, string][] = [];
  const pairs: number[] = [];
  for (const [length, person, organisation] of spans) {
    const key = person + organisation;
    let place = places.get(key);
    if (place === undefined) {
      place = authors.push([person, organisation]) - 1;
      places.set(key, place);
    }
    pairs.push(length, place);
  }
  return { text: text.toString(), authors, spans: pairs, ...correctionsIn(rest) };
}

function readSpans(authors: readonly [string, string][], pairs: readonly number[]): AuthorSpan[] {
  const spans: AuthorSpan[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const author = authors[pairs[i + 1] ?? -1];
    if (!author) throw new Error('a span without its author');
    spans.push([pairs[i] ?? 0, ...author]);
  }
  return spans;
}

/** The one way in which current values become bytes, which are sealed on their way to the database. */
export function contentBytes(content: Content): Buffer {
  return Buffer.from(JSON.stringify(storedContent(content)));
}

export function contentOf(bytes: Buffer): Content {
  return contentFrom(JSON.parse(bytes.toString()) as StoredContent);
}
