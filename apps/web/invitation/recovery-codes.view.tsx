import { useEffect, useRef } from 'react';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { CopyButton } from '../ui/copy-button.view.js';

/** Shown once, right after they were made. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="nl-heading nl-heading--level-1">
        {say('invitation.done')}
      </h1>
      <p className="nl-paragraph">{say('invitation.codes.text')}</p>
      <ul className="v-plain-list v-card v-codes" aria-label={say('invitation.codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code className="v-secret">{code}</code>
          </li>
        ))}
      </ul>
      <div className="v-row">
        <CopyButton text={codes.join('\n')} />
        <ActionButton look="primary" onPress={() => window.location.assign('/')}>
          {say('invitation.codes.kept')}
        </ActionButton>
      </div>
    </>
  );
}
