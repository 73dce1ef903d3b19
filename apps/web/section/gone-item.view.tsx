import { useEffect, useRef, type RefObject } from 'react';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';

interface GoneItemProps {
  readonly onDismiss: () => void;
  readonly heading: RefObject<HTMLElement | null>;
}

/** The place of an item that was open here and is not available any more. Says no more than that. */
export function GoneItem({ onDismiss, heading }: GoneItemProps) {
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Focus was inside the item: it would fall back to the top of the page.
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, []);
  const dismiss = (): void => {
    heading.current?.focus({ preventScroll: true });
    onDismiss();
  };
  return (
    <div ref={place} className="v-card v-gone" role="status" tabIndex={-1}>
      <p className="nl-paragraph">{say('item.gone')}</p>
      <ActionButton look="subtle" size="small" onPress={dismiss}>
        {say('item.gone.dismiss')}
      </ActionButton>
    </div>
  );
}
