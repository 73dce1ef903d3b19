import { createContext, useContext, useState } from 'react';
import type { CombinedError } from 'urql';

/** Whether the server cannot be reached at all; the frame says so above every screen. */
export const UnreachedContext = createContext(false);

interface Standing<T> {
  /** What was answered last goes on standing while the server cannot be reached; whatever it refuses is shown no more. */
  readonly shown: T | undefined;
  /** To be told beside it: it is not known already. */
  readonly failed: boolean;
}

/** What a screen shows of what it asked for. */
export function useStanding<T>(
  answer: T | undefined,
  error: CombinedError | undefined,
): Standing<T> {
  const isUnreached = useContext(UnreachedContext);
  const [last, keep] = useState(answer);
  const isRefused = error !== undefined && !error.networkError;
  // Also while it is asked for anew.
  const shown = answer ?? (isRefused ? undefined : last);
  if (shown !== last) keep(shown);
  return { shown, failed: error !== undefined && (shown === undefined || !isUnreached) };
}
