import type {
  Audience,
  Author,
  CaseStatus,
  Correction,
  ErasureBasis,
  ErasureSort,
  FieldValue,
  Ground,
  ItemKindName,
  OwnView,
  PastSight,
  ReopeningReport,
  ReviewState,
  Section,
  VersionAnswer,
  VersionState,
} from '#contract';
import type { Change } from '#history';
import type { Erasing, PassagePlace } from './erasure-shape.js';
import type { DenialCause } from './plan-shape.js';
import type { StoredContent } from './stream-content.js';

export type ReviewVerdict = Exclude<ReviewState, 'OPEN'>;

/** What the answers to a version come to. */
export type VersionOutcome = Extract<VersionState, 'ESTABLISHED' | 'NOT_ESTABLISHED'>;

/** What the body of a change holds, by kind. Written by the ops, read by the reducer and by history. */
export interface ChangeValues {
  'item.added': { kind: ItemKindName; audience: Audience; position: string };
  'item.moved': { position: string };
  'item.removed': Record<string, never>;
  'item.restored': Record<string, never>;
  'item.audience': { from: Audience; to: Audience; era: string };
  /**
   * `kept`: so many references at its end were not its author's to see, and were added back. `restores`: the author puts back
   * what stood at this rev. `corrects`: the author corrects it.
   */
  'field.set': { value: FieldValue; kept?: number; restores?: number; corrects?: Correction };
  /** `content` is what stands there now, and what the new stream begins with. */
  'field.audience': { from: Audience; to: Audience; era: string; content: StoredContent };
  'text.edited': { changes: unknown[]; restores?: number; corrects?: Correction };
  'view.added': OwnView;
  'stream.opened': { content: StoredContent };
  'stream.closed': Record<string, never>;
  /** Without `beginsAt` from this change on. */
  'member.added': { organisation: string; endsAt: number | null; beginsAt?: number };
  'member.ended': Record<string, never>;
  'organisation.invited': { ground: Ground; past: PastSight };
  /** With a ground where nobody invited: the organisation that began the case, or set-up put there. */
  'organisation.accepted': { ground?: Ground; past?: PastSight };
  'organisation.declined': { reason: string | null };
  'organisation.left': { reason: string | null };
  'organisation.ended': { reason: string | null };
  'case.begun': { status: CaseStatus };
  'case.status': {
    from: CaseStatus;
    to: CaseStatus;
    reason: string | null;
    report: ReopeningReport | null;
  };
  'case.marked': { safetyHouse: boolean };
  /**
   * `organisations` are asked. `items` are those that stand in the plan, in its order, and `secret` is what the tree under
   * `root` was made with (V-02), in hexadecimal: both veiled.
   */
  'version.proposed': {
    number: number;
    note: string | null;
    organisations: string[];
    root: string;
    items: string[];
    secret: string;
  };
  'version.answered': { organisation: string; answer: VersionAnswer; reason: string | null };
  'version.withdrawn': { reason: string };
  'version.settled': { outcome: VersionOutcome };
  'person.denied': { how: DenialCause };
  /** `shown` when they had been off the case for it, and are on it again. */
  'person.allowed': { shown: boolean };
  'person.unlisted': Record<string, never>;
  'breakGlass.used': { section: Section; reason: string; until: number };
  'breakGlass.ended': Record<string, never>;
  'breakGlass.expired': Record<string, never>;
  'breakGlass.reviewed': { verdict: ReviewVerdict; conclusion: string };
  'breakGlass.seen': Record<string, never>;
  'erasure.asked': {
    sort: ErasureSort;
    items: string[];
    basis: ErasureBasis;
    reason: string;
    place: PassagePlace | null;
    organisation: string;
  };
  'erasure.withdrawn': Record<string, never>;
  'erasure.refused': { reason: string };
  'erasure.agreed': Erasing;
  'erasure.undone': Record<string, never>;
  'erasure.done': ErasureRecord;
  'item.erased': ErasedMark;
  'item.unerased': EraMark;
  'passage.erased': ErasedMark & { field: string };
  'passage.unerased': EraMark & { field: string };
  'hold.set': { reason: string };
  'hold.lifted': Record<string, never>;
}

/** With which an item goes on in a new era, hidden or back. */
interface EraMark {
  era: string;
  erasure: string;
  /** It had been removed, and still is. */
  removed?: true;
}

/** What stays of what was erased, for those who saw it (E-19). Moments are Unix milliseconds. */
export interface ErasedMark extends EraMark {
  basis: ErasureBasis;
  asked: Author;
  agreedBy: string;
  endsAt: number;
}

/** What the log keeps of a destruction (E-40). */
export interface ErasureRecord {
  sort: ErasureSort;
  items: number;
  basis: ErasureBasis;
  asked: Author;
  askedAt: number;
  agreed: Author;
  agreedAt: number;
}

/** The value of a change of a known kind. What the log holds was checked before it went in. */
export function valueOf<K extends keyof ChangeValues>(
  change: Pick<Change, 'kind' | 'value'>,
  kind: K,
): ChangeValues[K] {
  if (change.kind !== kind) throw new Error(`a change of kind ${change.kind} is not ${kind}`);
  return change.value as ChangeValues[K];
}
