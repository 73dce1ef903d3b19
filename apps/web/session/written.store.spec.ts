import { describe, expect, it } from '@jest/globals';
import { WrittenStore } from './written.store.js';

const VALUE = { purpose: 'Samen veilig', basis: 'CONSENT' };
const ENTRY = { value: VALUE, words: [VALUE.purpose, '  '] };

describe('what is written in forms', () => {
  it('[I-23] is there for whoever wrote it, and for nobody else', () => {
    const store = new WrittenStore();
    store.keep('anna', 'plan/1/invite', ENTRY);
    expect(store.at('anna', 'plan/1/invite')?.value).toBe(VALUE);
    expect(store.at('bo', 'plan/1/invite')).toBeUndefined();
    expect(store.wordsUnder('bo', 'plan/1')).toEqual([]);
  });

  it('[I-23] hands out the words of one plan, and no choices, blanks or words of another plan', () => {
    const store = new WrittenStore();
    store.keep('anna', 'plan/1/invite', ENTRY);
    store.keep('anna', 'plan/12/invite', ENTRY);
    store.keep('anna', 'plan/1/add-person', { value: { person: 'cas' }, words: [] });
    expect(store.wordsUnder('anna', 'plan/1').map(({ words }) => words)).toEqual(['Samen veilig']);
  });

  it('[I-23] [L-18] keeps of what it was about nothing but the words typed there, once that is away', () => {
    const store = new WrittenStore();
    const entry = { value: { text: 'wat er stond, en erbij' }, words: ['en erbij'] };
    store.keep('anna', 'plan/1/of/there/correct', entry);
    store.keep('anna', 'plan/1/of/away/correct', entry);
    store.keep('bo', 'plan/1/of/away/correct', entry);
    expect(store.hasUnder('anna', 'plan/1/of')).toBe(true);
    expect(store.hasUnder('anna', 'plan/2/of')).toBe(false);
    store.emptyUnder('anna', 'plan/1/of', (name) => name === 'there');
    expect(store.at('anna', 'plan/1/of/away/correct')?.value).toBeNull();
    expect(store.at('anna', 'plan/1/of/there/correct')?.value).toBe(entry.value);
    expect(store.at('bo', 'plan/1/of/away/correct')?.value).toBe(entry.value);
    const words = store.wordsUnder('anna', 'plan/1').map((one) => one.words);
    expect(words).toEqual(['en erbij', 'en erbij']);
  });

  it('[I-23] is gone once it is let go of, and whoever shows it is told', () => {
    const store = new WrittenStore();
    let told = 0;
    const stop = store.subscribe(() => {
      told += 1;
    });
    store.keep('anna', 'tie', ENTRY);
    store.forget('anna', 'tie');
    store.forget('anna', 'tie');
    expect(store.at('anna', 'tie')).toBeUndefined();
    expect(told).toBe(2);
    stop();
    store.keep('anna', 'tie', ENTRY);
    expect(told).toBe(2);
    store.keep('anna', 'tie/known-by', ENTRY);
    store.keep('anna', 'ties', ENTRY);
    store.forget('anna', 'tie');
    expect(store.at('anna', 'tie/known-by')).toBeUndefined();
    expect(store.at('anna', 'ties')).toBeDefined();
  });
});
