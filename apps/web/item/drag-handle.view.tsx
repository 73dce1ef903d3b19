import type { PresentedItem } from '#contract';
import { useSay } from '../messages/use-say.js';
import { Icon } from '../ui/icon.view.js';
import { useDragItem } from './use-drag-item.js';

/** Drags an item: with the pointer, or with Enter and then Tab to the place it should take. */
export function DragHandle({ item, name }: { item: PresentedItem; name: string }) {
  const say = useSay();
  const { dragProps, isDragging } = useDragItem(item);
  return (
    <div
      {...dragProps}
      role="button"
      tabIndex={0}
      className={`v-drag ${isDragging ? 'v-drag--active' : ''}`}
      aria-label={say('item.drag', { item: name })}
    >
      <Icon name="drag" />
    </div>
  );
}
