import type { Client } from 'urql';
import { askFresh } from '../app/ask-fresh.js';
import { instantsOf } from '../messages/day-instants.js';
import { historyQuery, type HistoryEntry, type HistoryFilter } from './history.query.js';

export interface HistoryRequest {
  readonly planId: string;
  readonly filter: HistoryFilter;
  readonly asked: number;
  /** The reader's sight of the plan when it was asked. */
  readonly sight: number;
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  /** Where it goes on; null at the end. */
  readonly next: string | null;
}

/** The newest pages, so many; null where one of them could not be had. */
export async function fetchPages(
  client: Client,
  request: HistoryRequest,
  { count, signal }: { count: number; signal: AbortSignal },
): Promise<HistoryPage | null> {
  let pages: HistoryPage | null = await fetchPage(client, request, { after: null, signal });
  for (let page = 1; page < count && pages?.next; page += 1) {
    const { entries, next } = pages;
    const more: HistoryPage | null = await fetchPage(client, request, { after: next, signal });
    pages = more && { entries: [...entries, ...more.entries], next: more.next };
  }
  return pages;
}

export async function fetchPage(
  client: Client,
  { planId, filter }: HistoryRequest,
  { after, signal }: { after: string | null; signal: AbortSignal },
): Promise<HistoryPage | null> {
  const variables = { planId, after, ...filter, ...instantsOf(filter) };
  const { data } = await askFresh(client, { query: historyQuery, variables }, signal);
  if (!data) return null;
  const { edges, pageInfo } = data.history;
  return {
    entries: edges.map(({ node }) => node),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  };
}
