import { useState } from 'react';
import { takesAway, type Answer } from './ask.js';

/**
 * What was answered last, until an answer takes it away: an answer that fails says nothing about what is shown, in which somebody
 * may be typing.
 */
export function useLast<T>(answer: Answer<T> | undefined): T | undefined {
  const [last, keep] = useState<T | undefined>();
  const next = nextAfter(last, answer);
  if (next !== last) keep(next);
  return next;
}

function nextAfter<T>(last: T | undefined, answer: Answer<T> | undefined): T | undefined {
  if (answer?.ok) return answer.value;
  return answer && takesAway(answer) ? undefined : last;
}
