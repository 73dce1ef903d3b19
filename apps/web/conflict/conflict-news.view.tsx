import { Link } from '@tanstack/react-router';
import { useAsked } from '../account/use-asked.js';
import { useSay } from '../messages/use-say.js';
import { useCasesNews } from '../session/use-cases-news.js';
import { useMe } from '../session/session.context.js';
import { Notice } from '../ui/notice.view.js';
import { reportsShape } from './report.js';

/** Tells a privacy officer that reports wait for them, and how many; nothing to anybody else (K-20). */
export function ConflictNews() {
  return useMe()?.readsAccessLog === true ? <WaitingReports /> : null;
}

function WaitingReports() {
  const say = useSay();
  const [answer, again] = useAsked('/conflict/reports', reportsShape);
  useCasesNews(again);
  const reports = answer?.ok ? answer.value : [];
  const count = reports.filter(({ status, lift }) => status === 'OPEN' || lift?.mayAgree).length;
  if (count === 0) return null;
  return (
    <Notice sort="warning" title={say('conflict.waiting', { count })}>
      <Link className="nl-link" to="/conflicts">
        {say('conflict.title')}
      </Link>
    </Notice>
  );
}
