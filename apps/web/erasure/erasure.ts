import { z } from 'zod';
import {
  ERASURE_BASES,
  ERASURE_SORTS,
  ERASURE_STATUSES,
  ITEM_RECORD_KINDS,
  retentionPolicyShape,
  type ErasureSort,
  type RecordKind,
} from '#contract';
import type { Say } from '../messages/use-say.js';

const termsShape = z.object({ undoDays: z.number(), backupDays: z.number() });
/** How long an erasure can be undone, and how long backups are kept after that. */
export type ErasureTerms = z.infer<typeof termsShape>;

const common = {
  id: z.string(),
  sort: z.enum(ERASURE_SORTS),
  basis: z.enum(ERASURE_BASES),
  status: z.enum(ERASURE_STATUSES),
  askedBy: z.string(),
  askedOrganisation: z.string(),
  askedAt: z.string(),
  organisation: z.string(),
  decidedAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  reason: z.string().nullable(),
};

export const caseErasuresShape = termsShape.extend({
  mayAskCase: z.boolean(),
  mayAsk: z.enum(['ALL', 'OWN']),
  erasures: z.array(
    z.object({
      ...common,
      items: z.array(z.string()),
      answer: z.string().nullable(),
      can: z.object({ withdraw: z.boolean(), undo: z.boolean() }),
    }),
  ),
});
export type CaseErasure = z.infer<typeof caseErasuresShape>['erasures'][number];

export const officerErasuresShape = termsShape.extend({
  erasures: z.array(
    z.object({
      ...common,
      caseNumber: z.string(),
      items: z.number(),
      decidedBy: z.string().nullable(),
      destroyedAt: z.string().nullable(),
      backupsUntil: z.string().nullable(),
      isHeld: z.boolean(),
      can: z.object({ agree: z.boolean(), refuse: z.boolean(), undo: z.boolean() }),
    }),
  ),
  next: z.string().nullable(),
});
export type OfficerErasure = z.infer<typeof officerErasuresShape>['erasures'][number];

export const holdsShape = z.array(
  z.object({ caseNumber: z.string(), by: z.string(), since: z.string(), reason: z.string() }),
);
export type LegalHold = z.infer<typeof holdsShape>[number];

export const dueCasesShape = z.object({
  cases: z.array(
    z.object({
      planId: z.string(),
      caseNumber: z.string(),
      status: z.enum(['CLOSED', 'ARCHIVED']),
      closedAt: z.string(),
      dueAt: z.string(),
      isHeld: z.boolean(),
      isAsked: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
});
export type DueCase = z.infer<typeof dueCasesShape>['cases'][number];

export const dueItemsShape = z.object({
  cases: z.array(
    z.object({
      planId: z.string(),
      caseNumber: z.string(),
      isHeld: z.boolean(),
      kinds: z.array(
        z.object({
          recordKind: z.enum(ITEM_RECORD_KINDS),
          items: z.number(),
          asked: z.number(),
          dueAt: z.string(),
        }),
      ),
    }),
  ),
  next: z.string().nullable(),
});
export type DueItemsOfCase = z.infer<typeof dueItemsShape>['cases'][number];
export type DueKind = DueItemsOfCase['kinds'][number];

export const policiesShape = z.array(retentionPolicyShape);

/** "Onderdeel in casus 2026-ABCDEF" */
export function erasureWords(
  say: Say,
  { sort, caseNumber: number }: { sort: ErasureSort; caseNumber: string },
): string {
  if (sort === 'CASE') return say('erasure.of.whole', { number });
  return say('erasure.of.case', { sort: say(`erasure.sort.${sort}`), number });
}

/** "Casussen waarvan wij de regie hebben", or the name of a kind of item. */
export function recordKindWords(say: Say, kind: RecordKind): string {
  return kind === 'CASE' ? say('retention.kind.CASE') : say(`kind.${kind}`);
}
