import { useState } from 'react';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from './action-button.view.js';
import { Icon } from './icon.view.js';

/** Copies a text, and says so when it is done. */
export function CopyButton({ text }: { text: string }) {
  const say = useSay();
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <>
      <ActionButton icon={<Icon name={isCopied ? 'check' : 'copy'} />} onPress={copy}>
        {say(isCopied ? 'refused.copied' : 'refused.copy')}
      </ActionButton>
      <span className="v-unseen" role="status">
        {isCopied ? say('refused.copied') : null}
      </span>
    </>
  );
}
