/** What a page and the checker in its worker say to each other. Bytes that were signed are in base64url, hashes and keys in hexadecimal. */

/** Whom the page trusts (G-71). */
export interface Trusted {
  readonly signers: readonly string[];
  readonly witnesses: readonly string[];
}

/** An acknowledgement that the page holds (G-40); `at` as an ISO moment. */
export interface HeldReceipt {
  readonly stream: string;
  readonly rev: number;
  readonly hash: string;
  readonly at: string;
}

/** A stream up to one of its revs, and what it is of. */
export interface Place {
  readonly stream: string;
  readonly rev: number;
  readonly item: string;
  /** `@item` for the item itself. */
  readonly field: string;
}

/** What stands on the screen of one stream at its rev (G-72). `empty` is what a value is before it was ever set. */
export type ShownPart = Place &
  (
    | { readonly sort: 'text'; readonly text: string }
    | { readonly sort: 'value'; readonly value: unknown; readonly empty: unknown }
    | {
        readonly sort: 'item';
        readonly kind: string;
        readonly removed: boolean;
        readonly audience: unknown;
      }
  );

/** What a file is checked with, besides itself. */
export interface FileTrust {
  /** Undefined: signatures are not checked. */
  readonly keys: Trusted | undefined;
  readonly receipts: readonly HeldReceipt[];
  /** The log head that this browser holds. */
  readonly seen: string | undefined;
  readonly shown: readonly ShownPart[];
  readonly language: 'nl' | 'en';
}

/** A log head as the server shows it, and what is to show how it came after the one held. */
export interface HeadShown {
  readonly logHead: string;
  readonly cosignatures: readonly string[];
  readonly consistency: readonly string[];
  readonly restores: readonly RestoreShown[];
}

export interface RestoreShown {
  readonly bytes: string;
  readonly inclusion: readonly string[];
  readonly consistency: readonly string[];
}

/** A file comes as `begin`, its parts, and `end`; each is answered before the next is sent. */
export type Question =
  | { readonly ask: 'begin'; readonly trust: FileTrust }
  | { readonly ask: 'part'; readonly bytes: Uint8Array }
  | { readonly ask: 'end' }
  | {
      readonly ask: 'head';
      readonly keys: Trusted;
      readonly held: string | undefined;
      readonly shown: HeadShown;
    };

export type Answer =
  | { readonly is: 'going'; readonly changes: number }
  | { readonly is: 'verdict'; readonly verdict: FileVerdict }
  /** There is nothing to judge: this is no file that the checker knows. */
  | { readonly is: 'nothing' }
  | { readonly is: 'head'; readonly verdict: HeadVerdict };

/** Something that is wrong: where, as far as that is known, and in words. */
export interface Wrong {
  readonly code: string;
  readonly text: string;
  readonly item: string | null;
  readonly field: string | null;
  readonly rev: number | null;
}

/** Unix milliseconds. */
export interface RestoreTold {
  readonly at: number;
  readonly keptUntil: number;
}

/** What was found in a file (G-72); moments in Unix milliseconds. */
export interface FileVerdict {
  readonly wrongs: readonly Wrong[];
  /** How many there are, shown here or not. */
  readonly wrongCount: number;
  readonly changes: number;
  readonly items: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly checkpoint: { readonly at: number; readonly logHead: string } | null;
  /** Changes after the checkpoint. */
  readonly unconfirmed: number;
  /** Names of the trusted keys that signed. */
  readonly signers: number;
  readonly witnesses: number;
  readonly restores: readonly RestoreTold[];
  /** Parts of the screen that the log gives, word for word; of the others why nothing can be said. */
  readonly shown: ShownTally;
  /** Streams of the screen that the log has more of: what stood there when the check began was not the last of it. */
  readonly behind: readonly Place[];
  /** Bodies that nobody gets, and changes that were erased. */
  readonly closed: number;
  readonly erased: number;
  readonly keptReceipts: number;
  readonly goneReceipts: number;
}

export interface ShownTally {
  readonly proven: number;
  /** Nobody gets what was said, or it was erased. */
  readonly closed: number;
  /** It began before what this reader gets (C-10). */
  readonly earlier: number;
}

/** How a log head comes after the one that was held (G-41): `KEY`, `FORGED`: not signed by whom the page trusts. */
export type Succession =
  'FIRST' | 'GOES_ON' | 'RESTORED' | 'SHORTER' | 'FORKED' | 'KEY' | 'FORGED' | 'MALFORMED';

export interface HeadVerdict {
  readonly succession: Succession;
  /** Leaves of the log that was shown, and the moment of the last; null where it cannot be read. */
  readonly size: number | null;
  readonly at: number | null;
  /** Restores that were not seen before. */
  readonly restores: readonly RestoreTold[];
  /** How many witnesses that the page trusts cosigned it. */
  readonly witnesses: number;
}
