import { useSay } from '../messages/use-say.js';
import { Icon } from '../ui/icon.view.js';
import { useDrafts, useLive } from './plan.context.js';
import { saveNotice } from './save-notice.js';

/** Whether what was typed here is stored: always in sight, at every width, and true. */
export function SaveStateView() {
  const say = useSay();
  const save = useLive((state) => state.save);
  const unsaved = useLive((state) => state.unsaved) + useDrafts().size;
  const isOpening = useLive((state) => state.plan === null && state.endedBy === null);
  const notice = saveNotice({ save, unsaved });
  if (isOpening) return <p className="v-save v-save--busy">{say('save.connecting')}</p>;
  const isTrouble = notice.look === 'warning' || notice.look === 'error';
  return (
    <div className="v-save-place">
      <p className={`v-save v-save--${notice.look}`} data-save={save}>
        <Icon name={notice.icon} />
        {say(notice.text)}
      </p>
      {/* Coming and going of "saved" is not read out; trouble and its end are. */}
      <span className="v-unseen" role="status">
        {isTrouble ? say(notice.text) : ''}
      </span>
    </div>
  );
}
