import { useState } from 'react';
import { useAsked } from '../account/use-asked.js';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { useWritten } from '../session/use-written.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { ActionButton } from '../ui/action-button.view.js';
import { FailedList } from '../ui/failed-list.view.js';
import { SureDialog } from '../ui/sure.dialog.js';
import { TextInput } from '../ui/text-input.view.js';
import { holdsShape, type LegalHold } from './erasure.js';
import { useErasureActs } from './use-erasure-acts.js';
import { WrittenReasonDialog } from './written-reason.dialog.js';

/** Cases that the organisation holds (E-20). */
export function Holds() {
  const say = useSay();
  const [answer, again] = useAsked('/legal-holds', holdsShape);
  const { act, refusal, dialog } = useErasureActs(again);
  const [isSetting, setSetting] = useState(false);
  const [lifted, lift] = useState<LegalHold | null>(null);
  if (answer?.ok === false) {
    return <FailedList text={say('erasure.error')} onRetry={() => void again()} />;
  }
  const holds = answer?.value ?? [];
  return (
    <section className="v-stack" aria-labelledby="holds">
      <div className="v-row v-row--spread">
        <h2 id="holds" className="nl-heading nl-heading--level-2">
          {say('hold.title')}
        </h2>
        <ActionButton onPress={() => setSetting(true)}>{say('hold.set')}</ActionButton>
      </div>
      <p className="nl-paragraph">{say('hold.intro')}</p>
      <RefusalNotice refusal={isSetting ? undefined : refusal} />
      {answer && holds.length === 0 ? <p className="v-empty">{say('hold.none')}</p> : null}
      <ul className="v-plain-list v-stack">
        {holds.map((hold) => (
          <li key={hold.caseNumber} className="v-card v-stack v-stack--tight">
            <HoldCard hold={hold} onLift={() => lift(hold)} />
          </li>
        ))}
      </ul>
      {isSetting ? <SetHoldDialog act={act} onClose={() => setSetting(false)} /> : null}
      {lifted ? (
        <SureDialog
          title={say('hold.lift.of', { number: lifted.caseNumber })}
          text={say('hold.lift.text')}
          sure={say('hold.lift')}
          onSure={() => void act('/legal-holds/lift', { caseNumber: lifted.caseNumber })}
          onClose={() => lift(null)}
        />
      ) : null}
      {dialog}
    </section>
  );
}

function HoldCard({ hold, onLift }: { hold: LegalHold; onLift: () => void }) {
  const say = useSay();
  const { moment } = useMoments();
  const { caseNumber: number, by, since, reason } = hold;
  return (
    <>
      <div className="v-row v-row--spread">
        <strong>{say('hold.case', { number })}</strong>
        <ActionButton size="small" aria-label={say('hold.lift.of', { number })} onPress={onLift}>
          {say('hold.lift')}
        </ActionButton>
      </div>
      <span className="v-hint">{say('hold.since', { at: moment(since), by })}</span>
      <q className="nl-paragraph">{reason}</q>
    </>
  );
}

interface SetHoldDialogProps {
  readonly act: (path: string, body: object) => Promise<Refusal | undefined>;
  readonly onClose: () => void;
}

function SetHoldDialog({ act, onClose }: SetHoldDialogProps) {
  const say = useSay();
  const number = useWritten('hold/number', '');
  return (
    <WrittenReasonDialog
      place="hold"
      title={say('hold.set')}
      text={say('hold.intro')}
      submit={say('hold.set')}
      missing={number.value.trim() === '' ? [say('hold.number')] : []}
      send={(reason) => act('/legal-holds', { caseNumber: number.value.trim(), reason })}
      onClose={onClose}
    >
      <TextInput
        label={say('hold.number')}
        name="number"
        autoComplete="off"
        maxLength={60}
        value={number.value}
        onChange={number.write}
      />
    </WrittenReasonDialog>
  );
}
