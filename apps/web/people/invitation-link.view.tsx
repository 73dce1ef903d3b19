import { useSay } from '../messages/use-say.js';
import { CopyButton } from '../ui/copy-button.view.js';
import { Notice } from '../ui/notice.view.js';

/** A link to hand over, shown once. */
export function InvitationLink({ link }: { link: string }) {
  const say = useSay();
  return (
    <Notice sort="ok" title={say('people.link')} role="status">
      <p className="utrecht-paragraph">{say('people.link.text')}</p>
      <p>
        <code className="v-secret">{link}</code>
      </p>
      <CopyButton text={link} />
    </Notice>
  );
}
