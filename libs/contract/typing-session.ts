/** What tells whether text edits read as one. */
export interface TypedEntry {
  readonly kind: string;
  /** Only entries with the same key can read as one: those of one stream. */
  readonly key: string;
  readonly rev: number;
  /** Unix milliseconds. */
  readonly time: number;
}

/** Text edits that read as one: of one field, one after the other, without a long pause. Newest first; never empty. */
export type SessionEntries<T> = readonly [T, ...T[]];

/** A pause this long ends a session. */
const PAUSE_MS = 5 * 60_000;

/** A session is no longer than this, so that one line of history never tells of half a day. */
const LONGEST_MS = 30 * 60_000;

/**
 * Puts the text edits of one field together, also where others changed something else in between. Several people who type
 * in one field at once share a session: their edits only make sense together. Anything else stands alone. Takes and gives
 * them newest first.
 */
export function sessionsOf<T extends TypedEntry>(entries: readonly T[]): SessionEntries<T>[] {
  const sessions: [T, ...T[]][] = [];
  const open = new Map<string, [T, ...T[]]>();
  for (const entry of entries) {
    const session = open.get(entry.key);
    if (session && belongs(entry, session)) {
      session.push(entry);
      continue;
    }
    const begun: [T, ...T[]] = [entry];
    sessions.push(begun);
    if (entry.kind === 'text.edited') open.set(entry.key, begun);
    else open.delete(entry.key);
  }
  return sessions;
}

function belongs<T extends TypedEntry>(entry: T, session: SessionEntries<T>): boolean {
  const later = session.at(-1);
  if (!later || entry.kind !== 'text.edited') return false;
  // Only with nothing left out in between do two edits tell of the same text.
  if (entry.rev !== later.rev - 1) return false;
  return later.time - entry.time <= PAUSE_MS && session[0].time - entry.time <= LONGEST_MS;
}
