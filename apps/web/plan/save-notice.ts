import type { SaveState } from '#client';
import type { MessageId } from '../messages/nl.messages.js';
import type { IconName } from '../ui/icon.view.js';

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
  /** Values that wait for a choice, because somebody else was first. */
  readonly toChoose: number;
  /** Values typed here that do not fit their field, and so are kept back. */
  readonly unfit: number;
  /** Words that were refused and stand on this screen alone. */
  readonly refused: number;
}

/** Says "opgeslagen" only when nothing typed on this screen lacks its acknowledgement (L-48). */
export function saveNotice({ save, unsaved, toChoose, unfit, refused }: SaveFacts): SaveNotice {
  const isAllSaved = unsaved + toChoose + unfit + refused === 0;
  switch (save) {
    case 'saved':
    case 'saving':
      if (toChoose > 0) return { text: 'save.choose', look: 'warning', icon: 'warning' };
      if (unfit > 0) return { text: 'save.unfit', look: 'warning', icon: 'warning' };
      if (save === 'saving' || unsaved > 0) {
        return { text: 'save.saving', look: 'busy', icon: 'saving' };
      }
      if (refused > 0) return { text: 'save.refused', look: 'warning', icon: 'warning' };
      return { text: 'save.saved', look: 'calm', icon: 'check' };
    case 'offline':
      return {
        text: isAllSaved ? 'save.offline' : 'save.offlineUnsaved',
        look: 'warning',
        icon: 'offline',
      };
    case 'stopped':
      return {
        text: isAllSaved ? 'save.stopped' : 'save.stoppedUnsaved',
        look: 'error',
        icon: 'stop',
      };
    case 'ended':
      return { text: isAllSaved ? 'save.ended' : 'save.refused', look: 'error', icon: 'stop' };
  }
}
