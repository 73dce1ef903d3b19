import { describe, expect, it } from '@jest/globals';
import { nl } from '../messages/nl.messages.js';
import { saveNotice } from './save-notice.js';

const SAVES = ['saved', 'saving', 'offline', 'stopped', 'ended'] as const;
const ALL_SAVED = { unsaved: 0, toChoose: 0, unfit: 0, refused: 0 };

describe('the save state on screen', () => {
  it('[L-48] says "opgeslagen" only when nothing on this screen lacks its acknowledgement', () => {
    for (const save of SAVES) {
      for (let bits = 0; bits < 16; bits += 1) {
        const facts = {
          save,
          unsaved: bits & 1,
          toChoose: (bits >> 1) & 1,
          unfit: (bits >> 2) & 1,
          refused: bits >> 3,
        };
        const says = nl[saveNotice(facts).text];
        const isSaved = save === 'saved' && bits === 0;
        expect({ ...facts, isSaved: says === 'Opgeslagen' }).toEqual({ ...facts, isSaved });
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

  it('says that a value which does not fit is not stored, whatever else is being stored', () => {
    for (const save of ['saved', 'saving'] as const) {
      const { text } = saveNotice({ ...ALL_SAVED, save, unsaved: 1, unfit: 1 });
      expect(nl[text]).toMatch(/^Nog niet opgeslagen/);
    }
  });

  it('asks for the choice that saving waits for', () => {
    expect(saveNotice({ ...ALL_SAVED, save: 'saved', unsaved: 1, toChoose: 1 }).text).toBe(
      'save.choose',
    );
  });
});
