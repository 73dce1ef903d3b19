import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';

/** Somebody changed what is being corrected: nothing is sent over it unseen (N-03). */
export function Overtaken({ onAnew }: { readonly onAnew: () => void }) {
  const say = useSay();
  return (
    <Notice sort="warning" role="alert">
      <p className="nl-paragraph">{say('correction.overtaken')}</p>
      <ActionButton onPress={onAnew}>{say('correction.anew')}</ActionButton>
    </Notice>
  );
}
