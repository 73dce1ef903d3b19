import { useIntl, type IntlShape } from 'react-intl';
import type { MessageId } from './nl.messages.js';

export type Say = (id: MessageId, values?: Readonly<Record<string, string | number>>) => string;

/** The texts of the screen in the language of the reader. */
export function useSay(): Say {
  return sayIn(useIntl());
}

const says = new WeakMap<IntlShape, Say>();

/** One function per language, so that memoised parts do not notice. */
function sayIn(intl: IntlShape): Say {
  const known = says.get(intl);
  if (known) return known;
  const say: Say = (id, values) => intl.formatMessage({ id }, values);
  says.set(intl, say);
  return say;
}
