import { useState, type RefObject } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components';
import type { PresentedItem } from '#contract';
import { ConflictCheckDialog } from '../conflict/conflict-check.dialog.js';
import { DeclareTieDialog } from '../conflict/declare-tie.dialog.js';
import { AskErasureDialog } from '../erasure/ask-erasure.dialog.js';
import { useMayAskErasure } from '../erasure/use-may-ask-erasure.js';
import { ItemHistoryDialog } from '../history/item-history.dialog.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
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

type Opened = 'history' | 'move' | 'remove' | 'check' | 'declare' | 'erase' | null;

/** What can be done with an item besides editing it. Holds nothing that its reader may not do. */
export function ItemMenu({ item, others, name, canEdit, heading }: ItemMenuProps) {
  const say = useSay();
  const [opened, open] = useState<Opened>(null);
  const close = (): void => open(null);
  const isHeld = useIsHeld(item);
  const mayAskErasure = useMayAskErasure(item);
  const isPerson = item.kind === 'involvedPerson' && !item.removed;
  return (
    <>
      <MenuTrigger>
        <MenuButton label={say('item.actions', { item: name })} />
        <OpenList className="v-popover">
          <Menu className="v-listbox">
            <MenuItem className="v-option" onAction={() => open('history')}>
              <Icon name="history" />
              {say('item.history')}
            </MenuItem>
            {canEdit && item.can.move && others.length > 1 ? (
              <MenuItem className="v-option" onAction={() => open('move')}>
                <Icon name="arrowDown" />
                {say('item.moveTo')}
              </MenuItem>
            ) : null}
            {isPerson && canEdit && item.can.edit ? (
              <MenuItem className="v-option" onAction={() => open('check')}>
                <Icon name="person" />
                {say('conflict.check')}
              </MenuItem>
            ) : null}
            {isPerson && canEdit ? (
              <MenuItem className="v-option" onAction={() => open('declare')}>
                <Icon name="warning" />
                {say('conflict.declare')}
              </MenuItem>
            ) : null}
            {canEdit && item.can.remove && !isHeld ? (
              <MenuItem className="v-option v-option--danger" onAction={() => open('remove')}>
                <Icon name="remove" />
                {say('item.remove')}
              </MenuItem>
            ) : null}
            {mayAskErasure ? (
              <MenuItem className="v-option v-option--danger" onAction={() => open('erase')}>
                <Icon name="remove" />
                {say('erasure.ask')}
              </MenuItem>
            ) : null}
          </Menu>
        </OpenList>
      </MenuTrigger>
      <OpenedDialog item={item} name={name} heading={heading} opened={opened} onClose={close} />
    </>
  );
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
