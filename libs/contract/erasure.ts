import { z } from 'zod';
import { ITEM_KIND_NAMES, kindOf, type ItemKindName } from './item-kinds.js';
import { audiencesIn } from './section-audience.js';
import { words } from './words.js';

/** What can be erased (E-10 to E-12). `ITEMS`: of one kind, whose term for keeping is over (E-34). */
export const ERASURE_SORTS = ['PASSAGE', 'ITEM', 'PERSON', 'ITEMS', 'CASE'] as const;
export type ErasureSort = (typeof ERASURE_SORTS)[number];

/** Why something is erased, to choose from; that one is chosen does not make it lawful (E-05). */
export const ERASURE_BASES = [
  'DATA_SUBJECT_REQUEST',
  'WRONGLY_RECORDED',
  'RETENTION_OVER',
  'COURT_ORDER',
  'CONSENT_WITHDRAWN',
  'OTHER',
] as const;
export type ErasureBasis = (typeof ERASURE_BASES)[number];

/** Where an erasure stands. `DONE`: the term is over, and it cannot be undone any more. */
export const ERASURE_STATUSES = [
  'ASKED',
  'WITHDRAWN',
  'REFUSED',
  'AGREED',
  'UNDONE',
  'DONE',
] as const;
export type ErasureStatus = (typeof ERASURE_STATUSES)[number];

/** So many items an erasure is of at most. */
export const ERASURE_ITEMS_MOST = 50;

const position = z.number().int().min(0).max(10_000_000);

/** Where in a text, in UTF-16 code units at `rev`; equal ends erase the history alone (E-11). */
const rangeShape = z
  .strictObject({ from: position, to: position })
  .refine(({ from, to }) => from <= to);

/** What is to be erased. Of a person the first item is that of the involved person; the others name them. */
export const erasureTargetShape = z.discriminatedUnion('sort', [
  z.strictObject({ sort: z.literal('ITEM'), items: z.array(z.uuid()).length(1) }),
  z.strictObject({
    sort: z.literal('PERSON'),
    items: z.array(z.uuid()).min(1).max(ERASURE_ITEMS_MOST),
  }),
  z.strictObject({
    sort: z.literal('PASSAGE'),
    stream: z.uuid(),
    rev: position,
    range: rangeShape.nullable(),
  }),
  z.strictObject({ sort: z.literal('CASE') }),
]);
export type ErasureTarget = z.infer<typeof erasureTargetShape>;

/** Why, in a few words, and no report. */
export const erasureReason = words(500, 10);

export const erasureAskShape = z.strictObject({
  opId: z.uuidv7(),
  target: erasureTargetShape,
  basis: z.enum(ERASURE_BASES),
  reason: erasureReason,
});
export type ErasureAsk = z.infer<typeof erasureAskShape>;

/** Kinds of item with a term of their own (E-32): all but those that only people who are named ever read. */
export const ITEM_RECORD_KINDS: readonly ItemKindName[] = ITEM_KIND_NAMES.filter((name) =>
  audiencesIn(kindOf(name).section).some((audience) => audience !== 'NAMED_PERSONS'),
);

/** Of what an organisation sets how long it is kept (E-30): cases that it leads, and what it adds to any case, by kind. */
export type RecordKind = 'CASE' | ItemKindName;
export const RECORD_KINDS: readonly RecordKind[] = ['CASE', ...ITEM_RECORD_KINDS];

/** From when a term counts. */
export const RETENTION_STARTS = ['CASE_CLOSED', 'LAST_CHANGE'] as const;
export type RetentionStart = (typeof RETENTION_STARTS)[number];

/** How long a kind of record is kept, in months. There is none but those that somebody set. */
export const retentionPolicyShape = z.strictObject({
  recordKind: z.enum(RECORD_KINDS),
  months: z.number().int().min(1).max(1200),
  starts: z.enum(RETENTION_STARTS),
});
export type RetentionPolicy = z.infer<typeof retentionPolicyShape>;

/** What a privacy officer asks of what is due of their organisation in a case (E-34). */
export const dueAskShape = z.strictObject({
  opId: z.uuidv7(),
  recordKind: z.enum(ITEM_RECORD_KINDS),
  reason: erasureReason,
});
export type DueAsk = z.infer<typeof dueAskShape>;
