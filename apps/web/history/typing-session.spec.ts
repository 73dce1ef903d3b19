import { describe, expect, it } from '@jest/globals';
import type { HistoryEntry } from './history.query.js';
import { sessionPeople, typingSessions } from './typing-session.js';

const MINUTE = 60_000;

describe('typing sessions', () => {
  it('hold the edits of one field that follow each other', () => {
    expect(revs([typed(3, 2), typed(2, 1), typed(1, 0)])).toEqual([[3, 2, 1]]);
  });

  it('end with a pause', () => {
    expect(revs([typed(3, 20), typed(2, 1), typed(1, 0)])).toEqual([[3], [2, 1]]);
  });

  it('go on while something else changes elsewhere', () => {
    const elsewhere = { ...typed(1, 1), stream: 'other', kind: 'field.set' };
    expect(revs([typed(2, 2), elsewhere, typed(1, 0)])).toEqual([[2, 1], [1]]);
  });

  it('hold only edits without a gap, so that a filter never joins what does not belong together', () => {
    expect(revs([typed(4, 2), typed(2, 1)])).toEqual([[4], [2]]);
  });

  it('[H-21] end where the last visit ended', () => {
    expect(revs([{ ...typed(3, 2), isNew: true }, typed(2, 1), typed(1, 0)])).toEqual([
      [3],
      [2, 1],
    ]);
  });

  it('[H-52] leave what was put back alone', () => {
    const back = { ...typed(2, 1), restores: typed(1, 0).at };
    expect(revs([typed(3, 2), back, typed(1, 0)])).toEqual([[3], [2], [1]]);
  });

  it('are shared by people who type in one field at once', () => {
    const [session] = typingSessions([typed(3, 2, 'W2'), typed(2, 1, 'P1'), typed(1, 0, 'W2')]);
    expect(session && sessionPeople(session).map(({ person }) => person.name)).toEqual([
      'W2',
      'P1',
    ]);
  });
});

function revs(entries: readonly HistoryEntry[]): number[][] {
  return typingSessions(entries).map((session) => session.entries.map(({ rev }) => rev));
}

function typed(rev: number, minute: number, name = 'W1'): HistoryEntry {
  return {
    id: `s:${rev}:${name}`,
    at: new Date(Date.UTC(2025, 10, 3, 10) + minute * MINUTE).toISOString(),
    kind: 'text.edited',
    person: { id: name, name },
    organisation: { id: 'o', name: 'Wijkteam' },
    item: 'i',
    itemKind: 'condition',
    itemTitle: null,
    field: 'condition',
    before: null,
    after: null,
    parts: [],
    rev,
    stream: 's',
    hash: '',
    restores: null,
    corrects: null,
    corrected: null,
    isNew: false,
  };
}
