import { useState } from 'react';
import { useAsked } from '../account/use-asked.js';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useLive } from '../plan/plan.context.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { ActionButton } from '../ui/action-button.view.js';
import { FailedList } from '../ui/failed-list.view.js';
import { SureDialog } from '../ui/sure.dialog.js';
import { AskCaseDialog } from './ask-case.dialog.js';
import { caseErasuresShape, type CaseErasure } from './erasure.js';
import { useErasureActs } from './use-erasure-acts.js';

/** What was erased in a case, or is asked to be, as far as the reader saw it (E-19). */
export function CaseErasures({ planId }: { planId: string }) {
  const say = useSay();
  const status = useLive((state) => state.plan?.circle.status);
  const [answer, again] = useAsked(`/erasures/plans/${planId}`, caseErasuresShape);
  const { step, refusal, dialog } = useErasureActs(again);
  const [isAsking, setAsking] = useState(false);
  if (answer?.ok === false) {
    return <FailedList text={say('erasure.error')} onRetry={() => void again()} />;
  }
  const erasures = answer?.value.erasures ?? [];
  return (
    <section className="v-stack" aria-labelledby="erasures">
      <div className="v-row v-row--spread">
        <h3 id="erasures" className="nl-heading nl-heading--level-3">
          {say('erasure.inCase')}
        </h3>
        {answer?.value.mayAskCase && status === 'ARCHIVED' ? (
          <ActionButton look="danger" onPress={() => setAsking(true)}>
            {say('erasure.ask')}
          </ActionButton>
        ) : null}
      </div>
      <p className="nl-paragraph">{say('erasure.inCase.intro')}</p>
      <RefusalNotice refusal={refusal} />
      {answer && erasures.length === 0 ? (
        <p className="v-empty">{say('erasure.inCase.none')}</p>
      ) : null}
      <ul className="v-plain-list v-stack">
        {erasures.map((erasure) => (
          <li key={erasure.id} className="v-card v-stack v-stack--tight">
            <CaseErasureCard
              erasure={erasure}
              step={(name) => step(`/erasures/plans/${planId}/${name}/${erasure.id}`)}
            />
          </li>
        ))}
      </ul>
      {isAsking && answer ? (
        <AskCaseDialog
          planId={planId}
          path={`/erasures/plans/${planId}`}
          terms={answer.value}
          onDone={again}
          onClose={() => setAsking(false)}
        />
      ) : null}
      {dialog}
    </section>
  );
}

interface CaseErasureCardProps {
  readonly erasure: CaseErasure;
  readonly step: (name: 'withdraw' | 'undo') => Promise<unknown>;
}

function CaseErasureCard({ erasure, step }: CaseErasureCardProps) {
  const say = useSay();
  const { moment } = useMoments();
  const [asked, ask] = useState<'withdraw' | 'undo' | null>(null);
  const { sort, status, can, endsAt } = erasure;
  const what = say(`erasure.sort.${sort}`);
  return (
    <>
      <div className="v-row v-row--spread">
        <strong>{what}</strong>
        <span className="nl-data-badge">{say(`erasure.status.${status}`)}</span>
      </div>
      <span className="v-hint">{say(`erasure.basis.${erasure.basis}`)}</span>
      <span className="v-hint">
        {say('erasure.asked', {
          by: erasure.askedBy,
          organisation: erasure.askedOrganisation,
          at: moment(erasure.askedAt),
        })}
      </span>
      <span className="v-hint">
        {say('erasure.decider', { organisation: erasure.organisation })}
      </span>
      {erasure.reason === null ? null : <q className="nl-paragraph">{erasure.reason}</q>}
      {erasure.answer === null ? null : (
        <p className="nl-paragraph">
          {say('erasure.answer')}: <q>{erasure.answer}</q>
        </p>
      )}
      {status === 'AGREED' && endsAt !== null ? (
        <p className="nl-paragraph">
          {say(sort === 'CASE' ? 'erasure.announced' : 'erasure.undoUntil', { at: moment(endsAt) })}
        </p>
      ) : null}
      <div className="v-row">
        {(['withdraw', 'undo'] as const).map((name) =>
          can[name] ? (
            <ActionButton
              key={name}
              size="small"
              aria-label={say(`erasure.${name}.of`, { what })}
              onPress={() => ask(name)}
            >
              {say(`erasure.${name}`)}
            </ActionButton>
          ) : null,
        )}
      </div>
      {asked === null ? null : (
        <SureDialog
          title={say(`erasure.${asked}.of`, { what })}
          text={say(`erasure.${asked}.text`)}
          sure={say(`erasure.${asked}`)}
          onSure={() => void step(asked)}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
}
