import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useClient } from 'urql';
import type { PlanStore } from '#client';
import type { PresentedPlan } from '#contract';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { fetchPage, fetchPages, type HistoryPage, type HistoryRequest } from './fetch-history.js';
import type { HistoryEntry, HistoryFilter } from './history.query.js';
import { stillSeen } from './still-seen.js';

export interface History {
  readonly entries: readonly HistoryEntry[];
  readonly state: 'loading' | 'ready' | 'failed';
  readonly hasMore: boolean;
  /** Fetches what came before what is shown. */
  more(): void;
  /** Begins again with the newest. */
  refresh(): void;
}

interface Pages extends HistoryPage {
  /** What these pages answer; null before the first answer. */
  readonly request: HistoryRequest | null;
  readonly state: History['state'];
}

const NOTHING: Pages = { request: null, entries: [], next: null, state: 'loading' };

/**
 * The history of a plan under today's rights, page by page, always fresh from the server. What goes from the plan meanwhile
 * goes from here at the same moment, and as many pages are asked for anew (L-18).
 */
export function useHistory(planId: string, filter: HistoryFilter): History {
  const client = useClient();
  const { store } = useOpenPlan().client;
  const sight = useLive((state) => state.sight);
  const [pages, setPages] = useState(NOTHING);
  const [asked, setAsked] = useState(0);
  const request = useMemo(() => ({ planId, filter, asked, sight }), [planId, filter, asked, sight]);
  const asking = useRef(new AbortController());
  const reach = useRef({ filter, count: 1 });

  useLoss(store, (plan) =>
    setPages((before) => ({ ...before, entries: stillSeen(before.entries, plan) })),
  );

  useEffect(() => {
    const controller = new AbortController();
    asking.current = controller;
    if (reach.current.filter !== filter) reach.current = { filter, count: 1 };
    const { signal } = controller;
    void fetchPages(client, request, { count: reach.current.count, signal }).then((page) => {
      // Answered under earlier rights, in the moment before it was taken back.
      if (signal.aborted || store.getSnapshot().sight !== request.sight) return;
      setPages(
        page ? { ...page, request, state: 'ready' } : { ...NOTHING, request, state: 'failed' },
      );
    });
    return () => controller.abort();
  }, [client, store, request, filter]);

  const more = (): void => {
    const { next, entries } = pages;
    if (next === null || pages.state === 'loading' || pages.request !== request) return;
    setPages({ ...pages, state: 'loading' });
    const { signal } = asking.current;
    reach.current = { filter, count: reach.current.count + 1 };
    void fetchPage(client, request, { after: next, signal }).then((page) => {
      setPages((now) => {
        if (now.entries !== entries) return now;
        if (!page) return { ...now, state: 'failed' };
        return { ...now, entries: [...entries, ...page.entries], next: page.next, state: 'ready' };
      });
    });
  };
  return {
    entries: pages.entries,
    state: pages.request === request ? pages.state : 'loading',
    hasMore: pages.next !== null,
    more,
    refresh: () => {
      reach.current = { filter, count: 1 };
      setAsked(asked + 1);
    },
  };
}

/** Calls `drop` with the plan as it stands, each time that something may have gone from it. */
function useLoss(store: PlanStore, drop: (plan: PresentedPlan) => void): void {
  const dropNow = useEffectEvent(drop);
  useEffect(() => {
    let known = store.getSnapshot().sight;
    return store.subscribe(() => {
      const { sight, plan } = store.getSnapshot();
      if (sight === known || !plan) return;
      known = sight;
      dropNow(plan);
    });
  }, [store]);
}
