import type { Audience } from '#contract';

/**
 * What can happen, with the code that the log stores. A code is never renumbered or reused: hashes cover it.
 * More kinds come with later chapters.
 */
export const CHANGE_KINDS = {
  'item.added': 1,
  'item.moved': 2,
  'item.removed': 3,
  'item.restored': 4,
  'item.audience': 5,
  'field.set': 10,
  'text.edited': 11,
  'field.audience': 12,
  'view.added': 13,
  'stream.opened': 20,
  'stream.closed': 21,
  'member.added': 30,
  'member.ended': 31,
  'organisation.invited': 40,
  'organisation.accepted': 41,
  'organisation.declined': 42,
  'organisation.left': 43,
  'organisation.ended': 44,
  'case.status': 50,
  'case.begun': 51,
  'case.marked': 52,
  'version.proposed': 55,
  'version.answered': 56,
  'version.withdrawn': 57,
  'version.settled': 58,
  'person.denied': 60,
  'person.allowed': 61,
  'person.unlisted': 62,
  'breakGlass.used': 63,
  'breakGlass.ended': 64,
  'breakGlass.expired': 65,
  'breakGlass.reviewed': 66,
  'breakGlass.seen': 67,
  'erasure.asked': 80,
  'erasure.withdrawn': 81,
  'erasure.refused': 82,
  'erasure.agreed': 83,
  'erasure.undone': 84,
  'erasure.done': 85,
  'item.erased': 86,
  'item.unerased': 87,
  'passage.erased': 88,
  'passage.unerased': 89,
  'hold.set': 90,
  'hold.lifted': 91,
} as const;

export type ChangeKind = keyof typeof CHANGE_KINDS;

const KIND_NAMES = new Map(
  (Object.keys(CHANGE_KINDS) as ChangeKind[]).map((kind) => [CHANGE_KINDS[kind] as number, kind]),
);

export function changeKindOf(code: number): ChangeKind {
  const kind = KIND_NAMES.get(code);
  if (!kind) throw new Error(`unknown change kind ${code}`);
  return kind;
}

/** Whether a change is of who takes part, who is on the case or shown on it, the case itself, or what they settle together. */
export function isOfCircle({ kind, value }: Pick<NewChange, 'kind' | 'value'>): boolean {
  if (/^(member|organisation|case|version)\./.test(kind) || kind === 'person.unlisted') return true;
  return kind === 'person.allowed' && (value as { shown: boolean }).shown;
}

/** Where a stream begins: what it is about, who may read it, and the closed stream that it goes on from. */
export interface Genesis {
  plan: string;
  item: string;
  field: string;
  audience: Audience;
  /** Of a field that has an audience of its own within that of its item. */
  narrowed?: Audience;
  closed: { stream: string; hash: string } | null;
}

/** A change that was decided on and not yet numbered. `value` is plain JSON whose shape follows from `kind`. */
export interface NewChange {
  streamId: string;
  opId: string;
  kind: ChangeKind;
  person: string;
  organisation: string;
  value: unknown;
  /** Only on the first change of a stream. */
  genesis?: Genesis;
  /** Its key was destroyed: what it said is gone, and `value` is undefined (E-18). */
  erased?: true;
}

/** A change as the log holds it. `at` is Unix milliseconds by the database's clock. */
export interface Change extends NewChange {
  seq: number;
  rev: number;
  at: number;
  /** The key that its body is sealed under. */
  keyId: string;
  format: number;
  /** Canonical JSON of a ChangeBody, clear: it is sealed on its way to the database. */
  body: Buffer;
  bodyCommitment: Buffer;
  actorCommitment: Buffer;
  prevHash: Buffer;
  hash: Buffer;
}
