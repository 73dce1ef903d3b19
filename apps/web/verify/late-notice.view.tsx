import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { Notice } from '../ui/notice.view.js';
import { isoOf } from './iso-of.js';
import { logMemory } from './log-memory.js';
import { useLogStanding } from './use-log-watch.js';

/** Checkpoints that may be missed before it is said (as in G-64). */
const MISSED = 3;

/** Says that there was no checkpoint for longer than there should be: a signer that found something wrong signs no more (G-56). */
export function LateNotice() {
  const say = useSay();
  const { moment } = useMoments();
  const { client } = useOpenPlan();
  const { told } = useLogStanding();
  const { head } = logMemory.get();
  if (!told || !head || client.now() - head.at <= (MISSED + 1) * told.cadenceMs) return null;
  return (
    <Notice sort="warning" role="status" title={say('verify.late')}>
      <p className="nl-paragraph">{say('verify.late.text', { at: moment(isoOf(head.at)) })}</p>
    </Notice>
  );
}
