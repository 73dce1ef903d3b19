import type { RefObject } from 'react';
import { useDrag, useDrop, isTextDropItem, type DragResult } from 'react-aria-components';
import type { PresentedItem, Section } from '#contract';
import { useOpenPlan } from '../plan/plan.context.js';
import { placeOf, type Placed } from './order.js';

/** What is carried is the id alone, under a type that only the same section takes. */
function typeOf(section: Section): string {
  return `vangnet-item-${section.toLowerCase()}`;
}

export function useDragItem(item: PresentedItem): DragResult {
  return useDrag({
    getItems: () => [{ [typeOf(item.section)]: item.id }],
    getAllowedDropOperations: () => ['move'],
  });
}

/** Dropping an item on another gives it that one's place. */
export function useDropPlace(
  item: PresentedItem,
  others: readonly Placed[],
  place: RefObject<HTMLElement | null>,
) {
  const { client } = useOpenPlan();
  const type = typeOf(item.section);
  return useDrop({
    ref: place,
    isDisabled: !item.can.move,
    getDropOperation: (types) => (types.has(type) ? 'move' : 'cancel'),
    onDrop: ({ items }) => {
      const [dropped] = items.filter(isTextDropItem);
      if (!dropped?.types.has(type)) return;
      void dropped.getText(type).then((moved) => {
        const stream = others.find(({ id }) => id === moved)?.stream;
        const after = placeOf(others, moved, item.id);
        return stream === undefined || after === undefined ? null : client.moveItem(stream, after);
      });
    },
  });
}
