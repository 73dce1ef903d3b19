import { useState } from 'react';
import { useAsked } from '../account/use-asked.js';
import { usePageTitle } from '../app/use-page-title.js';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useMe } from '../session/session.context.js';
import { nothing, post, type Refusal } from '../session/ask.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { useStepUp } from '../session/step-up.dialog.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { NotForYou } from '../ui/not-for-you.view.js';
import { KnownByForm, useKnownBy, type KnownBy } from './known-by.form.js';
import { staffShape, type StaffMember } from './report.js';

/** By what an organisation's people are found among the people of a case; for its administrator. */
export function StaffScreen() {
  const say = useSay();
  const [answer, again] = useAsked('/conflict/staff', staffShape);
  const [opened, open] = useState<StaffMember | null>(null);
  const stepUp = useStepUp();
  usePageTitle(say('staff.title'));
  const enter = (personId: string, by: KnownBy): Promise<Refusal | undefined> =>
    stepUp.run(async () => {
      const sent = await post(`/conflict/staff/${personId}`, by, nothing);
      if (!sent.ok) return sent;
      open(null);
      await again();
      return undefined;
    });
  if (!answer) return <Loading text={say('app.loading')} />;
  if (!answer.ok && answer.code === 'NOT_ALLOWED') {
    return (
      <NotForYou
        heading={say('staff.title')}
        title={say('people.refused')}
        text={say('people.refused.text')}
      />
    );
  }
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <h1 className="nl-heading nl-heading--level-1">{say('staff.title')}</h1>
      <p className="nl-paragraph">{say('staff.intro')}</p>
      <RefusalNotice refusal={answer.ok ? undefined : answer} />
      <ul className="v-plain-list v-stack">
        {(answer.ok ? answer.value : []).map((person) => (
          <li key={person.personId} className="v-card v-row v-row--spread">
            <StaffRow person={person} onEnter={() => open(person)} />
          </li>
        ))}
      </ul>
      {opened ? (
        <EnterDialog
          person={opened}
          onClose={() => open(null)}
          send={(by) => enter(opened.personId, by)}
        />
      ) : null}
      {stepUp.dialog}
    </div>
  );
}

function StaffRow({ person, onEnter }: { person: StaffMember; onEnter: () => void }) {
  const say = useSay();
  const me = useMe();
  const { moment } = useMoments();
  const { personId, name, enteredAt } = person;
  return (
    <>
      <div className="v-stack v-stack--tight">
        <strong>{name}</strong>
        <span className="v-hint">{person.function}</span>
        <span className="v-hint">
          {enteredAt ? say('staff.since', { day: moment(enteredAt) }) : say('staff.missing')}
        </span>
      </div>
      {personId === me?.person.id ? null : (
        <ActionButton size="small" aria-label={say('staff.enter.of', { name })} onPress={onEnter}>
          {say('staff.enter')}
        </ActionButton>
      )}
    </>
  );
}

interface EnterDialogProps {
  readonly person: StaffMember;
  readonly onClose: () => void;
  readonly send: (by: KnownBy) => Promise<Refusal | undefined>;
}

function EnterDialog({ person, onClose, send }: EnterDialogProps) {
  const say = useSay();
  const { personId, name } = person;
  const typed = useKnownBy(`staff/${personId}`);
  return (
    <ModalDialog
      role="alertdialog"
      title={say('staff.enter.of', { name })}
      isOpen
      onClose={() => {
        typed.forget();
        onClose();
      }}
    >
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{say('staff.enter.text')}</p>
        <KnownByForm typed={typed} submit={say('staff.enter')} send={send} />
      </div>
    </ModalDialog>
  );
}
