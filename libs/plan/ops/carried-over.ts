import { fieldOf } from '#contract';
import type { Content, ItemState, StreamState } from '../state/plan-shape.js';
import { isBlank } from '../state/stream-content.js';

type Field = Pick<StreamState, 'field' | 'content'>;

/**
 * Whether a field whose stream was closed has a successor. Where nothing stands any more it has none: a field that was emptied
 * looks like one that was never filled. A field of people whom the plan is about always has one, whatever it holds: a list of
 * nobody but hidden people must look like one that was never filled in.
 */
export function goesOn(item: ItemState, field: Field): boolean {
  if (field.content.type === 'bare') return false;
  return holdsPeople(item, field) || !isBlank(item.kind, field);
}

/** What the successor begins with. Of people it does not tell who set it when. */
export function carriedOver(item: ItemState, field: Field): Content {
  const { content } = field;
  if (content.type === 'text') return { ...content, recent: [] };
  if (content.type !== 'value' || !holdsPeople(item, field)) return content;
  return { type: 'value', value: content.value };
}

function holdsPeople(item: ItemState, { field }: Field): boolean {
  const definition = fieldOf(item.kind, field);
  return definition?.type === 'person' && definition.of.includes('involved');
}
