import { useEffect, useMemo, useState } from 'react';
import { useClient, type Client } from 'urql';
import { instantsOf } from '../messages/day-instants.js';
import { historyQuery, type HistoryEntry, type HistoryFilter } from './history.query.js';

export interface History {
  readonly entries: readonly HistoryEntry[];
  readonly state: 'loading' | 'ready' | 'failed';
  readonly hasMore: boolean;
  /** Fetches what came before what is shown. */
  more(): void;
  /** Begins again with the newest. */
  refresh(): void;
}

interface Request {
  readonly planId: string;
  readonly filter: HistoryFilter;
  readonly asked: number;
}

interface Pages {
  /** What these pages answer; null before the first answer. */
  readonly request: Request | null;
  readonly entries: readonly HistoryEntry[];
  readonly next: string | null;
  readonly state: History['state'];
}

const NOTHING: Pages = { request: null, entries: [], next: null, state: 'loading' };

/** The history of a plan under today's rights, page by page, always fresh from the server. */
export function useHistory(planId: string, filter: HistoryFilter): History {
  const client = useClient();
  const [pages, setPages] = useState(NOTHING);
  const [asked, setAsked] = useState(0);
  const request = useMemo(() => ({ planId, filter, asked }), [planId, filter, asked]);

  useEffect(() => {
    let isGone = false;
    void fetchPage(client, request, null).then((page) => {
      if (isGone) return;
      setPages(
        page ? { ...page, request, state: 'ready' } : { ...NOTHING, request, state: 'failed' },
      );
    });
    return () => {
      isGone = true;
    };
  }, [client, request]);

  const more = (): void => {
    const { next, entries } = pages;
    if (next === null || pages.state === 'loading') return;
    setPages({ ...pages, state: 'loading' });
    void fetchPage(client, request, next).then((page) => {
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
    refresh: () => setAsked(asked + 1),
  };
}

async function fetchPage(
  client: Client,
  { planId, filter }: Request,
  after: string | null,
): Promise<Pick<Pages, 'entries' | 'next'> | null> {
  const variables = { planId, after, ...filter, ...instantsOf(filter) };
  const { data } = await client
    .query(historyQuery, variables, { requestPolicy: 'network-only' })
    .toPromise();
  if (!data) return null;
  const { edges, pageInfo } = data.history;
  return {
    entries: edges.map(({ node }) => node),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  };
}
