import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ErrorCode } from '#contract';
import { usePageTitle } from '../app/use-page-title.js';
import { usePress } from '../emergency/press.context.js';
import { labelId } from '../messages/label-id.js';
import type { MessageId } from '../messages/nl.messages.js';
import { useSay } from '../messages/use-say.js';
import { CopyButton } from '../ui/copy-button.view.js';
import { useOpenPlan } from './plan.context.js';
import { unsavedTexts, type UnsavedText } from './unsaved-texts.js';

interface EndedScreenProps {
  readonly endedBy: ErrorCode;
}

/** The connection is over for good: why, where to go, and every word that stands on this screen alone. */
export function EndedScreen({ endedBy }: EndedScreenProps) {
  const plan = useOpenPlan();
  const { reason } = usePress();
  const [kept] = useState(() => [
    ...unsavedTexts(plan),
    ...(reason.value.trim() === '' ? [] : [{ id: 'reason', words: reason.value }]),
  ]);
  return <EndedPage endedBy={endedBy} kept={kept} />;
}

/** An address that cannot be one of a plan reads like a plan that is not there (L-12). */
export function AbsentPlan() {
  return <EndedPage endedBy="ABSENT" kept={[]} />;
}

function EndedPage({ endedBy, kept }: EndedScreenProps & { kept: readonly UnsavedText[] }) {
  const say = useSay();
  const { title, text, isSession } = wordsFor(endedBy);
  usePageTitle(say(title));
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <h1 className="nl-heading nl-heading--level-1">{say(title)}</h1>
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
      {isSession ? (
        <a className="nl-link" href="/">
          {say('signIn.again')}
        </a>
      ) : (
        <Link className="nl-link" to="/">
          {say('plan.back')}
        </Link>
      )}
    </div>
  );
}

function wordsFor(code: ErrorCode): { title: MessageId; text: MessageId; isSession: boolean } {
  if (code === 'SESSION_ENDED' || code === 'UNAUTHENTICATED') {
    return { title: 'signIn.ended', text: 'signIn.ended.text', isSession: true };
  }
  if (code === 'ABSENT')
    return { title: 'plan.absent', text: 'plan.absent.text', isSession: false };
  return { title: 'plan.ended', text: labelId.error(code), isSession: false };
}
