import { useState, type RefObject } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { PresentedItem } from '#contract';
import { ItemHistoryDialog } from '../history/item-history.dialog.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
import { MoveItemDialog } from './move-item.dialog.js';
import type { Placed } from './order.js';
import { RemoveItemDialog } from './remove-item.dialog.js';

interface ItemMenuProps {
  readonly item: PresentedItem;
  readonly others: readonly Placed[];
  readonly name: string;
  readonly canEdit: boolean;
  readonly heading: RefObject<HTMLElement | null>;
}

type Opened = 'history' | 'move' | 'remove' | null;

/** What can be done with an item besides editing it. Holds nothing that its reader may not do. */
export function ItemMenu({ item, others, name, canEdit, heading }: ItemMenuProps) {
  const say = useSay();
  const [opened, open] = useState<Opened>(null);
  const close = (): void => open(null);
  return (
    <>
      <MenuTrigger>
        <ActionButton
          look="subtle"
          size="small"
          isIconOnly
          icon={<Icon name="more" />}
          aria-label={say('item.actions', { item: name })}
        >
          {say('item.actions', { item: name })}
        </ActionButton>
        <Popover className="v-popover">
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
            {canEdit && item.can.remove ? (
              <MenuItem className="v-option v-option--danger" onAction={() => open('remove')}>
                <Icon name="remove" />
                {say('item.remove')}
              </MenuItem>
            ) : null}
          </Menu>
        </Popover>
      </MenuTrigger>
      {/* A plan has many items: what is not open is not there. */}
      {opened === 'history' ? <ItemHistoryDialog item={item} name={name} onClose={close} /> : null}
      {opened === 'move' ? <MoveItemDialog item={item} name={name} onClose={close} /> : null}
      {opened === 'remove' ? (
        <RemoveItemDialog item={item} name={name} onClose={close} heading={heading} />
      ) : null}
    </>
  );
}
