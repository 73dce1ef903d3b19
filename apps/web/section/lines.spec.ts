import { describe, expect, it } from '@jest/globals';
import type { PresentedItem } from '#contract';
import { linesAfter } from './lines.js';

describe('the lines of a section', () => {
  it('follow the items, without the removed ones', () => {
    expect(shown(linesAfter([], [item('a'), item('b', true), item('c')]))).toEqual(['a', 'c']);
  });

  it('[L-36] keep the place of an item that is no longer readable', () => {
    const before = linesAfter([], [item('a'), item('b'), item('c')]);
    expect(shown(linesAfter(before, [item('a'), item('c')]))).toEqual(['a', 'gone', 'c']);
  });

  it('keep the place of one that stood first, and of several', () => {
    const before = linesAfter([], [item('a'), item('b'), item('c')]);
    const after = linesAfter(before, [item('c')]);
    expect(shown(after)).toEqual(['gone', 'gone', 'c']);
    expect(shown(linesAfter(after, [item('d'), item('c')]))).toEqual(['gone', 'gone', 'd', 'c']);
  });

  it('leave no place behind for an item that was removed: it stands among the removed ones', () => {
    const before = linesAfter([], [item('a'), item('b')]);
    expect(shown(linesAfter(before, [item('a'), item('b', true)]))).toEqual(['a']);
  });

  it('show an item again that became readable again', () => {
    const gone = linesAfter(linesAfter([], [item('a')]), []);
    expect(shown(linesAfter(gone, [item('a')]))).toEqual(['a']);
  });
});

function shown(lines: ReturnType<typeof linesAfter>): string[] {
  return lines.map((line) => (line.isGone ? 'gone' : line.id));
}

function item(id: string, removed = false): PresentedItem {
  const who = { person: 'p', organisation: 'o' };
  return {
    id,
    kind: 'condition',
    section: 'conditions',
    stream: `s-${id}`,
    rev: 1,
    audience: { type: 'CASE_OPEN' },
    readers: { organisations: [], persons: [] },
    sights: {},
    views: [],
    owner: 'o',
    addedBy: who,
    addedAt: '2025-11-03T10:00:00.000Z',
    removed,
    can: { edit: true, move: true, remove: true, audience: true },
    fields: {},
  };
}
