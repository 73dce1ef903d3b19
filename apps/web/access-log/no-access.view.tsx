import { useSay } from '../messages/use-say.js';
import { Notice } from '../ui/notice.view.js';

/** The log is not this person's to read. */
export function NoAccess() {
  const say = useSay();
  return (
    <Notice title={say('accessLog.refused')}>
      <p className="nl-paragraph">{say('accessLog.refused.text')}</p>
    </Notice>
  );
}
