import { useState } from 'react';
import type { PresentedCircle, PresentedParticipation, PresentedStay } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { AddPersonDialog } from './add-person.dialog.js';
import { GroundView } from './ground.view.js';
import { ReasonDialog } from './reason.dialog.js';
import { StayView } from './stay.view.js';
import { useChangeCircle } from './use-change-circle.js';

interface ParticipationViewProps {
  readonly planId: string;
  readonly circle: PresentedCircle;
  readonly participation: PresentedParticipation;
  readonly isOwn: boolean;
}

/** One organisation in the circle: where it stands, its ground, and its people on the case. */
export function ParticipationView(props: ParticipationViewProps) {
  const { planId, circle, participation, isOwn } = props;
  const say = useSay();
  const { moment } = useMoments();
  const { organisation, name, type, active, status, since, changedAt, note } = participation;
  const stays = circle.stays.filter((stay) => stay.organisation === organisation);
  const headingId = `organisation-${organisation}`;
  return (
    <article className="v-card v-stack" aria-labelledby={headingId}>
      <div className="v-row v-row--spread">
        <div className="v-stack v-stack--tight">
          <h4 id={headingId} className="nl-heading nl-heading--level-4">
            {name}
          </h4>
          <span className="v-hint">{say(labelId.organisationType(type))}</span>
        </div>
        <span className="v-row">
          {active ? null : <span className="nl-data-badge">{say('circle.inactive')}</span>}
          <span className="nl-data-badge">{say(`participation.${status}`)}</span>
        </span>
      </div>
      {active || !isInCircle(status) ? null : (
        <Notice sort="warning">
          <p className="nl-paragraph">{say(`circle.inactive.${status}`)}</p>
        </Notice>
      )}
      <p className="v-hint">
        {say(`participation.${status}.since`, {
          at: moment(status === 'ACCEPTED' ? (since ?? changedAt) : changedAt),
        })}
        {note === null ? '' : ` · ${note}`}
      </p>
      <GroundView ground={participation.ground} past={participation.past} />
      {status === 'ACCEPTED' ? (
        <People planId={planId} name={name} stays={stays} canChange={isOwn && circle.can.people} />
      ) : null}
      <Steps {...props} />
    </article>
  );
}

interface PeopleProps {
  readonly planId: string;
  readonly name: string;
  readonly stays: readonly PresentedStay[];
  readonly canChange: boolean;
}

function People({ planId, name, stays, canChange }: PeopleProps) {
  const say = useSay();
  const [isAdding, setAdding] = useState(false);
  return (
    <div className="v-stack">
      <h5 className="nl-heading nl-heading--level-5">{say('circle.people')}</h5>
      {stays.length === 0 ? <p className="v-hint">{say('circle.people.none')}</p> : null}
      <ul className="v-plain-list v-stack" aria-label={say('circle.people.of', { name })}>
        {stays.map((stay) => (
          <li key={stay.person}>
            <StayView planId={planId} stay={stay} canEnd={canChange} />
          </li>
        ))}
      </ul>
      {canChange ? (
        <ActionButton size="small" onPress={() => setAdding(true)}>
          {say('circle.people.add')}
        </ActionButton>
      ) : null}
      {isAdding ? (
        <AddPersonDialog
          planId={planId}
          without={new Set(stays.map(({ person }) => person))}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </div>
  );
}

/** Ending that it takes part, withdrawing its invitation, or leaving with one's own. */
function Steps({ planId, circle, participation, isOwn }: ParticipationViewProps) {
  const say = useSay();
  const change = useChangeCircle(planId);
  const [isAsked, ask] = useState(false);
  const { organisation, name, status } = participation;
  if (!isInCircle(status) || !(isOwn ? circle.can.leave : circle.can.end)) return null;
  const step = isOwn ? 'leave' : status === 'INVITED' ? 'withdraw' : 'end';
  return (
    <>
      <div className="v-row v-row--end">
        <ActionButton
          size="small"
          look="subtle"
          aria-label={say(`circle.${step}.of`, { name })}
          onPress={() => ask(true)}
        >
          {say(`circle.${step}`)}
        </ActionButton>
      </div>
      {isAsked ? (
        <ReasonDialog
          place={`plan/${planId}/${step}/${organisation}`}
          title={say(`circle.${step}.of`, { name })}
          text={say(`circle.${step}.text`)}
          submit={say(`circle.${step}`)}
          onSubmit={(reason) =>
            change((opId) =>
              isOwn ? { leave: { opId, reason } } : { end: { opId, organisation, reason } },
            )
          }
          onClose={() => ask(false)}
        />
      ) : null}
    </>
  );
}

function isInCircle(status: PresentedParticipation['status']): status is 'ACCEPTED' | 'INVITED' {
  return status === 'ACCEPTED' || status === 'INVITED';
}
