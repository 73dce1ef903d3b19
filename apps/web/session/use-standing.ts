import { useState } from 'react';
import type { CombinedError } from 'urql';

/** What was answered last goes on standing while the server cannot be reached; whatever it refuses is shown no more. */
export function useStanding<T>(
  answer: T | undefined,
  error: CombinedError | undefined,
): T | undefined {
  const [last, keep] = useState(answer);
  if (answer !== undefined && answer !== last) keep(answer);
  return answer ?? (error?.networkError ? last : undefined);
}
