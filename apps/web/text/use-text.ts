import { useMemo, useSyncExternalStore } from 'react';
import type { TextHandle } from '#client';
import { useOpenPlan } from '../plan/plan.context.js';

/** The live text of a stream; null where there is none, as in a plan that is shown without a live connection. */
export function useTextHandle(stream: string): TextHandle | null {
  const { client } = useOpenPlan();
  return useMemo(() => client.text(stream), [client, stream]);
}

const subscribeToNothing = () => () => undefined;

/** What the text holds on this screen now, or `fallback` where it is not live. */
export function useText(handle: TextHandle | null, fallback: string): string {
  return useTextFact(handle, fallback, (text) => text);
}

/**
 * One fact about the text on this screen. The component renders again only when the fact is another one, not with every
 * letter: `tell` must make a string, a number or a boolean of the text.
 */
export function useTextFact<T extends string | number | boolean | null>(
  handle: TextHandle | null,
  fallback: string,
  tell: (text: string) => T,
): T {
  return useSyncExternalStore(handle?.subscribe ?? subscribeToNothing, () =>
    tell(handle ? handle.getSnapshot().doc.toString() : fallback),
  );
}
