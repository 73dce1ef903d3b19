import {
  isText,
  missingFields,
  type Author,
  type AuthorSpan,
  type PresentedField,
  type PresentedItem,
} from '#contract';
import { ownViewView } from './own-view.model.js';

/** An item in the shape of its GraphQL type: its fields stand beside what every item has. */
export function itemView({
  fields,
  sights,
  views: own,
  ...item
}: PresentedItem): Record<string, unknown> {
  const views = Object.entries(fields).map(([name, field]) => [name, fieldView(field)] as const);
  return {
    ...Object.fromEntries(views),
    ...item,
    views: own.map(ownViewView),
    sights: Object.entries(sights).map(([field, sight]) => ({ field, ...sight })),
    missing: missingFields({ ...item, fields, sights, views: own }),
  };
}

function fieldView(field: PresentedField): unknown {
  return isText(field) ? { ...field, spans: field.spans.map(spanView) } : field;
}

function spanView([length, person, organisation]: AuthorSpan): { length: number; author: Author } {
  return { length, author: { person, organisation } };
}
