import { isReadOnly } from '#contract';
import { useSay } from '../messages/use-say.js';
import { Notice } from '../ui/notice.view.js';
import { useLive } from './plan.context.js';

/** Says that a closed case is for reading only (C-21); nothing of any other. */
export function ClosedNotice() {
  const say = useSay();
  const status = useLive((state) => state.plan?.circle.status);
  if (status === undefined || !isReadOnly(status)) return null;
  return (
    <div className="v-page v-page--head">
      <Notice role="status" title={say(`case.status.${status}`)}>
        <p className="nl-paragraph">{say('error.CASE_CLOSED')}</p>
      </Notice>
    </div>
  );
}
