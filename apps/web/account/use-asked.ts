import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { get, takesAway, type Answer } from '../session/ask.js';

interface Held<T> {
  readonly rights: number;
  readonly answer: Answer<T>;
}

/**
 * What the server answers at this address, and how to ask again. Undefined while the first answer is on its way, the first one
 * after `rights` changed too: what was answered under other rights is dropped.
 */
export function useAsked<T>(
  path: string,
  shape: z.ZodType<T>,
  rights = 0,
): [Answer<T> | undefined, () => Promise<void>] {
  const [held, hold] = useState<Held<T> | undefined>();
  const again = useCallback(async () => {
    const answer = await get(path, shape);
    // What is shown stays where the answer says nothing about it: somebody may be typing in it.
    hold((before) => {
      if (before && before.rights > rights) return before;
      const isKept = before?.rights === rights && before.answer.ok && saysNothing(answer);
      return isKept ? before : { rights, answer };
    });
  }, [path, shape, rights]);
  useEffect(() => {
    let isGone = false;
    void get(path, shape).then((answer) => {
      if (!isGone) hold({ rights, answer });
    });
    return () => {
      isGone = true;
    };
  }, [path, shape, rights]);
  return [held?.rights === rights ? held.answer : undefined, again];
}

function saysNothing(answer: Answer<unknown>): boolean {
  return !answer.ok && !takesAway(answer);
}
