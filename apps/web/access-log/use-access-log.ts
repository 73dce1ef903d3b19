import { useEffect, useMemo, useRef, useState } from 'react';
import { useClient, type Client } from 'urql';
import { askFresh } from '../app/ask-fresh.js';
import { instantsOf } from '../messages/day-instants.js';
import { accessLogQuery, type AccessLogEntry, type AccessLogFilter } from './access-log.query.js';

export interface AccessLogPages {
  readonly entries: readonly AccessLogEntry[];
  /** `refused`: the log is not this person's to read. */
  readonly state: 'loading' | 'ready' | 'failed' | 'refused';
  readonly hasMore: boolean;
  /** Fetches what came before what is shown. */
  more(): void;
  /** Begins again with the newest. */
  refresh(): void;
}

interface Request {
  readonly filter: AccessLogFilter;
  readonly asked: number;
  /** What was answered under other rights is not shown any more. */
  readonly rights: number;
}

interface Page {
  readonly entries: readonly AccessLogEntry[];
  readonly next: string | null;
  readonly state: AccessLogPages['state'];
}

interface Pages extends Page {
  /** What these pages answer; null before the first answer. */
  readonly request: Request | null;
}

const NOTHING: Pages = { request: null, entries: [], next: null, state: 'loading' };

/** The access log, page by page, always fresh: each look is a line in it, so nothing is asked for twice. */
export function useAccessLog(filter: AccessLogFilter, rights: number): AccessLogPages {
  const client = useClient();
  const [pages, setPages] = useState(NOTHING);
  const [asked, setAsked] = useState(0);
  const request = useMemo(() => ({ filter, asked, rights }), [filter, asked, rights]);
  const asking = useRef(new AbortController());

  useEffect(() => {
    const controller = new AbortController();
    asking.current = controller;
    const { signal } = controller;
    void fetchPage(client, request, { after: null, signal }).then((page) => {
      if (!signal.aborted) setPages({ ...page, request });
    });
    return () => controller.abort();
  }, [client, request]);

  const more = (): void => {
    const { next, entries } = pages;
    if (next === null || pages.state === 'loading' || pages.request !== request) return;
    setPages({ ...pages, state: 'loading' });
    const { signal } = asking.current;
    void fetchPage(client, request, { after: next, signal }).then((page) => {
      setPages((now) => {
        if (now.entries !== entries) return now;
        if (page.state !== 'ready') return { ...now, state: page.state };
        return { ...now, ...page, entries: [...entries, ...page.entries] };
      });
    });
  };
  return {
    entries: pages.request?.rights === rights ? pages.entries : [],
    state: pages.request === request ? pages.state : 'loading',
    hasMore: pages.next !== null,
    more,
    refresh: () => setAsked(asked + 1),
  };
}

async function fetchPage(
  client: Client,
  { filter }: Request,
  { after, signal }: { after: string | null; signal: AbortSignal },
): Promise<Page> {
  const variables = { after, filters: { ...filter, ...instantsOf(filter) } };
  const { data, error } = await askFresh(client, { query: accessLogQuery, variables }, signal);
  if (!data) {
    const isRefused = error?.graphQLErrors.some(({ message }) => message === 'NOT_ALLOWED');
    return { entries: [], next: null, state: isRefused === true ? 'refused' : 'failed' };
  }
  const { edges, pageInfo } = data.accessLog;
  return {
    entries: edges.map(({ node }) => node),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
    state: 'ready',
  };
}
