import { useEffect, useMemo, useState } from 'react';
import type { PresentedPlan } from '#contract';
import { usePageTitle } from '../app/use-page-title.js';
import { useWording } from '../field/use-wording.js';
import { useSay } from '../messages/use-say.js';
import { EndedScreen } from '../plan/ended.screen.js';
import { frozenClient } from '../plan/frozen-client.js';
import { FrozenPlan } from '../plan/frozen-plan.view.js';
import { OpenPlan } from '../plan/open-plan.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { unsavedTexts } from '../plan/unsaved-texts.js';
import { RightsListener } from '../session/rights-listener.js';
import { useMe } from '../session/session.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { CopyButton } from '../ui/copy-button.view.js';
import { useIsCovered } from '../ui/covered.view.js';
import { Notice } from '../ui/notice.view.js';
import { useFocusOnShow } from '../ui/use-focus-on-show.js';
import { logWatch } from './log-watch.js';
import { RestoreLines } from './restore-notice.view.js';
import { TrustedKeysView } from './trusted-keys.view.js';
import { useLogStanding } from './use-log-watch.js';
import { useStillTheirs } from './use-still-theirs.js';

/**
 * The plan of a log that does not go on from what this browser saw (G-74): as it was last shown, to read; why nothing can be written in
 * it, or that a backup was put back; and every word that stands on this screen alone.
 */
export function DistrustedPlan() {
  const say = useSay();
  const plan = useOpenPlan();
  const isDemo = useMe()?.demo === true;
  const wording = useWording();
  const heading = useFocusOnShow<HTMLHeadingElement>();
  const [unsaved] = useState(() => unsavedTexts(plan, wording));
  const { plan: last } = plan.client.store.getSnapshot();
  const shown = useStillTheirs(plan.client.planId, last);
  const frozen = useMemo(() => (isPlan(shown) ? new OpenPlan(frozenClient(shown)) : null), [shown]);
  const isCovered = useIsCovered();
  usePageTitle(say('plan.view'));
  useEffect(() => void logWatch.look(isDemo), [isDemo]);
  if (shown === 'absent') return <EndedScreen endedBy="ABSENT" />;
  if (shown === 'signedOut') return <EndedScreen endedBy="UNAUTHENTICATED" />;
  return (
    <>
      {/* The plan's own connection, over which it would be told that rights are lost, is no more. */}
      {isCovered ? null : <RightsListener />}
      <div className="v-page v-page--head v-stack">
        <h1 ref={heading} tabIndex={-1} className="nl-heading nl-heading--level-3 v-unmarked">
          {isPlan(shown) ? shown.label : say('plan.view')}
        </h1>
        <Why />
        {unsaved.length === 0 ? null : (
          <section className="v-stack">
            <p className="nl-paragraph">{say('signIn.ended.unsent')}</p>
            {unsaved.map(({ id, words }) => (
              <div key={id} className="v-stack v-kept-text">
                <pre className="v-kept-text__words">{words}</pre>
                <CopyButton text={words} />
              </div>
            ))}
          </section>
        )}
      </div>
      {frozen ? <FrozenPlan open={frozen} /> : null}
    </>
  );
}

function isPlan(shown: ReturnType<typeof useStillTheirs>): shown is PresentedPlan {
  return shown !== null && typeof shown === 'object';
}

function Why() {
  const say = useSay();
  const { client } = useOpenPlan();
  const isDemo = useMe()?.demo === true;
  const { alarm, untold } = useLogStanding();
  if (alarm === null && untold.length > 0) {
    const from = Math.min(...untold.map(({ keptUntil }) => keptUntil));
    const own = client.receipts().filter(({ at }) => Date.parse(at) > from).length;
    return (
      <Notice sort="warning" role="alert" title={say('verify.restored')}>
        <RestoreLines restores={untold} />
        {own > 0 ? (
          <p className="nl-paragraph">{say('verify.restored.own', { count: own })}</p>
        ) : null}
        <ActionButton
          onPress={() => {
            logWatch.read();
            window.location.reload();
          }}
        >
          {say('verify.restored.goOn')}
        </ActionButton>
      </Notice>
    );
  }
  return (
    <>
      <Notice sort="error" role="alert" title={say('verify.alarm')}>
        <p className="nl-paragraph">{say(`verify.alarm.${alarm ?? 'PLAN'}`)}</p>
        <p className="nl-paragraph">{say('verify.alarm.do')}</p>
        <ActionButton
          onPress={() => {
            void logWatch.look(isDemo).then(() => window.location.reload());
          }}
        >
          {say('verify.alarm.again')}
        </ActionButton>
      </Notice>
      {alarm === 'KEY' ? <TrustedKeysView onTrust={() => window.location.reload()} /> : null}
    </>
  );
}
