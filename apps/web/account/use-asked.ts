import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { get, type Answer } from '../session/ask.js';

/** What the server answers at this address, and how to ask again. Undefined while the first answer is on its way. */
export function useAsked<T>(
  path: string,
  shape: z.ZodType<T>,
): [Answer<T> | undefined, () => Promise<void>] {
  const [answer, setAnswer] = useState<Answer<T> | undefined>();
  const again = useCallback(async () => {
    const next = await get(path, shape);
    // What is shown stays while the server cannot be reached: somebody may be typing in it.
    setAnswer((before) => (before?.ok && isUnreached(next) ? before : next));
  }, [path, shape]);
  useEffect(() => {
    void get(path, shape).then(setAnswer);
  }, [path, shape]);
  return [answer, again];
}

function isUnreached(answer: Answer<unknown>): boolean {
  return !answer.ok && answer.code === 'UNAVAILABLE';
}
