import { useState } from 'react';
import { awaitedBy, type PresentedVersion } from '#contract';
import { ReasonDialog } from '../circle/reason.dialog.js';
import { useChangeCircle } from '../circle/use-change-circle.js';
import { useHistoryWording } from '../history/use-history-wording.js';
import { useLive } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { AnswerForm, useWrittenAnswer } from './answer-form.view.js';
import { ReplyList } from './reply-list.view.js';
import { openVersionOf } from './shown-version.js';
import { SkipButton } from './skip-button.view.js';
import { VersionHead } from './version-head.view.js';
import { VersionLinks } from './version-links.view.js';

interface OpenVersionProps {
  readonly planId: string;
  readonly version: PresentedVersion;
}

/** The version that is up for approval: whom it waits for, and what this reader may do about it. */
export function OpenVersion({ planId, version }: OpenVersionProps) {
  const wording = useHistoryWording();
  const { say, moments } = wording;
  const own = useLive((state) => state.plan?.you.organisation);
  const [isAgain, setAgain] = useState(false);
  const answered = version.answers.find(({ organisation }) => organisation === own)?.answer ?? null;
  const { answer, reason } = useWrittenAnswer(planId, version.id).value;
  // A colleague who answers meanwhile takes nothing away from whoever is writing (V-16).
  const isWriting = isAgain || answer !== null || reason !== '';
  const waiting = awaitedBy(version).map(({ name }) => name);
  const skip = (organisation: string) => {
    const reply = version.answers.find((one) => one.organisation === organisation);
    return reply?.canBeSkipped ? <SkipButton {...{ planId, version, reply }} /> : null;
  };
  return (
    <section className="v-card v-stack v-stack--wide" aria-labelledby="version-open">
      <div className="v-stack">
        <VersionHead version={openVersionOf(wording, version)} id="version-open" />
        <p className="nl-paragraph" role="status">
          {say('version.waiting', { names: moments.list(waiting) })}
        </p>
        <VersionLinks planId={planId} number={version.number} />
      </div>
      <ReplyList version={openVersionOf(wording, version)} actions={skip} />
      {version.can.answer && (answered === null || isWriting) ? (
        <AnswerForm planId={planId} version={version} onAnswered={() => setAgain(false)} />
      ) : null}
      <div className="v-row">
        {version.can.answer && answered !== null && !isWriting ? (
          <ActionButton size="small" onPress={() => setAgain(true)}>
            {say('version.answer.again')}
          </ActionButton>
        ) : null}
        {version.can.withdraw ? <WithdrawButton {...{ planId, version }} /> : null}
      </div>
    </section>
  );
}

function WithdrawButton({ planId, version }: OpenVersionProps) {
  const { say } = useHistoryWording();
  const change = useChangeCircle(planId);
  const [isAsked, ask] = useState(false);
  const { id, number } = version;
  return (
    <>
      <ActionButton size="small" look="subtle" onPress={() => ask(true)}>
        {say('version.withdraw', { number })}
      </ActionButton>
      {isAsked ? (
        <ReasonDialog
          place={`plan/${planId}/version/${id}/withdraw`}
          title={say('version.withdraw', { number })}
          text={say('version.withdraw.text')}
          submit={say('version.withdraw.send')}
          onSubmit={(reason) => change((opId) => ({ withdraw: { opId, version: id, reason } }))}
          onClose={() => ask(false)}
        />
      ) : null}
    </>
  );
}
