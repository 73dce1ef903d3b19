import { useState } from 'react';
import { useAsked } from '../account/use-asked.js';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { FailedList } from '../ui/failed-list.view.js';
import { AskCaseDialog } from './ask-case.dialog.js';
import { dueCasesShape, type DueCase, type ErasureTerms } from './erasure.js';

/** Cases whose term for keeping is over (E-31). */
export function DueCases({ terms }: { terms: ErasureTerms }) {
  const say = useSay();
  const [count, setCount] = useState(1);
  return (
    <section className="v-stack" aria-labelledby="due">
      <h2 id="due" className="nl-heading nl-heading--level-2">
        {say('due.title')}
      </h2>
      <p className="nl-paragraph">{say('due.intro')}</p>
      <DuePage after={null} further={count - 1} terms={terms} onMore={() => setCount(count + 1)} />
    </section>
  );
}

interface DuePageProps {
  readonly after: string | null;
  readonly further: number;
  readonly terms: ErasureTerms;
  readonly onMore: () => void;
}

function DuePage(props: DuePageProps) {
  const { after, further, terms, onMore } = props;
  const say = useSay();
  const path = `/retention/due${after === null ? '' : `?after=${encodeURIComponent(after)}`}`;
  const [answer, again] = useAsked(path, dueCasesShape);
  const [asked, ask] = useState<DueCase | null>(null);
  if (!answer) return null;
  if (!answer.ok) return <FailedList text={say('erasure.error')} onRetry={() => void again()} />;
  const { cases, next } = answer.value;
  return (
    <>
      {cases.length === 0 && after === null ? <p className="v-empty">{say('due.none')}</p> : null}
      <ul className="v-plain-list v-stack">
        {cases.map((due) => (
          <li key={due.planId} className="v-card v-stack v-stack--tight">
            <DueCard due={due} onAsk={() => ask(due)} />
          </li>
        ))}
      </ul>
      {next !== null && further === 0 ? (
        <ActionButton onPress={onMore}>{say('erasure.more')}</ActionButton>
      ) : null}
      {next !== null && further > 0 ? (
        <DuePage {...props} after={next} further={further - 1} />
      ) : null}
      {asked ? (
        <AskCaseDialog
          planId={asked.planId}
          path={`/erasures/cases/${asked.planId}`}
          terms={terms}
          isAtDesk
          onDone={again}
          onClose={() => ask(null)}
        />
      ) : null}
    </>
  );
}

function DueCard({ due, onAsk }: { due: DueCase; onAsk: () => void }) {
  const say = useSay();
  const { moment } = useMoments();
  const { caseNumber: number, status, closedAt, dueAt, isHeld, isAsked } = due;
  return (
    <>
      <div className="v-row v-row--spread">
        <strong>{say('hold.case', { number })}</strong>
        <span className="nl-data-badge">{say(`case.status.${status}`)}</span>
      </div>
      <span className="v-hint">
        {say('due.since', { closed: moment(closedAt), due: moment(dueAt) })}
      </span>
      {isHeld ? <p className="nl-paragraph">{say('erasure.held')}</p> : null}
      {isAsked ? <p className="nl-paragraph">{say('due.asked')}</p> : null}
      {status === 'CLOSED' ? <p className="nl-paragraph">{say('due.archiveFirst')}</p> : null}
      {status === 'ARCHIVED' && !isAsked ? (
        <div className="v-row">
          <ActionButton size="small" aria-label={say('due.ask.of', { number })} onPress={onAsk}>
            {say('erasure.ask')}
          </ActionButton>
        </div>
      ) : null}
    </>
  );
}
