import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { CopyButton } from '../ui/copy-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { useWrittenAnswer } from './answer-form.view.js';

interface UnsentAnswerProps {
  readonly planId: string;
  readonly version: string;
}

/** What somebody wrote about a version that was decided on meanwhile: it can be sent no more, and copied. */
export function UnsentAnswer({ planId, version }: UnsentAnswerProps) {
  const say = useSay();
  const { value, forget } = useWrittenAnswer(planId, version);
  if (value.reason.trim() === '') return null;
  return (
    <Notice sort="warning" role="status" title={say('version.unsent')}>
      <p className="nl-paragraph v-words">{value.reason}</p>
      <div className="v-row">
        <CopyButton text={value.reason} />
        <ActionButton size="small" look="subtle" onPress={forget}>
          {say('version.unsent.forget')}
        </ActionButton>
      </div>
    </Notice>
  );
}
