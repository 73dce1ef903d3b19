import { personsIn } from '#contract';
import type { Change } from '#history';
import { valueOf } from './change-value.js';
import { narrowFieldsOf } from './field-sight.js';

/** The people whom an audience names that this change gives to an item or a field. */
export function personsNamedBy(change: Change): readonly string[] {
  switch (change.kind) {
    case 'item.added': {
      const { kind, audience } = valueOf(change, 'item.added');
      // A field with an audience of its own begins with whoever added the item.
      const isAuthorNamed = narrowFieldsOf(kind).length > 0;
      return [...personsIn(audience), ...(isAuthorNamed ? [change.person] : [])];
    }
    case 'item.audience':
      return personsIn(valueOf(change, 'item.audience').to);
    case 'field.audience':
      return personsIn(valueOf(change, 'field.audience').to);
    default:
      return [];
  }
}
