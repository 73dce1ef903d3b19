import type { RefObject } from 'react';
import type { PresentedItem } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useLive } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
import { ItemMenu } from './item-menu.view.js';
import { MoveButtons } from './move-buttons.view.js';
import type { Placed } from './order.js';
import { DragHandle } from './drag-handle.view.js';

interface ItemHeaderProps {
  readonly item: PresentedItem;
  readonly others: readonly Placed[];
  readonly titleId: string;
  readonly name: string;
  /** Beginning of the text, shown while the item is collapsed. */
  readonly summary: string | null;
  readonly missing: readonly string[];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly heading: RefObject<HTMLElement | null>;
}

/** What an item is called, whether anything is still needed, and what can be done with it. */
export function ItemHeader(props: ItemHeaderProps) {
  const { item, others, titleId, name, summary, missing, isOpen, onToggle, heading } = props;
  const say = useSay();
  const canEdit = useLive((state) => state.canEdit);
  const canMove = canEdit && item.can.move && others.length > 1;
  return (
    <header className="v-item__header">
      {canMove ? <DragHandle item={item} name={name} /> : null}
      <h3 id={titleId} className="v-item__title">
        {name}
        {summary === null ? null : <span className="v-item__summary"> {summary}</span>}
      </h3>
      <MissingFields item={item} missing={missing} />
      <div className="v-item__actions">
        {canMove ? <MoveButtons item={item} others={others} name={name} /> : null}
        <ItemMenu item={item} others={others} name={name} canEdit={canEdit} heading={heading} />
        <ActionButton
          look="subtle"
          size="small"
          isIconOnly
          icon={<Icon name={isOpen ? 'chevronDown' : 'chevronRight'} />}
          aria-expanded={isOpen}
          aria-label={`${say(isOpen ? 'item.collapse' : 'item.expand')}, ${name}`}
          onPress={onToggle}
        >
          {say(isOpen ? 'item.collapse' : 'item.expand')}
        </ActionButton>
      </div>
    </header>
  );
}

function MissingFields({ item, missing }: { item: PresentedItem; missing: readonly string[] }) {
  const say = useSay();
  const { list } = useMoments();
  if (missing.length === 0) return null;
  const fields = list(missing.map((name) => say(labelId.field(item.kind, name))));
  return (
    <p className="nl-data-badge v-badge" title={say('item.missing.list', { fields })}>
      {say('item.missing', { count: missing.length })}
    </p>
  );
}
