import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { get, type Answer } from '../session/ask.js';

/** What the server answers at this address, and how to ask again. Undefined while the first answer is on its way. */
export function useAsked<T>(
  path: string,
  shape: z.ZodType<T>,
): [Answer<T> | undefined, () => Promise<void>] {
  const [answer, setAnswer] = useState<Answer<T> | undefined>();
  const again = useCallback(async () => setAnswer(await get(path, shape)), [path, shape]);
  useEffect(() => {
    void get(path, shape).then(setAnswer);
  }, [path, shape]);
  return [answer, again];
}
