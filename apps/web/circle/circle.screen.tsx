import { useState } from 'react';
import { usePageTitle } from '../app/use-page-title.js';
import { CaseErasures } from '../erasure/case-erasures.view.js';
import { useSay } from '../messages/use-say.js';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { InviteDialog } from './invite.dialog.js';
import { ParticipationView } from './participation.view.js';
import { StatusView } from './status.view.js';

/** The circle of the case: how it stands, which organisations take part, and who is on it. */
export function CircleScreen() {
  const say = useSay();
  const { planId } = useOpenPlan().client;
  const circle = useLive((state) => state.plan?.circle);
  const own = useLive((state) => state.plan?.you.organisation);
  const [isInviting, setInviting] = useState(false);
  usePageTitle(say('circle.title'));
  if (!circle) return null;
  const isIn = (status: string): boolean => status === 'INVITED' || status === 'ACCEPTED';
  const now = circle.participations.filter(({ status }) => isIn(status));
  const before = circle.participations.filter(({ status }) => !isIn(status));
  const view = (participation: (typeof now)[number]) => (
    <li key={participation.organisation}>
      <ParticipationView
        planId={planId}
        circle={circle}
        participation={participation}
        isOwn={participation.organisation === own}
      />
    </li>
  );
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <div className="v-stack">
        <h2 className="nl-heading nl-heading--level-2">{say('circle.title')}</h2>
        <p className="nl-paragraph">{say('circle.intro')}</p>
      </div>
      <StatusView planId={planId} circle={circle} />
      <section className="v-stack" aria-labelledby="organisations">
        <div className="v-row v-row--spread">
          <h3 id="organisations" className="nl-heading nl-heading--level-3">
            {say('circle.organisations')}
          </h3>
          {circle.can.invite ? (
            <ActionButton onPress={() => setInviting(true)}>{say('circle.invite')}</ActionButton>
          ) : null}
        </div>
        <ul className="v-plain-list v-stack">{now.map(view)}</ul>
      </section>
      {before.length === 0 ? null : (
        <section className="v-stack" aria-labelledby="before">
          <h3 id="before" className="nl-heading nl-heading--level-3">
            {say('circle.before')}
          </h3>
          <ul className="v-plain-list v-stack">{before.map(view)}</ul>
        </section>
      )}
      <CaseErasures planId={planId} />
      <InviteDialog
        planId={planId}
        circle={circle}
        isOpen={isInviting}
        onClose={() => setInviting(false)}
      />
    </div>
  );
}
