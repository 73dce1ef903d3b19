import { useState } from 'react';
import { z } from 'zod';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { nothing, post, type Refusal } from '../session/ask.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { SureDialog } from '../ui/sure.dialog.js';
import { useAsked } from './use-asked.js';

const sessionsShape = z.array(
  z.object({
    id: z.string(),
    begunAt: z.string(),
    seenAt: z.string(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
    isThis: z.boolean(),
  }),
);

type OwnSession = z.infer<typeof sessionsShape>[number];

/** Everywhere that this person is signed in, each to be ended from here. */
export function SessionList() {
  const say = useSay();
  const [answer, again] = useAsked('/auth/sessions', sessionsShape);
  const [refusal, setRefusal] = useState<Refusal | undefined>();
  const [isAsked, ask] = useState(false);
  const end = async (path: string): Promise<void> => {
    const ended = await post(path, {}, nothing);
    setRefusal(ended.ok ? undefined : ended);
    await again();
  };
  if (!answer) return <Loading text={say('app.loading')} />;
  const sessions = answer.ok ? answer.value : [];
  return (
    <section className="v-stack" aria-labelledby="sessions">
      <h2 id="sessions" className="nl-heading nl-heading--level-2">
        {say('sessions.title')}
      </h2>
      <p className="nl-paragraph">{say('sessions.text')}</p>
      <RefusalNotice refusal={answer.ok ? refusal : answer} />
      <ul className="v-plain-list v-stack">
        {sessions.map((session) => (
          <li key={session.id} className="v-card">
            <SessionCard
              session={session}
              onEnd={() => void end(`/auth/sessions/${session.id}/end`)}
            />
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <ActionButton onPress={() => ask(true)}>{say('sessions.endOthers')}</ActionButton>
      ) : null}
      {isAsked ? (
        <SureDialog
          title={say('sessions.endOthers')}
          text={say('sessions.endOthers.text')}
          sure={say('sessions.endOthers')}
          onSure={() => void end('/auth/sessions/end-others')}
          onClose={() => ask(false)}
        />
      ) : null}
    </section>
  );
}

function SessionCard({ session, onEnd }: { session: OwnSession; onEnd: () => void }) {
  const say = useSay();
  const { moment } = useMoments();
  const name = useDeviceName(session);
  const [isAsked, ask] = useState(false);
  const { begunAt, seenAt, isThis } = session;
  return (
    <div className="v-row v-row--spread">
      <div className="v-stack v-stack--tight">
        <strong>{name}</strong>
        <span className="v-hint">{say('sessions.begun', { at: moment(begunAt) })}</span>
        <span className="v-hint">{say('sessions.seen', { at: moment(seenAt) })}</span>
      </div>
      {isThis ? (
        <span className="nl-data-badge">{say('sessions.this')}</span>
      ) : (
        <ActionButton
          size="small"
          aria-label={say('sessions.end.of', { name })}
          onPress={() => ask(true)}
        >
          {say('sessions.end')}
        </ActionButton>
      )}
      {isAsked ? (
        <SureDialog
          title={say('sessions.end.of', { name })}
          text={say('sessions.end.text')}
          sure={say('sessions.end')}
          onSure={onEnd}
          onClose={() => ask(false)}
        />
      ) : null}
    </div>
  );
}

function useDeviceName({ browser, system }: OwnSession): string {
  const say = useSay();
  if (browser !== null && system !== null) return say('sessions.device', { browser, system });
  return browser ?? system ?? say('sessions.unknown');
}
