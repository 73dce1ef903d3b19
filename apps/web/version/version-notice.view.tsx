import { Link } from '@tanstack/react-router';
import { awaitedBy } from '#contract';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useLive, useOpenPlan } from '../plan/plan.context.js';

/** On top of the plan: that a version is up for approval, and whether this organisation has yet to answer. */
export function VersionNotice() {
  const say = useSay();
  const { moment, list } = useMoments();
  const { planId } = useOpenPlan().client;
  const version = useLive((state) => state.plan?.circle.version);
  const own = useLive((state) => state.plan?.you.organisation);
  if (version?.state !== 'OPEN') return null;
  const waiting = awaitedBy(version);
  const isOwn = version.can.answer && waiting.some(({ organisation }) => organisation === own);
  const { number } = version;
  return (
    <div className="v-last-visit" role="status">
      <p className="nl-paragraph">
        {say('version.notice', { number, at: moment(version.at) })}{' '}
        {isOwn
          ? say('version.notice.own')
          : say('version.waiting', { names: list(waiting.map(({ name }) => name)) })}
      </p>
      <Link className="nl-link" to="/plans/$planId/versions" params={{ planId }}>
        {say(isOwn ? 'version.notice.answer' : 'version.notice.open')}
      </Link>
    </div>
  );
}
