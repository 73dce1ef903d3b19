import { useState } from 'react';
import { usePageTitle } from '../app/use-page-title.js';
import { ReasonDialog } from '../circle/reason.dialog.js';
import { useChangeCircle } from '../circle/use-change-circle.js';
import { useSay } from '../messages/use-say.js';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { OpenVersion } from './open-version.view.js';
import { VersionList } from './version-list.view.js';

/** What was put up for approval, who agreed, and who has yet to answer. */
export function VersionsScreen() {
  const say = useSay();
  const { planId } = useOpenPlan().client;
  const newest = useLive((state) => state.plan?.circle.version);
  const canPropose = useLive((state) => state.plan?.circle.can.propose ?? false);
  const [isProposing, propose] = useState(false);
  usePageTitle(say('version.title'));
  const open = newest?.state === 'OPEN' ? newest : undefined;
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <div className="v-stack">
        <div className="v-row v-row--spread">
          <h2 className="nl-heading nl-heading--level-2">{say('version.title')}</h2>
          {canPropose ? (
            <ActionButton look="primary" onPress={() => propose(true)}>
              {say('version.propose')}
            </ActionButton>
          ) : null}
        </div>
        <p className="nl-paragraph">{say('version.intro')}</p>
      </div>
      {open ? <OpenVersion key={open.id} planId={planId} version={open} /> : null}
      <VersionList planId={planId} hasOpen={open !== undefined} />
      {isProposing ? <ProposeDialog planId={planId} onClose={() => propose(false)} /> : null}
    </div>
  );
}

function ProposeDialog({ planId, onClose }: { planId: string; onClose: () => void }) {
  const say = useSay();
  const change = useChangeCircle(planId);
  return (
    <ReasonDialog
      place={`plan/${planId}/version/propose`}
      title={say('version.propose')}
      text={say('version.propose.text')}
      submit={say('version.propose.send')}
      reason="optional"
      label={say('version.note')}
      onSubmit={(note) => change((opId) => ({ propose: { opId, note } }))}
      onClose={onClose}
    />
  );
}
