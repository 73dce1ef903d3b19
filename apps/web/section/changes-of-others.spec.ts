import { describe, expect, it } from '@jest/globals';
import type { PresentedItem } from '#contract';
import { changesOfOthers } from './changes-of-others.js';

const other = { person: 'other', organisation: 'o' };
const me = { person: 'me', organisation: 'o' };

const watcher = {
  me: 'me',
  isTypedIn: (stream: string) => stream === 'typing',
  writerOf: () => other,
};

describe('the changes of others in a section', () => {
  it('are the items that others added', () => {
    expect(changesOfOthers([], [item({ addedBy: other })], watcher)).toEqual([{ by: other }]);
    expect(changesOfOthers([], [item({ addedBy: me })], watcher)).toEqual([]);
  });

  it('are the values that others set', () => {
    const before = [item({ fields: { source: value(1, other) } })];
    expect(
      changesOfOthers(before, [item({ fields: { source: value(2, other) } })], watcher),
    ).toHaveLength(1);
    expect(
      changesOfOthers(before, [item({ fields: { source: value(2, me) } })], watcher),
    ).toHaveLength(0);
  });

  it('are the texts that changed, but never the one that is being typed in here', () => {
    const before = [item({ fields: { a: text('elsewhere', 1), b: text('typing', 1) } })];
    const after = [item({ fields: { a: text('elsewhere', 2), b: text('typing', 2) } })];
    expect(changesOfOthers(before, after, watcher)).toEqual([{ by: other }]);
  });
});

function text(stream: string, rev: number) {
  return { stream, rev, text: 'x', spans: [] };
}

function value(rev: number, by: typeof other) {
  return { stream: 's', rev, value: 'x', by, at: '2025-11-03T10:00:00.000Z' };
}

function item(parts: Partial<PresentedItem>): PresentedItem {
  return {
    id: 'i',
    kind: 'condition',
    section: 'conditions',
    stream: 's-i',
    rev: 1,
    audience: { type: 'CASE_OPEN' },
    readers: { organisations: [], persons: [] },
    sights: {},
    views: [],
    owner: 'o',
    addedBy: other,
    addedAt: '2025-11-03T10:00:00.000Z',
    removed: false,
    can: { edit: true, move: true, remove: true, audience: true },
    fields: {},
    ...parts,
  };
}
