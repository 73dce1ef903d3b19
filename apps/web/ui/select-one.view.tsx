import { Label, Select } from 'react-aria-components';
import { namedBy } from './named-by.js';
import { OpenList } from './open-list.view.js';
import { Options, type OptionList } from './options.view.js';
import { SelectButton } from './select-button.view.js';

interface SelectOneProps {
  /** A label above the control; otherwise `labelledBy` names an element that is there already. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string | undefined;
  readonly options: OptionList;
  readonly value: string | null;
  readonly placeholder: string;
  readonly onChange: (id: string) => void;
}

/** One choice out of a list; disabled while there is nothing to choose from, as while that is on its way. */
export function SelectOne(props: SelectOneProps) {
  const { label, labelledBy, describedBy, options, value, placeholder, onChange } = props;
  return (
    <Select
      className="v-select"
      {...namedBy(labelledBy, describedBy)}
      placeholder={placeholder}
      isDisabled={options.length === 0}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
    >
      {label === undefined ? null : <Label className="utrecht-form-label">{label}</Label>}
      <SelectButton />
      <OpenList className="v-popover">
        <Options options={options} />
      </OpenList>
    </Select>
  );
}
