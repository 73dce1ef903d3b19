import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { Notice } from '../ui/notice.view.js';
import { useLive } from './plan.context.js';

/** Says that there may be more in the plan than this organisation was given to see (C-10): what is empty here need not be so. */
export function PastNotice() {
  const say = useSay();
  const { moment } = useMoments();
  const own = useLive(({ plan }) =>
    plan?.circle.participations.find(({ organisation }) => organisation === plan.you.organisation),
  );
  if (!own || own.past === 'ALL') return null;
  return (
    <div className="v-page v-page--head">
      <Notice role="status" title={say(`past.notice.${own.past}`)}>
        <p className="nl-paragraph">
          {say(`past.notice.${own.past}.text`, { at: moment(own.since ?? own.changedAt) })}
        </p>
      </Notice>
    </div>
  );
}
