import { describe, expect, it } from '@jest/globals';
import { nl } from '../messages/nl.messages.js';
import { saveNotice } from './save-notice.js';

const SAVES = ['saved', 'saving', 'offline', 'stopped', 'ended'] as const;

describe('the save state on screen', () => {
  it('[L-48] says "opgeslagen" only when nothing is unsaved', () => {
    for (const save of SAVES) {
      for (const unsaved of [0, 1]) {
        const says = saveNotice({ save, unsaved });
        const claims = nl[says.text] === 'Opgeslagen';
        expect(claims).toBe(save === 'saved' && unsaved === 0);
      }
    }
  });

  it('tells where the text stands when there is no connection', () => {
    expect(nl[saveNotice({ save: 'offline', unsaved: 3 }).text]).toContain('alleen op dit scherm');
    expect(nl[saveNotice({ save: 'stopped', unsaved: 3 }).text]).toContain('alleen op dit scherm');
  });

  it('does not speak of unsaved text when there is none', () => {
    expect(nl[saveNotice({ save: 'offline', unsaved: 0 }).text]).not.toContain(
      'alleen op dit scherm',
    );
  });
});
