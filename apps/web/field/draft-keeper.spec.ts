import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Drafts } from '../plan/drafts.store.js';
import { DraftKeeper, type DraftOptions } from './draft-keeper.js';

describe('a draft', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('[L-48] counts as not stored until it is handed over', () => {
    const { keeper, drafts } = begin();
    keeper.change('verklaring A');
    expect(drafts.getSnapshot().get('s')?.words).toBe('verklaring A');
    keeper.commit();
    expect(drafts.getSnapshot().size).toBe(0);
  });

  it('is handed over once, when typing rests', () => {
    const { keeper, committed } = begin();
    keeper.change('ver');
    jest.advanceTimersByTime(2000);
    keeper.change('verklaring');
    jest.advanceTimersByTime(2000);
    expect(committed).toEqual([]);
    jest.advanceTimersByTime(1000);
    keeper.commit();
    expect(committed).toEqual([['verklaring', 1]]);
  });

  it('[L-31] keeps the rev that stood on screen when typing began', () => {
    const { keeper, committed, options } = begin();
    keeper.change('mijn');
    keeper.follow({ ...options, rev: 5 });
    keeper.change('mijn waarde');
    keeper.commit();
    expect(committed).toEqual([['mijn waarde', 1]]);
  });

  it('stays a draft while it is incomplete, and goes with its field', () => {
    const { keeper, committed, drafts } = begin({ isComplete: () => false });
    keeper.change('20');
    keeper.commit();
    expect(drafts.getSnapshot().get('s')).toMatchObject({ words: '20', isUnfit: true });
    keeper.leave();
    expect(drafts.getSnapshot().size).toBe(0);
    expect(committed).toEqual([]);
  });
});

function begin(more: Partial<DraftOptions<string>> = {}) {
  const drafts = new Drafts();
  const committed: [string, number][] = [];
  const options: DraftOptions<string> = {
    item: 'i',
    field: 'source',
    stream: 's',
    rev: 1,
    words: (value) => value,
    commit: (value, ifRev) => committed.push([value, ifRev]),
    ...more,
  };
  return { keeper: new DraftKeeper<string>(drafts, options), drafts, committed, options };
}
