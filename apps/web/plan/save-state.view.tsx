import { useSay } from '../messages/use-say.js';
import { Icon } from '../ui/icon.view.js';
import { useDrafts, useLive } from './plan.context.js';
import { saveNotice, type SaveNotice } from './save-notice.js';

/** Whether what was typed here is stored: always in sight, at every width, and true. */
export function SaveStateView() {
  const say = useSay();
  const notice = useSaveNotice();
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
  const save = useLive((state) => state.save);
  const unsaved = useLive((state) => state.unsaved);
  const conflicts = useLive((state) => state.conflicts.length);
  const refused = useLive((state) => state.refusedTexts.length);
  const drafts = [...useDrafts().values()];
  const waiting = drafts.filter(({ isOvertaken }) => isOvertaken).length;
  return saveNotice({
    save,
    unsaved: unsaved + drafts.length,
    toChoose: conflicts + waiting,
    refused,
  });
}
