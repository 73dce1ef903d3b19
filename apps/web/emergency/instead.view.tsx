import { useSay } from '../messages/use-say.js';
import { Notice } from '../ui/notice.view.js';
import { PhoneText } from '../ui/phone-text.view.js';

/** Why the button does not help now, and whom to call instead. */
export function Instead({ text }: { text: string }) {
  const say = useSay();
  return (
    <Notice sort="warning" role="status">
      <p className="nl-paragraph">{text}</p>
      <p className="nl-paragraph">
        <PhoneText text={say('emergency.instead')} />
      </p>
    </Notice>
  );
}
