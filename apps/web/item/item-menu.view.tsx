import { useState, type RefObject } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components';
import type { PresentedItem } from '#contract';
import { ConflictCheckDialog } from '../conflict/conflict-check.dialog.js';
import { DeclareTieDialog } from '../conflict/declare-tie.dialog.js';
import { CorrectDialog } from '../correction/correct.dialog.js';
import { AskErasureDialog } from '../erasure/ask-erasure.dialog.js';
import { useMayAskErasure } from '../erasure/use-may-ask-erasure.js';
import { ItemHistoryDialog } from '../history/item-history.dialog.js';
import type { MessageId } from '../messages/nl.messages.js';
import { useSay } from '../messages/use-say.js';
import { AddViewDialog } from '../own-view/view.dialog.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon, type IconName } from '../ui/icon.view.js';
import { MoveItemDialog } from './move-item.dialog.js';
import { OpenList } from '../ui/open-list.view.js';
import type { Placed } from './order.js';
import { useIsHeld } from './use-direction.js';
import { RemoveItemDialog } from './remove-item.dialog.js';

interface ItemMenuProps {
  readonly item: PresentedItem;
  readonly others: readonly Placed[];
  readonly name: string;
  readonly canEdit: boolean;
  readonly heading: RefObject<HTMLElement | null>;
}

type Choice = 'history' | 'correct' | 'view' | 'move' | 'remove' | 'check' | 'declare' | 'erase';
type Opened = Choice | null;

/** What can be done with an item besides editing it. Holds nothing that its reader may not do. */
export function ItemMenu({ item, others, name, canEdit, heading }: ItemMenuProps) {
  const say = useSay();
  const [opened, open] = useState<Opened>(null);
  const close = (): void => open(null);
  const isHeld = useIsHeld(item);
  const mayAskErasure = useMayAskErasure(item);
  const choices = choicesFor(item, { canEdit, isHeld, mayAskErasure, others });
  return (
    <>
      <MenuTrigger>
        <MenuButton label={say('item.actions', { item: name })} />
        <OpenList className="v-popover">
          <Menu className="v-listbox">
            {choices.map(({ id, icon, label, isDanger }) => (
              <MenuItem
                key={id}
                className={isDanger ? 'v-option v-option--danger' : 'v-option'}
                onAction={() => open(id)}
              >
                <Icon name={icon} />
                {say(label)}
              </MenuItem>
            ))}
          </Menu>
        </OpenList>
      </MenuTrigger>
      <OpenedDialog item={item} name={name} heading={heading} opened={opened} onClose={close} />
    </>
  );
}

interface MenuChoice {
  readonly id: Choice;
  readonly icon: IconName;
  readonly label: MessageId;
  readonly isDanger?: boolean;
}

interface ChoiceFacts extends Pick<ItemMenuProps, 'canEdit' | 'others'> {
  readonly isHeld: boolean;
  readonly mayAskErasure: boolean;
}

function choicesFor(
  { can, kind, removed }: PresentedItem,
  { canEdit, isHeld, mayAskErasure, others }: ChoiceFacts,
): readonly MenuChoice[] {
  const isEditable = canEdit && can.edit && !removed;
  const isPerson = kind === 'involvedPerson' && !removed;
  const choices: readonly (MenuChoice & { readonly isThere: boolean })[] = [
    { id: 'history', icon: 'history', label: 'item.history', isThere: true },
    { id: 'correct', icon: 'correct', label: 'correction.open', isThere: isEditable && !isHeld },
    { id: 'view', icon: 'speech', label: 'view.open', isThere: isEditable },
    {
      ...{ id: 'move', icon: 'arrowDown', label: 'item.moveTo' },
      isThere: canEdit && can.move && others.length > 1,
    },
    { id: 'check', icon: 'person', label: 'conflict.check', isThere: isEditable && isPerson },
    { id: 'declare', icon: 'warning', label: 'conflict.declare', isThere: canEdit && isPerson },
    {
      ...{ id: 'remove', icon: 'remove', label: 'item.remove', isDanger: true },
      isThere: canEdit && can.remove && !isHeld,
    },
    {
      ...{ id: 'erase', icon: 'remove', label: 'erasure.ask', isDanger: true },
      isThere: mayAskErasure,
    },
  ];
  return choices.filter(({ isThere }) => isThere);
}

function MenuButton({ label }: { label: string }) {
  return (
    <ActionButton
      look="subtle"
      size="small"
      isIconOnly
      icon={<Icon name="more" />}
      aria-label={label}
    >
      {label}
    </ActionButton>
  );
}

interface OpenedDialogProps extends Pick<ItemMenuProps, 'item' | 'name' | 'heading'> {
  readonly opened: Opened;
  readonly onClose: () => void;
}

/** A plan has many items: what is not open is not there. */
function OpenedDialog({ item, name, heading, opened, onClose }: OpenedDialogProps) {
  switch (opened) {
    case 'history':
      return <ItemHistoryDialog item={item} name={name} onClose={onClose} />;
    case 'correct':
      return <CorrectDialog item={item} name={name} onClose={onClose} />;
    case 'view':
      return <AddViewDialog item={item} name={name} onClose={onClose} />;
    case 'move':
      return <MoveItemDialog item={item} name={name} onClose={onClose} />;
    case 'remove':
      return <RemoveItemDialog item={item} name={name} onClose={onClose} heading={heading} />;
    case 'check':
      return <ConflictCheckDialog item={item.id} name={name} onClose={onClose} />;
    case 'declare':
      return <DeclareTieDialog onClose={onClose} />;
    case 'erase':
      return <AskErasureDialog item={item} name={name} onClose={onClose} />;
    case null:
      return null;
  }
}
