import { Button, SelectValue } from 'react-aria-components';
import { Icon } from './icon.view.js';

/** What a select shows while it is closed. */
export function SelectButton() {
  return (
    <Button className="v-control v-select__button">
      <SelectValue className="v-select__value">
        {({ isPlaceholder, defaultChildren, selectedText }) =>
          isPlaceholder ? defaultChildren : selectedText
        }
      </SelectValue>
      <Icon name="chevronDown" />
    </Button>
  );
}
