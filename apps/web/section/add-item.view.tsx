import { useState } from 'react';
import type { ErrorCode, ItemKindName } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';

interface AddItemProps {
  readonly kind: ItemKindName;
  readonly isStopped: boolean;
  readonly onAdded: (id: string) => void;
}

/** Adds an item at the end of its section; the screen then puts focus in its first field. */
export function AddItem({ kind, isStopped, onAdded }: AddItemProps) {
  const say = useSay();
  const { client } = useOpenPlan();
  const [refused, setRefused] = useState<ErrorCode>();
  const add = async (): Promise<void> => {
    setRefused(undefined);
    const result = await client.addItem(kind);
    if (result.ok) onAdded(result.opId);
    else setRefused(result.error.code);
  };
  return (
    <div className="v-stack">
      <ActionButton icon={<Icon name="add" />} isDisabled={isStopped} onPress={() => void add()}>
        {say(labelId.addKind(kind))}
      </ActionButton>
      <p className="utrecht-form-field-error-message" role="alert">
        {refused === undefined ? '' : `${say('item.add.failed')} ${say(labelId.error(refused))}`}
      </p>
    </div>
  );
}
