import { z } from 'zod';
import { CASE_STATUSES, groundShape, PAST_SIGHTS } from '#contract';
import type { HistoryEntry } from './history.query.js';
import type { Wording } from '../field/value-words.js';

const stepShape = z.object({
  ground: groundShape.nullish(),
  past: z.enum(PAST_SIGHTS).optional(),
  reason: z.string().nullish(),
  to: z.enum(CASE_STATUSES).optional(),
  report: z.object({ date: z.string(), from: z.string() }).nullish(),
});

/** What a step in the circle of the case says: purpose and ground, a reason, or what state the case came to. */
export function circleSteps(
  { say, moments }: Wording,
  entry: Pick<HistoryEntry, 'before' | 'after'>,
): { before: string | null; after: string | null } | null {
  const step = stepShape.safeParse(entry.after);
  if (!step.success) return null;
  const { ground, past, reason, to, report } = step.data;
  const from = CASE_STATUSES.find((status) => status === entry.before);
  const status = to && say(`case.status.${to}`);
  const words = [
    report && status
      ? say('history.report', { status, from: report.from, date: moments.day(report.date) })
      : status,
    ground?.purpose,
    ground && say(`basis.${ground.basis}`),
    past && ground && say(`past.${past}`),
    reason,
  ].filter((part): part is string => Boolean(part));
  if (words.length === 0) return null;
  return { before: from ? say(`case.status.${from}`) : null, after: words.join(' – ') };
}
