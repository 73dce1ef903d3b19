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
  const doc = useSyncExternalStore(handle?.subscribe ?? subscribeToNothing, () =>
    handle ? handle.getSnapshot().doc : null,
  );
  return useMemo(() => (doc === null ? fallback : doc.toString()), [doc, fallback]);
}
