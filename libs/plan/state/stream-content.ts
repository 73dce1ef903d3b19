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
import type { Content, RecentEdit, TextContent, ValueContent } from './plan-shape.js';

const RECENT_KEPT = 128;

/** What a field holds before it was ever set. */
export function emptyContent(kind: ItemKindName, field: string): Content {
  const definition = fieldOf(kind, field);
  if (!definition) return { type: 'bare' };
  if (definition.type === 'text') return { type: 'text', text: Text.empty, spans: [], recent: [] };
  return { type: 'value', value: definition.type === 'status' ? definition.initial : null };
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

/** What a `stream.opened` begins with, and what the database keeps as the current value: plain JSON. */
export type StoredContent =
  { text: string; spans: AuthorSpan[] } | { value: FieldValue; by?: Author; at?: number } | null;

export function storedContent(content: Content): StoredContent {
  if (content.type === 'bare') return null;
  if (content.type === 'text') return { text: content.text.toString(), spans: [...content.spans] };
  const { value, by, at } = content;
  return { value, ...(by && { by }), ...(at !== undefined && { at }) };
}

export function contentFrom(stored: StoredContent): Content {
  if (stored === null) return { type: 'bare' };
  if ('text' in stored) {
    return {
      type: 'text',
      text: Text.of(stored.text.split('\n')),
      spans: stored.spans,
      recent: [],
    };
  }
  return { type: 'value', ...stored };
}

/** The one way in which current values become bytes; sealing will stand here. */
export function contentBytes(content: Content): Buffer {
  return Buffer.from(JSON.stringify(storedContent(content)));
}

export function contentOf(bytes: Buffer): Content {
  return contentFrom(JSON.parse(bytes.toString()) as StoredContent);
}
