import { useState } from 'react';
import { useQuery } from 'urql';
import type { PresentedEmergency } from '#contract';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import type { Refusal } from '../session/ask.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { PhoneText } from '../ui/phone-text.view.js';
import { useFocusOnShow } from '../ui/use-focus-on-show.js';
import { emergencyContactQuery } from './emergency.query.js';
import { Instead } from './instead.view.js';
import { useAct } from './use-act.js';
import { useNow } from './use-emergencies.js';

type Running = PresentedEmergency & { until: string };

/** How the coordinator is reached, and how long this may be read. It goes from the screen when it is over. */
export function EmergencyContactView({ emergency }: { emergency: Running }) {
  const say = useSay();
  const act = useAct();
  const place = useFocusOnShow();
  const [refusal, setRefusal] = useState<Refusal | undefined>();
  const end = async (): Promise<void> => {
    setRefusal(await act({ kind: 'breakGlass.end', use: emergency.use }));
  };
  return (
    <div ref={place} tabIndex={-1} className="v-unmarked v-stack v-stack--wide">
      <Contacts use={emergency.use} />
      <Countdown until={emergency.until} />
      <p className="nl-paragraph">{say('emergency.told')}</p>
      <RefusalNotice refusal={refusal} />
      <div className="v-row">
        <ActionButton onPress={() => void end()}>{say('emergency.end')}</ActionButton>
      </div>
    </div>
  );
}

/** Fetched anew each time: every reading is noted, and nothing of it is kept for later. */
function Contacts({ use }: { use: string }) {
  const say = useSay();
  const { planId } = useOpenPlan().client;
  const [{ data, error }] = useQuery({
    query: emergencyContactQuery,
    variables: { planId, use },
    requestPolicy: 'network-only',
  });
  if (error) return <Instead text={say('emergency.unread')} />;
  if (!data) return <Loading text={say('app.loading')} />;
  const { contacts } = data.emergencyContact ?? { contacts: [] };
  if (contacts.length === 0) return <Instead text={say('emergency.none')} />;
  return (
    <Notice sort="info" role="status" title={say('emergency.contact')}>
      <ul className="v-plain-list v-stack">
        {contacts.map((contact) => (
          <li key={contact} className="v-emergency-contact">
            <PhoneText text={contact} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Not read out every second: whoever listens asks for it by going there. */
function Countdown({ until }: { until: string }) {
  const say = useSay();
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - useNow()) / 1000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p className="nl-paragraph" role="timer">
      {say('emergency.left', { time })}
    </p>
  );
}
