import { useEffect, useState } from 'react';
import type { LiveState } from '#client';
import { useSay } from '../messages/use-say.js';
import { Icon } from '../ui/icon.view.js';
import { useDrafts, useLive } from './plan.context.js';
import { saveNotice, type SaveFacts, type SaveNotice } from './save-notice.js';

/** Whether what was typed here is stored: always in sight, at every width, and true. */
export function SaveStateView() {
  const say = useSay();
  const notice = useRested(useSaveNotice());
  const isTrouble = notice.look === 'warning' || notice.look === 'error';
  return (
    <div className="v-save-place">
      <p className={`v-save v-save--${notice.look}`} data-save={notice.text}>
        <Icon name={notice.icon} />
        {notice.text === 'save.refused' ? (
          <a href="#refused">{say(notice.text)}</a>
        ) : (
          say(notice.text)
        )}
      </p>
      {/* Coming and going of "opgeslagen" is not read out; trouble is. */}
      <span className="v-unseen" role="status">
        {isTrouble ? say(notice.text) : ''}
      </span>
    </div>
  );
}

function useSaveNotice(): SaveNotice {
  const { save, unsaved, toChoose, refused } = useLive(factsOf, areSameFacts);
  const drafts = [...useDrafts().values()];
  const waiting = drafts.filter(({ isOvertaken }) => isOvertaken).length;
  const unfit = drafts.filter(({ isUnfit }) => isUnfit).length;
  return saveNotice({
    save,
    unsaved: unsaved + drafts.length,
    toChoose: toChoose + waiting,
    unfit,
    refused,
  });
}

function factsOf({ save, unsaved, conflicts, refusedTexts }: LiveState): LiveFacts {
  return {
    save,
    // Whether there are any: this is asked with every letter.
    unsaved: Math.min(unsaved, 1),
    toChoose: conflicts.length,
    refused: refusedTexts.length,
  };
}

type LiveFacts = Omit<SaveFacts, 'unfit'>;

function areSameFacts(a: LiveFacts, b: LiveFacts): boolean {
  return (
    a.save === b.save &&
    a.unsaved === b.unsaved &&
    a.toChoose === b.toChoose &&
    a.refused === b.refused
  );
}

/** How long all must be stored before the screen says so, where it said before that it was being stored. */
const REST_MS = 400;

/** While one types on, the words do not change with every letter. "Opgeslagen" comes later for it, never sooner (L-48). */
function useRested(notice: SaveNotice): SaveNotice {
  const { text } = notice;
  const [isBusy, setBusy] = useState(false);
  const isSaved = text === 'save.saved';
  const isSaving = text === 'save.saving';
  if (!isSaved && isBusy !== isSaving) setBusy(isSaving);
  useEffect(() => {
    if (!isSaved) return undefined;
    const timer = setTimeout(() => setBusy(false), REST_MS);
    return () => clearTimeout(timer);
  }, [isSaved]);
  return isBusy && isSaved ? BUSY : notice;
}

const BUSY = saveNotice({ save: 'saving', unsaved: 1, toChoose: 0, unfit: 0, refused: 0 });
