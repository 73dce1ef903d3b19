import { useState } from 'react';
import { ActionButton } from '../ui/action-button.view.js';
import type { Refusal } from './ask.js';
import { signWithPasskey } from './passkey.js';
import { RefusalNotice } from './refusal-notice.view.js';

interface PasskeyButtonProps {
  /** Where the server asks, and takes the answer. */
  readonly path: string;
  readonly label: string;
  readonly onDone: () => void;
}

/** Another way to prove who somebody is, where their device has a passkey. */
export function PasskeyButton({ path, label, onDone }: PasskeyButtonProps) {
  const [refusal, setRefusal] = useState<Refusal | undefined>();
  const sign = async (): Promise<void> => {
    const refused = await signWithPasskey(path);
    setRefusal(refused);
    if (!refused) onDone();
  };
  return (
    <div className="v-stack">
      <RefusalNotice refusal={refusal} />
      <ActionButton onPress={() => void sign()}>{label}</ActionButton>
    </div>
  );
}
