import type { MessageId } from '../messages/nl.messages.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { keyText } from './log-answers.js';
import { logMemory } from './log-memory.js';
import { logWatch } from './log-watch.js';
import { useLogStanding } from './use-log-watch.js';

/** Whose signatures this browser trusts, to be compared with what others were given (G-71). */
export function TrustedKeysView({ onTrust }: { onTrust?: () => void }) {
  const say = useSay();
  const { told } = useLogStanding();
  const { signers, witnesses } = logMemory.get();
  const isOther =
    told !== null &&
    [...told.signers, ...told.witnesses].some((key) => ![...signers, ...witnesses].includes(key));
  return (
    <section className="v-stack" aria-label={say('verify.keys')}>
      <h2 className="nl-heading nl-heading--level-3">{say('verify.keys')}</h2>
      <p className="nl-paragraph">{say('verify.keys.text')}</p>
      <Keys title="verify.keys.signers" keys={signers} />
      <Keys title="verify.keys.witnesses" keys={witnesses} />
      {isOther ? (
        <Notice sort="warning" title={say('verify.keys.other')}>
          <p className="nl-paragraph">{say('verify.keys.other.text')}</p>
          <Keys title="verify.keys.signers" keys={told.signers} />
          <Keys title="verify.keys.witnesses" keys={told.witnesses} />
          <ActionButton size="small" onPress={() => void logWatch.trustTold().then(onTrust)}>
            {say('verify.keys.trust')}
          </ActionButton>
        </Notice>
      ) : null}
    </section>
  );
}

interface KeysProps {
  readonly title: MessageId;
  readonly keys: readonly string[];
}

function Keys({ title, keys }: KeysProps) {
  const say = useSay();
  return (
    <div>
      <p className="v-hint">{say(title)}</p>
      {keys.length === 0 ? <p className="nl-paragraph">{say('verify.keys.none')}</p> : null}
      {keys.map((key) => (
        <code key={key} className="v-key">
          {keyText(key)}
        </code>
      ))}
    </div>
  );
}
