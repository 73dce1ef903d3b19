import { sessionsOf } from '#contract';
import type { HistoryEntry } from './history.query.js';
import { piecesAfter, piecesOf, readablePieces, type Piece } from './text-pieces.js';
import { wordCount } from './word-segments.js';

/** Text edits that read as one: of one field, one after the other, without a long pause. */
export interface TypingSession {
  readonly id: string;
  /** Newest first; never empty. */
  readonly entries: readonly [HistoryEntry, ...HistoryEntry[]];
}

/** Puts the text edits of one field together; anything else stands alone. */
export function typingSessions(entries: readonly HistoryEntry[]): TypingSession[] {
  const timed = entries.map((entry) => ({
    ...entry,
    // What was put back or corrected stands alone, and the mark of the last visit between sessions.
    key: entry.restores || entry.corrects ? entry.id : `${entry.stream} ${entry.isNew}`,
    time: Date.parse(entry.at),
  }));
  return sessionsOf(timed).map((session) => ({ id: session[0].id, entries: session }));
}

/** How long was typed, in whole minutes; 0 for less than one. */
export function minutesOf({ entries }: TypingSession): number {
  const oldest = entries.at(-1) ?? entries[0];
  return Math.round((Date.parse(entries[0].at) - Date.parse(oldest.at)) / 60_000);
}

/** How many words came and went. */
export function wordsOf(session: TypingSession, locale: string): { came: number; went: number } {
  const count = (op: Piece['op']): number =>
    sessionPieces(session)
      .filter((piece) => piece.op === op)
      .reduce((sum, { text }) => sum + wordCount(text ?? '', locale), 0);
  return { came: count('INSERT'), went: count('DELETE') };
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
