/**
 * Documented defaults of every limit (docs/spec/live.md §7). The server may be configured otherwise; the numbers
 * here are what a client may count on. Lengths are UTF-16 code units, as in the browser.
 */
export const DEFAULT_LIMITS = {
  /** Bytes of one socket frame. */
  frameBytes: 262_144,
  /** Ops in one submission. */
  opsPerSubmit: 64,
  /** Ops of one person in any 10 seconds. */
  opsPer10Seconds: 400,
  /** Presence messages of one socket a second; more are dropped without a word. */
  presencePerSecond: 10,
  /** Items, removed ones included, that one organisation may add to one section. */
  itemsPerSection: 200,
  /** Own views that one organisation may record at one item. */
  viewsPerItem: 100,
  /** Sockets of one person at the same time. */
  socketsPerPerson: 16,
  /** Tries that failed, for one account in 15 minutes, from wherever they come. */
  signInsPerAccount: 10,
  /** Tries that failed, from one network address in 15 minutes; a whole organisation may share one. */
  signInsPerAddress: 100,
  /** Tags of involved persons that one person may enter in an hour. */
  conflictChecksPerHour: 20,
  /** Files to verify that one person may have made in an hour. */
  exportsPerHour: 20,
  /** Bytes that may wait for one slow socket before it is told to resync. */
  backlogBytes: 1_048_576,
  /** Milliseconds that the time in an op id may lie from the server's clock. */
  opClockSkewMs: 86_400_000,
  /** Milliseconds after which a cursor is answered with a snapshot. */
  cursorAgeMs: 900_000,
  /**
   * Revs that a text edit may lie behind. Mapping costs the more the further behind: 64 edits at 2,000 took 0.4 s of a server, at
   * 20,000 they took 50 s.
   */
  textRevsBehind: 2_000,
} as const;

export type Limits = { readonly [name in keyof typeof DEFAULT_LIMITS]: number };
