import { useState } from 'react';
import { z } from 'zod';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { InvitationLink } from '../people/invitation-link.view.js';
import { invitedShape, linkOf } from '../people/managed-account.js';
import { nothing, post, type Refusal } from '../session/ask.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { useStepUp } from '../session/step-up.dialog.js';
import { ActionButton } from '../ui/action-button.view.js';
import { SureDialog } from '../ui/sure.dialog.js';
import { useAsked } from './use-asked.js';

const recoveriesShape = z.array(
  z.object({
    id: z.string(),
    person: z.string(),
    startedBy: z.string(),
    startedAt: z.string(),
    isConfirmed: z.boolean(),
    mayConfirm: z.boolean(),
    mayInvite: z.boolean(),
  }),
);

type OpenRecovery = z.infer<typeof recoveriesShape>[number];
type RecoveryAction = 'confirm' | 'cancel' | 'invite';

/** Recoveries in the organisation; nothing while there are none. */
export function RecoveryList() {
  const say = useSay();
  const [answer, again] = useAsked('/auth/recoveries', recoveriesShape);
  const [refusal, setRefusal] = useState<Refusal | undefined>();
  const [link, setLink] = useState<string | undefined>();
  const stepUp = useStepUp();
  const act = async (id: string, action: RecoveryAction): Promise<void> => {
    const path = `/auth/recoveries/${id}/${action}`;
    const refused = await stepUp.run(async () => {
      if (action !== 'invite') return refusalIn(await post(path, {}, nothing));
      const invited = await post(path, {}, invitedShape);
      if (invited.ok) setLink(linkOf(invited.value.token));
      return refusalIn(invited);
    });
    setRefusal(refused);
    await again();
  };
  const recoveries = answer?.ok ? answer.value : [];
  if (recoveries.length === 0 && link === undefined) return null;
  return (
    <section className="v-stack" aria-labelledby="recoveries">
      <h2 id="recoveries" className="nl-heading nl-heading--level-2">
        {say('recovery.title')}
      </h2>
      <p className="nl-paragraph">{say('recovery.text')}</p>
      <RefusalNotice refusal={refusal} />
      {link === undefined ? null : <InvitationLink link={link} />}
      <ul className="v-plain-list v-stack">
        {recoveries.map((recovery) => (
          <li key={recovery.id} className="v-card">
            <RecoveryCard
              recovery={recovery}
              onAction={(action) => void act(recovery.id, action)}
            />
          </li>
        ))}
      </ul>
      {stepUp.dialog}
    </section>
  );
}

interface RecoveryCardProps {
  readonly recovery: OpenRecovery;
  readonly onAction: (action: RecoveryAction) => void;
}

function RecoveryCard({ recovery, onAction }: RecoveryCardProps) {
  const say = useSay();
  const { moment } = useMoments();
  const [asked, ask] = useState<'confirm' | 'cancel' | null>(null);
  const { person, startedBy, startedAt, isConfirmed, mayConfirm, mayInvite } = recovery;
  return (
    <div className="v-stack">
      <strong>{say('recovery.of', { person })}</strong>
      <span className="v-hint">{say('recovery.begun', { startedBy, at: moment(startedAt) })}</span>
      {isConfirmed ? <span className="v-hint">{say('recovery.confirmed')}</span> : null}
      <div className="v-row">
        {mayConfirm ? (
          <ActionButton look="primary" onPress={() => ask('confirm')}>
            {say('recovery.confirm')}
          </ActionButton>
        ) : null}
        {mayInvite ? (
          <ActionButton look="primary" onPress={() => onAction('invite')}>
            {say('recovery.invite')}
          </ActionButton>
        ) : null}
        {isConfirmed ? null : (
          <ActionButton onPress={() => ask('cancel')}>{say('recovery.cancel')}</ActionButton>
        )}
      </div>
      {asked === null ? null : (
        <SureDialog
          title={say('recovery.of', { person })}
          text={say(`recovery.${asked}.text`, { person })}
          sure={say(`recovery.${asked}`)}
          onSure={() => onAction(asked)}
          onClose={() => ask(null)}
        />
      )}
    </div>
  );
}

function refusalIn(answer: { ok: true } | Refusal): Refusal | undefined {
  return answer.ok ? undefined : answer;
}
