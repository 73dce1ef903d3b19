import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { usePageTitle } from '../app/use-page-title.js';
import { refusalIn } from '../circle/refusal-in.js';
import { GroundView } from '../circle/ground.view.js';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useCasesNews } from '../session/use-cases-news.js';
import type { Refusal } from '../session/ask.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { useLast } from '../session/use-last.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { AbsentIntake } from './absent-intake.view.js';
import { IntakeAnswer } from './intake-answer.view.js';
import { IntakePeople } from './intake-people.view.js';
import { intakeQuery, type Intake } from './intake.query.js';

/** A case that one's organisation is asked to take part in, as whoever takes in cases may know it (C-05). */
export function IntakeScreen({ planId }: { planId: string }) {
  const say = useSay();
  const [{ data, error }, refetch] = useQuery({
    query: intakeQuery,
    variables: { planId },
    requestPolicy: 'network-only',
  });
  usePageTitle(say('intake.page'));
  const again = (): void => refetch({ requestPolicy: 'network-only' });
  useCasesNews(refetch);
  const refusal = error && refusalIn(error);
  const intake = useLast(refusal ?? (data?.intake ? { ok: true, value: data.intake } : undefined));
  if (!intake && !refusal) return <Loading text={say('app.loading')} />;
  if (!intake && refusal?.code === 'ABSENT') return <AbsentIntake />;
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <Link className="nl-link" to="/">
        {say('plan.back')}
      </Link>
      {intake ? <IntakeView intake={intake} onDone={again} /> : null}
      {intake ? null : <UnreadIntake refusal={refusal} onRetry={again} />}
    </div>
  );
}

interface UnreadIntakeProps {
  readonly refusal: Refusal | undefined;
  readonly onRetry: () => void;
}

function UnreadIntake({ refusal, onRetry }: UnreadIntakeProps) {
  const say = useSay();
  return (
    <>
      <h1 className="nl-heading nl-heading--level-1">{say('intake.page')}</h1>
      <RefusalNotice refusal={refusal} />
      <ActionButton onPress={onRetry}>{say('app.retry')}</ActionButton>
    </>
  );
}

function IntakeView({ intake, onDone }: { intake: Intake; onDone: () => void }) {
  const say = useSay();
  const { moment } = useMoments();
  const { planId, caseNumber, by, invitedAt, ground, past, status } = intake;
  return (
    <>
      <h1 className="nl-heading nl-heading--level-1">
        {say(status === 'INVITED' ? 'intake.title' : 'intake.case', { number: caseNumber })}
      </h1>
      <p className="nl-paragraph">
        {say('intake.by', {
          person: by.person.name,
          organisation: by.organisation.name,
          at: moment(invitedAt),
        })}
      </p>
      <section className="v-card v-stack" aria-label={say('intake.ground')}>
        <GroundView ground={ground} past={past} />
      </section>
      {status === 'INVITED' ? (
        <>
          <Notice>
            <p className="nl-paragraph">{say('intake.little')}</p>
          </Notice>
          <IntakeAnswer planId={planId} onDone={onDone} />
        </>
      ) : (
        <IntakePeople intake={intake} onDone={onDone} />
      )}
    </>
  );
}
