import { z } from 'zod';
import { SECTIONS } from '#contract';
import type { HistoryFilter } from './history.query.js';

/**
 * What narrows the history as it stands in the address, so that a link leads to it and the back button goes back. Ids and codes
 * only: an address is read over shoulders and kept in logs.
 */
export const historySearch = z.object({
  item: z.uuid().optional().catch(undefined),
  section: z.enum(SECTIONS).optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
  organisation: z.uuid().optional().catch(undefined),
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  new: z.literal(true).optional().catch(undefined),
});

export type HistorySearch = z.infer<typeof historySearch>;

export function filterIn(search: HistorySearch): HistoryFilter {
  return {
    item: search.item ?? null,
    section: search.section ?? null,
    person: search.person ?? null,
    organisation: search.organisation ?? null,
    since: search.since ?? null,
    until: search.until ?? null,
    sinceLastVisit: search.new ?? null,
  };
}

export function searchOf({ sinceLastVisit, ...filter }: HistoryFilter): HistorySearch {
  const search = Object.entries(filter).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(search), ...(sinceLastVisit && { new: true as const }) };
}
