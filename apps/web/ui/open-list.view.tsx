import { Popover, type PopoverProps } from 'react-aria-components';
import { useIsCovered } from './covered.view.js';

/** What a button opens beside it; gone while the screen is covered. */
export function OpenList(props: PopoverProps) {
  const isCovered = useIsCovered();
  return <Popover {...props} {...(isCovered && { isOpen: false })} />;
}
