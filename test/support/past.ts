import { DatabaseClock } from '#history';
import {
  ComparisonService,
  HistoryService,
  type ComparisonRequest,
  type HistoryEntry,
  type HistoryFilter,
} from '#plan';
import type { Desk } from './desk.js';
import { ctxOf } from './factories.js';

type Comparison = Awaited<ReturnType<ComparisonService['compare']>>;
type Moment = ComparisonRequest['from'];

export const NOW = { type: 'NOW' } as const;

/** This instant, after everything that was stored and before everything that will be. */
export async function thisMoment({ app }: Desk): Promise<Moment> {
  const clock = app.get(DatabaseClock);
  const reach = async (ms: number): Promise<void> => {
    while (clock.now() < ms) await new Promise((resolve) => setImmediate(resolve));
  };
  const at = clock.now() + 1;
  await reach(at + 1);
  return { type: 'INSTANT', at: new Date(at) };
}

export function compare(
  { app, person, planId }: Desk,
  from: Moment,
  to: Moment = NOW,
): Promise<Comparison> {
  return app.get(ComparisonService).compare(ctxOf(person), { planId, from, to });
}

/** What history has for somebody, newest first. */
export async function historyOf(
  { app, person, planId }: Desk,
  filter: HistoryFilter = {},
): Promise<HistoryEntry[]> {
  const request = { planId, filter, first: 200 };
  const { entries } = await app.get(HistoryService).page(ctxOf(person), request);
  return entries.map(({ entry }) => entry);
}
