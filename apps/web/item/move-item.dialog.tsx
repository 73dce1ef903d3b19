import { useState } from 'react';
import type { ErrorCode, PresentedItem, PresentedPlan, Section } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { isSameList, useLive, useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { headlineOf } from './headline.js';

interface MoveItemDialogProps {
  readonly item: PresentedItem;
  readonly name: string;
  readonly onClose: () => void;
}

const FIRST = 'first';

/** Moves an item to any place of its section, without dragging. */
export function MoveItemDialog({ item, name, onClose }: MoveItemDialogProps) {
  const say = useSay();
  const { client } = useOpenPlan();
  const others = useLive(
    (state) => itemsIn(state.plan, item.section).filter(({ removed }) => !removed),
    isSameList,
  );
  const [place, setPlace] = useState<string | null>(null);
  const [refused, setRefused] = useState<ErrorCode>();
  const places = [
    { id: FIRST, label: say('move.first') },
    ...others.flatMap((other, index) => {
      if (other.id === item.id) return [];
      const title = `${say(labelId.kind(other.kind))} ${index + 1} ${headlineOf(other) ?? ''}`;
      return [{ id: other.id, label: say('move.after', { item: title.trim() }) }];
    }),
  ];
  const move = async (): Promise<void> => {
    const result = await client.moveItem(item.stream, place === FIRST ? null : place);
    if (result.ok) onClose();
    else setRefused(result.error.code);
  };
  return (
    <ModalDialog title={say('move.title')} isOpen onClose={onClose}>
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
          <ActionButton onPress={onClose}>{say('app.cancel')}</ActionButton>
        </div>
      </div>
    </ModalDialog>
  );
}

function itemsIn(plan: PresentedPlan | null, section: Section): readonly PresentedItem[] {
  return plan?.sections.find((one) => one.section === section)?.items ?? [];
}
