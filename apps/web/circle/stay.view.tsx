import { useState } from 'react';
import type { PresentedStay } from '#contract';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ReasonDialog } from './reason.dialog.js';
import { useChangeCircle } from './use-change-circle.js';

interface StayViewProps {
  readonly planId: string;
  readonly stay: PresentedStay;
  readonly canEnd: boolean;
}

/** Somebody on the case, from when until when. */
export function StayView({ planId, stay, canEnd }: StayViewProps) {
  const say = useSay();
  const { moment } = useMoments();
  const change = useChangeCircle(planId);
  const [isAsked, ask] = useState(false);
  const { person, name, beginsAt, endsAt } = stay;
  const open = isAhead(beginsAt) ? 'circle.stay.from' : 'circle.stay';
  return (
    <div className="v-row v-row--spread">
      <div className="v-stack v-stack--tight">
        <strong>{name}</strong>
        <span className="v-hint">
          {say(endsAt === null ? open : 'circle.stay.until', {
            role: stay.function,
            begin: moment(beginsAt),
            end: endsAt === null ? '' : moment(endsAt),
          })}
        </span>
      </div>
      {canEnd ? (
        <ActionButton
          size="small"
          look="subtle"
          aria-label={say('circle.people.end.of', { name })}
          onPress={() => ask(true)}
        >
          {say('circle.people.end')}
        </ActionButton>
      ) : null}
      {isAsked ? (
        <ReasonDialog
          place={`plan/${planId}/stay/${person}`}
          title={say('circle.people.end.of', { name })}
          text={say('circle.people.end.text')}
          submit={say('circle.people.end')}
          reason="none"
          onSubmit={() => change((opId) => ({ endPerson: { opId, person } }))}
          onClose={() => ask(false)}
        />
      ) : null}
    </div>
  );
}

function isAhead(at: string): boolean {
  return Date.parse(at) > Date.now();
}
