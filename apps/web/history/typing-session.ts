import type { HistoryEntry } from './history.query.js';
import { piecesAfter, piecesOf, readablePieces, type Piece } from './text-pieces.js';

/** Text edits that read as one: of one field, one after the other, without a long pause. */
export interface TypingSession {
  readonly id: string;
  /** Newest first; never empty. */
  readonly entries: readonly [HistoryEntry, ...HistoryEntry[]];
}

/** A pause this long ends a session. */
const PAUSE_MS = 5 * 60_000;

/** A session is no longer than this, so that one line of history never tells of half a day. */
const LONGEST_MS = 30 * 60_000;

/**
 * Puts the text edits of one field together, also where others changed something else in between. Several people
 * who type in one field at once share a session: their edits only make sense together. Anything else stands alone.
 */
export function typingSessions(entries: readonly HistoryEntry[]): TypingSession[] {
  const sessions: { id: string; entries: [HistoryEntry, ...HistoryEntry[]] }[] = [];
  const open = new Map<string, (typeof sessions)[number]>();
  for (const entry of entries) {
    const session = open.get(entry.stream);
    if (session && belongs(entry, session.entries)) {
      session.entries.push(entry);
      continue;
    }
    const begun: (typeof sessions)[number] = { id: entry.id, entries: [entry] };
    sessions.push(begun);
    if (entry.kind === 'text.edited') open.set(entry.stream, begun);
    else open.delete(entry.stream);
  }
  return sessions;
}

function belongs(entry: HistoryEntry, session: TypingSession['entries']): boolean {
  const later = session.at(-1);
  if (!later || entry.kind !== 'text.edited') return false;
  // Only with nothing left out in between do two edits tell of the same text.
  if (entry.rev !== later.rev - 1) return false;
  const at = Date.parse(entry.at);
  return Date.parse(later.at) - at <= PAUSE_MS && Date.parse(session[0].at) - at <= LONGEST_MS;
}

/** What the session did to the text, with who wrote each piece. */
export function sessionPieces({ entries }: TypingSession): Piece[] {
  let pieces: Piece[] | null = null;
  for (const { parts, person } of entries.toReversed()) {
    const edit = piecesOf(parts, person.id);
    pieces = pieces ? piecesAfter(pieces, edit) : edit;
  }
  return readablePieces(pieces ?? []);
}

/** The people who took part, each once, in the order in which they began. */
export function sessionPeople({
  entries,
}: TypingSession): Pick<HistoryEntry, 'person' | 'organisation'>[] {
  const people = new Map<string, Pick<HistoryEntry, 'person' | 'organisation'>>();
  for (const { person, organisation } of entries.toReversed()) {
    if (!people.has(person.id)) people.set(person.id, { person, organisation });
  }
  return [...people.values()];
}
