import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import { namedBy } from '../ui/named-by.js';
import type { ControlProps } from './control.js';

/** Yes, no, or nothing filled in: pressing the chosen answer again takes it away. */
export function YesNoControl({ value, labelId, describedBy, set }: ControlProps<'yesNo'>) {
  const say = useSay();
  return (
    <ToggleButtonGroup
      className="v-yes-no"
      selectionMode="single"
      {...namedBy(labelId, describedBy)}
      selectedKeys={typeof value === 'boolean' ? [String(value)] : []}
      onSelectionChange={(keys) => {
        const [key] = keys;
        set(key === undefined ? null : key === 'true');
      }}
    >
      <ToggleButton className="v-yes-no__answer" id="true">
        {say('field.yes')}
      </ToggleButton>
      <ToggleButton className="v-yes-no__answer" id="false">
        {say('field.no')}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
