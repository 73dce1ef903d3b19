import { z } from 'zod';
import { VERSION_ANSWERS } from '#contract';
import type { HistoryEntry } from './history.query.js';

const stepShape = z.object({
  number: z.number(),
  answer: z.enum(VERSION_ANSWERS).optional(),
  outcome: z.enum(['ESTABLISHED', 'NOT_ESTABLISHED']).optional(),
  organisation: z.string().optional(),
  note: z.string().nullish(),
  reason: z.string().nullish(),
});

/** What a change of a version says: of which one, what came of it, and the words that were written with it. */
export interface VersionStep {
  readonly number: number;
  /** What tells its sentence from that of another answer or outcome. */
  readonly sort: string;
  /** Whom it is about: an organisation, by id. */
  readonly organisation: string | undefined;
  readonly words: string | null;
}

/** Undefined for any other change. */
export function versionStep({
  kind,
  after,
}: Pick<HistoryEntry, 'kind' | 'after'>): VersionStep | undefined {
  if (!kind.startsWith('version.')) return undefined;
  const step = stepShape.safeParse(after);
  if (!step.success) return undefined;
  const { number, answer, outcome, organisation, note, reason } = step.data;
  const sort = answer ?? outcome;
  return {
    number,
    sort: sort === undefined ? '' : `.${sort}`,
    organisation,
    words: note ?? reason ?? null,
  };
}
