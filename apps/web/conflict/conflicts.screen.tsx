import { useState } from 'react';
import { useAsked } from '../account/use-asked.js';
import { usePageTitle } from '../app/use-page-title.js';
import { OpenReviews } from '../emergency/open-reviews.view.js';
import { useSay } from '../messages/use-say.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { useRightsTold } from '../session/rights.js';
import { useCasesNews } from '../session/use-cases-news.js';
import { useLast } from '../session/use-last.js';
import { Covered } from '../ui/covered.view.js';
import { Loading } from '../ui/loading.view.js';
import { NotForYou } from '../ui/not-for-you.view.js';
import { ActionButton } from '../ui/action-button.view.js';
import { NoteTieDialog } from './note-tie.dialog.js';
import { reportsShape } from './report.js';
import { ReportCard } from './report-card.view.js';
import { useReportActs } from './use-report-acts.js';

/** Colleagues with a conflict of interest, for the privacy officer of the organisation. */
export function ConflictsScreen() {
  const say = useSay();
  const rights = useRightsTold();
  const [answer, again] = useAsked('/conflict/reports', reportsShape, rights);
  const { act, refusal, stepUp } = useReportActs(again);
  const [isNoting, setNoting] = useState(false);
  usePageTitle(say('conflict.title'));
  useCasesNews(again);
  const last = useLast(answer);
  const reports = last ?? [];
  if (answer?.ok === false && answer.code === 'NOT_ALLOWED') {
    return (
      <NotForYou
        heading={say('conflict.title')}
        title={say('conflict.refused')}
        text={say('conflict.refused.text')}
      />
    );
  }
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <h1 className="nl-heading nl-heading--level-1">{say('conflict.title')}</h1>
      <p className="nl-paragraph">{say('conflict.intro')}</p>
      {answer ? null : <Loading text={say('app.loading')} />}
      <RefusalNotice refusal={answer?.ok !== false ? refusal : answer} />
      {/* Under other rights it is shown once it is answered anew; what somebody is writing in it stays until then. */}
      <Covered className="v-stack v-stack--wide" isCovered={!answer || (!answer.ok && !!last)}>
        {answer || last ? <OpenReviews /> : null}
        {last?.length === 0 ? <p className="nl-paragraph">{say('conflict.none')}</p> : null}
        <ul className="v-plain-list v-stack">
          {reports.map((report) => (
            <li key={report.id} className="v-card">
              <ReportCard report={report} act={(action, body) => act(report, action, body)} />
            </li>
          ))}
        </ul>
        {last ? (
          <div className="v-row">
            <ActionButton onPress={() => setNoting(true)}>{say('conflict.tie')}</ActionButton>
          </div>
        ) : null}
        <NoteTieDialog isOpen={isNoting} onClose={() => setNoting(false)} run={stepUp.run} />
        {stepUp.dialog}
      </Covered>
    </div>
  );
}
