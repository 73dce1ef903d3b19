import { useState } from 'react';
import type { ErrorCode, PresentedItem } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { headlineOf } from './headline.js';

interface MoveItemDialogProps {
  readonly item: PresentedItem;
  readonly others: readonly PresentedItem[];
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const FIRST = 'first';

/** Moves an item to any place of its section, without dragging. */
export function MoveItemDialog({ item, others, name, isOpen, onClose }: MoveItemDialogProps) {
  const say = useSay();
  const { client } = useOpenPlan();
  const [place, setPlace] = useState<string | null>(null);
  const [refused, setRefused] = useState<ErrorCode>();
  const places = [
    { id: FIRST, label: say('move.first') },
    ...others.flatMap((other, index) => {
      if (other === item) return [];
      const title = `${say(labelId.kind(other.kind))} ${index + 1} ${headlineOf(other) ?? ''}`;
      return [{ id: other.id, label: say('move.after', { item: title.trim() }) }];
    }),
  ];
  const close = (): void => {
    setPlace(null);
    setRefused(undefined);
    onClose();
  };
  const move = async (): Promise<void> => {
    const result = await client.moveItem(item.stream, place === FIRST ? null : place);
    if (result.ok) close();
    else setRefused(result.error.code);
  };
  return (
    <ModalDialog title={say('move.title')} isOpen={isOpen} onClose={close}>
      <div className="v-stack v-stack--wide">
        <SelectOne
          label={say('move.place', { item: name })}
          placeholder={say('field.choose')}
          options={places}
          value={place}
          onChange={setPlace}
        />
        {refused === undefined ? null : (
          <p className="utrecht-form-field-error-message" role="alert">
            {say(labelId.error(refused))}
          </p>
        )}
        <div className="v-row">
          <ActionButton look="primary" isDisabled={place === null} onPress={() => void move()}>
            {say('move.confirm')}
          </ActionButton>
          <ActionButton onPress={close}>{say('app.cancel')}</ActionButton>
        </div>
      </div>
    </ModalDialog>
  );
}
