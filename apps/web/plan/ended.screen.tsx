import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ErrorCode } from '#contract';
import { usePageTitle } from '../app/use-page-title.js';
import { useWording } from '../field/use-wording.js';
import { labelId } from '../messages/label-id.js';
import type { MessageId } from '../messages/nl.messages.js';
import { useSay } from '../messages/use-say.js';
import { RightsListener } from '../session/rights-listener.js';
import { SessionOver } from '../session/session-over.screen.js';
import { useIsBack } from '../session/use-is-back.js';
import { useWordsUnder } from '../session/use-written.js';
import type { WrittenWords } from '../session/written.store.js';
import { CopyButton } from '../ui/copy-button.view.js';
import { useIsCovered } from '../ui/covered.view.js';
import { useFocusOnShow } from '../ui/use-focus-on-show.js';
import { useOpenPlan } from './plan.context.js';
import { unsavedTexts } from './unsaved-texts.js';

interface EndedScreenProps {
  readonly endedBy: ErrorCode;
}

/** The connection is over for good: why, where to go, and every word that was typed here and stands on this screen alone. */
export function EndedScreen({ endedBy }: EndedScreenProps) {
  const plan = useOpenPlan();
  const wording = useWording();
  const [unsaved] = useState(() => unsavedTexts(plan, wording));
  const written = useWordsUnder(`plan/${plan.client.planId}`);
  const kept = [...unsaved, ...written];
  if (endedBy === 'SESSION_ENDED' || endedBy === 'UNAUTHENTICATED') {
    return <SessionEnded kept={kept} />;
  }
  if (endedBy === 'ABSENT') return <AbsentPlan kept={kept} />;
  return <EndedPage title="plan.ended" text={labelId.error(endedBy)} kept={kept} />;
}

/** An address that cannot be one of a plan reads like a plan that is not there (L-12). */
export function AbsentPlan({ kept = [] }: { kept?: readonly WrittenWords[] }) {
  return <EndedPage title="plan.absent" text="plan.absent.text" kept={kept} />;
}

/** Anybody may sit here by now: what was typed waits for the person who did. */
function SessionEnded({ kept }: { kept: readonly WrittenWords[] }) {
  return useIsBack() ? (
    <EndedPage title="plan.ended" text="plan.ended.back" kept={kept} />
  ) : (
    <SessionOver />
  );
}

interface EndedPageProps {
  readonly title: MessageId;
  readonly text: MessageId;
  readonly kept: readonly WrittenWords[];
}

function EndedPage({ title, text, kept }: EndedPageProps) {
  const say = useSay();
  const heading = useFocusOnShow<HTMLHeadingElement>();
  usePageTitle(say(title));
  const isCovered = useIsCovered();
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      {/* The plan's own connection, over which a session's end was told, is no more. */}
      {isCovered ? null : <RightsListener />}
      <h1 ref={heading} tabIndex={-1} className="nl-heading nl-heading--level-1 v-unmarked">
        {say(title)}
      </h1>
      <p className="nl-paragraph">{say(text)}</p>
      {kept.length === 0 ? null : (
        <section className="v-stack">
          <p className="nl-paragraph">{say('signIn.ended.unsent')}</p>
          {kept.map(({ id, words }) => (
            <div key={id} className="v-stack v-kept-text">
              <pre className="v-kept-text__words">{words}</pre>
              <CopyButton text={words} />
            </div>
          ))}
        </section>
      )}
      <Link className="nl-link" to="/">
        {say('plan.back')}
      </Link>
    </div>
  );
}
