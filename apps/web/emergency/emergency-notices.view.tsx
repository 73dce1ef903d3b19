import type { PresentedEmergency } from '#contract';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useDirectory } from '../plan/use-directory.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { usePress } from './press.context.js';
import { ReasonView } from './reason.view.js';
import { ReviewDialog } from './review.dialog.js';
import { useAct } from './use-act.js';
import { useEmergencies, useRunning } from './use-emergencies.js';

/** What is told of the emergency button, on top of the plan; nothing to those whose business it is not. */
export function EmergencyNotices() {
  const open = useEmergencies('COORDINATOR').filter(({ review }) => review === 'OPEN');
  const unseen = useEmergencies('DIRECTOR');
  const running = useRunning();
  const isNone = open.length + unseen.length === 0 && !running;
  return (
    <>
      <ReviewDialog />
      {isNone ? null : (
        <div id="emergencies" tabIndex={-1} className="v-emergencies v-unmarked v-stack">
          {running ? <OwnNotice until={running.until} /> : null}
          {open.map((emergency) => (
            <CoordinatorNotice key={emergency.use} emergency={emergency} />
          ))}
          {unseen.map((emergency) => (
            <DirectorNotice key={emergency.use} emergency={emergency} />
          ))}
        </div>
      )}
    </>
  );
}

function OwnNotice({ until }: { until: string }) {
  const say = useSay();
  const { setOpen } = usePress();
  const { time } = useMoments();
  return (
    <Notice role="status" title={say('emergency.running', { time: time(until) })}>
      <div className="v-row">
        <ActionButton size="small" onPress={() => setOpen(true)}>
          {say('emergency.show')}
        </ActionButton>
      </div>
    </Notice>
  );
}

/** Stands until the review is done. */
function CoordinatorNotice({ emergency }: { emergency: PresentedEmergency }) {
  const say = useSay();
  const { moment, time } = useMoments();
  const directory = useDirectory();
  const { review } = usePress();
  const { by, name, organisation, reason, until } = emergency;
  const title = say('emergency.used', {
    // By name from the server: who pressed need not be on the case any more.
    who: say('history.who', {
      organisation: (by && directory.organisationShort(by.organisation)) ?? organisation ?? '–',
      person: name ?? say('plan.people.unknown'),
    }),
    moment: moment(emergency.at),
  });
  return (
    <Notice sort="warning" role="alert" title={title}>
      <ReasonView reason={reason} />
      {until ? (
        <p className="nl-paragraph">{say('emergency.until', { time: time(until) })}</p>
      ) : (
        <div className="v-row">
          <ActionButton size="small" onPress={() => review(emergency.use)}>
            {say('review.button')}
          </ActionButton>
        </div>
      )}
    </Notice>
  );
}

/** That it was used, and when; by whom and why is between the shelter and whoever pressed. */
function DirectorNotice({ emergency }: { emergency: PresentedEmergency }) {
  const say = useSay();
  const { moment } = useMoments();
  const act = useAct();
  return (
    <Notice
      sort="warning"
      role="alert"
      title={say('emergency.wasUsed', { moment: moment(emergency.at) })}
    >
      <p className="nl-paragraph">
        {say(emergency.isCoordinated ? 'emergency.wasUsed.text' : 'emergency.wasUsed.alone')}
      </p>
      <div className="v-row">
        <ActionButton
          size="small"
          onPress={() => void act({ kind: 'breakGlass.seen', use: emergency.use })}
        >
          {say('emergency.seen')}
        </ActionButton>
      </div>
    </Notice>
  );
}
