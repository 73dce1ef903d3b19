import { useState } from 'react';
import type { PresentedAnswer, PresentedVersion } from '#contract';
import { ReasonDialog } from '../circle/reason.dialog.js';
import { useChangeCircle } from '../circle/use-change-circle.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';

interface SkipButtonProps {
  readonly planId: string;
  readonly version: PresentedVersion;
  readonly reply: PresentedAnswer;
}

/** Records that an organisation could not be asked (V-07). */
export function SkipButton({ planId, version, reply }: SkipButtonProps) {
  const say = useSay();
  const change = useChangeCircle(planId);
  const [isAsked, ask] = useState(false);
  const { id, root } = version;
  const { organisation, name } = reply;
  return (
    <>
      <ActionButton
        size="small"
        look="subtle"
        aria-label={say('version.skip.of', { name })}
        onPress={() => ask(true)}
      >
        {say('version.skip')}
      </ActionButton>
      {isAsked ? (
        <ReasonDialog
          place={`plan/${planId}/version/${id}/skip/${organisation}`}
          title={say('version.skip.of', { name })}
          text={say('version.skip.text')}
          submit={say('version.skip.send')}
          onSubmit={(reason) =>
            change((opId) => ({ skip: { opId, version: id, root, organisation, reason } }))
          }
          onClose={() => ask(false)}
        />
      ) : null}
    </>
  );
}
