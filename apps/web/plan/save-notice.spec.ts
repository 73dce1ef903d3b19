import { describe, expect, it } from '@jest/globals';
import { nl } from '../messages/nl.messages.js';
import { saveNotice } from './save-notice.js';

const SAVES = ['saved', 'saving', 'offline', 'stopped', 'ended'] as const;
const ALL_SAVED = { unsaved: 0, toChoose: 0, refused: 0 };

describe('the save state on screen', () => {
  it('[L-48] says "opgeslagen" only when nothing on this screen lacks its acknowledgement', () => {
    for (const save of SAVES) {
      for (const [unsaved, toChoose, refused] of [0, 1, 2, 3, 4, 5, 6, 7].map(
        (bits) => [bits & 1, (bits >> 1) & 1, bits >> 2] as const,
      )) {
        const says = nl[saveNotice({ save, unsaved, toChoose, refused }).text];
        const isSaved = save === 'saved' && unsaved + toChoose + refused === 0;
        expect([save, unsaved, toChoose, refused, says === 'Opgeslagen']).toEqual([
          save,
          unsaved,
          toChoose,
          refused,
          isSaved,
        ]);
      }
    }
  });

  it('tells where the text stands when there is no connection', () => {
    for (const save of ['offline', 'stopped'] as const) {
      const { text } = saveNotice({ ...ALL_SAVED, save, unsaved: 3 });
      expect(nl[text]).toContain('alleen op dit scherm');
    }
  });

  it('does not speak of unsaved text when there is none', () => {
    const { text } = saveNotice({ ...ALL_SAVED, save: 'offline' });
    expect(nl[text]).not.toContain('alleen op dit scherm');
  });

  it('asks for the choice that saving waits for', () => {
    expect(saveNotice({ ...ALL_SAVED, save: 'saved', unsaved: 1, toChoose: 1 }).text).toBe(
      'save.choose',
    );
  });
});
