import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from './ask.js';
import { fieldLabelId } from './field-label.js';

/** What is said of a refusal outside a plan. */
export function useRefusalText(): (refusal: Refusal) => string {
  const say = useSay();
  return ({ code, retryAfterMs, field }) => {
    if (code === 'RATE_LIMITED' && retryAfterMs !== undefined) {
      return say('signIn.wait', { minutes: Math.ceil(retryAfterMs / 60_000) });
    }
    if (code === 'UNAVAILABLE') return say('signIn.unavailable');
    if (code === 'MALFORMED') return say('signIn.malformed');
    const label = code === 'VALUE_INVALID' && field !== undefined && fieldLabelId(field);
    if (label) return say('error.VALUE_INVALID.field', { field: say(label) });
    return say(labelId.error(code));
  };
}
