import type { SaveState } from '#client';
import type { IconName } from '../ui/icon.view.js';
import type { MessageId } from '../messages/nl.messages.js';

/** What the screen may say about saving, and how it looks. */
export interface SaveNotice {
  readonly text: MessageId;
  readonly look: 'calm' | 'busy' | 'warning' | 'error';
  readonly icon: IconName;
}

export interface SaveFacts {
  readonly save: SaveState;
  /** Edits without acknowledgement, and drafts that have not even been handed over. */
  readonly unsaved: number;
}

/** Says "opgeslagen" only when nothing typed on this screen lacks its acknowledgement (L-48). */
export function saveNotice({ save, unsaved }: SaveFacts): SaveNotice {
  switch (save) {
    case 'saved':
      return unsaved === 0 ? { text: 'save.saved', look: 'calm', icon: 'check' } : SAVING;
    case 'saving':
      return SAVING;
    case 'offline':
      return {
        text: unsaved === 0 ? 'save.offline' : 'save.offlineUnsaved',
        look: 'warning',
        icon: 'offline',
      };
    case 'stopped':
      return {
        text: unsaved === 0 ? 'save.stopped' : 'save.stoppedUnsaved',
        look: 'error',
        icon: 'stop',
      };
    case 'ended':
      return {
        text: unsaved === 0 ? 'save.ended' : 'save.endedUnsaved',
        look: 'error',
        icon: 'stop',
      };
  }
}

const SAVING: SaveNotice = {
  text: 'save.saving',
  look: 'busy',
  icon: 'saving',
};
