import { useEffect, useRef, useState } from 'react';
import type { LiveClient, LiveState } from '#client';
import type { FileVerdict } from '../../checker/message.js';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { getParts, type Refusal } from '../session/ask.js';
import { useSettings } from '../settings/use-settings.js';
import type { Language } from '../settings/settings.store.js';
import { Checker } from './checker.js';
import { logMemory } from './log-memory.js';
import { logWatch } from './log-watch.js';
import { shownParts } from './shown-parts.js';
import { stillBehind, withBehind } from './still-behind.js';

/** How far a check is. `FAILED`: it could not be finished here; `sight`: what this person sees changed meanwhile. */
export type CheckState =
  | { readonly is: 'idle' }
  | { readonly is: 'sight' }
  | { readonly is: 'saving' }
  | { readonly is: 'busy'; readonly changes: number }
  | { readonly is: 'done'; readonly verdict: FileVerdict; readonly file: Blob }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'FAILED' };

const IDLE: CheckState = { is: 'idle' };

/** Checks the plan on this screen against its log, in a worker of this browser (G-72). What was found goes as soon as this person sees other things (L-18). */
export function useCheck(): { state: CheckState; start: () => void; stop: () => void } {
  const { client } = useOpenPlan();
  const { language } = useSettings();
  const sight = useLive((state) => state.sight);
  const [state, setState] = useState(IDLE);
  const [seenSight, setSeenSight] = useState(sight);
  const going = useRef<AbortController>(null);
  useEffect(() => () => going.current?.abort(), [client]);
  if (sight !== seenSight) {
    setSeenSight(sight);
    if (state.is !== 'idle') setState({ is: 'sight' });
  }
  useEffect(() => going.current?.abort(), [sight]);

  const start = (): void => {
    going.current?.abort();
    const controller = new AbortController();
    going.current = controller;
    const tell = (next: CheckState): void => {
      if (!controller.signal.aborted) setState(next);
    };
    void check({ client, language, signal: controller.signal, tell }).then(tell, () =>
      tell({ is: 'FAILED' }),
    );
  };
  const stop = (): void => {
    going.current?.abort();
    setState(IDLE);
  };
  return { state, start, stop };
}

interface Checking {
  readonly client: LiveClient;
  readonly language: Language;
  readonly signal: AbortSignal;
  readonly tell: (state: CheckState) => void;
}

async function check({ client, language, signal, tell }: Checking): Promise<CheckState> {
  tell({ is: 'saving' });
  await logWatch.look();
  const shown = shownParts(await settled(client, signal));
  tell({ is: 'busy', changes: 0 });
  const { head, signers, witnesses } = logMemory.get();
  const checker = new Checker();
  signal.addEventListener('abort', () => checker.close());
  const file: BlobPart[] = [];
  try {
    const keys = signers.length > 0 ? { signers, witnesses } : undefined;
    const receipts = client.receipts();
    const seen = head?.logHead;
    await checker.ask({ ask: 'begin', trust: { keys, receipts, seen, shown, language } });
    const query = head ? `?seen=${head.size}` : '';
    const answer = await getParts(
      `/plans/${client.planId}/ledger${query}`,
      signal,
      async (part) => {
        file.push(part);
        const going = await checker.ask({ ask: 'part', bytes: part });
        if (going.is === 'going') tell({ is: 'busy', changes: going.changes });
      },
    );
    if (!answer.ok) return { is: 'refused', refusal: answer };
    const verdict = await checker.conclude();
    if (!verdict) return { is: 'FAILED' };
    const left = await stillBehind(client, verdict.behind, signal);
    return { is: 'done', verdict: withBehind(verdict, left), file: new Blob(file) };
  } finally {
    checker.close();
  }
}

/** Waits until what was typed here is stored: before that it is on no log. Without a connection there is nothing to wait for. */
async function settled(client: LiveClient, signal: AbortSignal): Promise<LiveState> {
  client.flush();
  const { store } = client;
  const isSettled = (): boolean => store.getSnapshot().save !== 'saving' || signal.aborted;
  if (!isSettled()) {
    await new Promise<void>((resolve) => {
      const end = (): void => {
        if (!isSettled()) return;
        stop();
        resolve();
      };
      const stop = store.subscribe(end);
      signal.addEventListener('abort', end);
    });
  }
  client.flush();
  return store.getSnapshot();
}
