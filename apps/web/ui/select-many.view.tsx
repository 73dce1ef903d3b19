import { Select } from 'react-aria-components';
import { namedBy } from './named-by.js';
import { OpenList } from './open-list.view.js';
import { Options, type OptionList } from './options.view.js';
import { SelectButton } from './select-button.view.js';

interface SelectManyProps {
  readonly labelledBy: string;
  readonly describedBy?: string | undefined;
  readonly options: OptionList;
  readonly value: readonly string[];
  readonly placeholder: string;
  readonly emptyText?: string | undefined;
  readonly onChange: (ids: string[]) => void;
  readonly onClose: () => void;
}

/** Several choices out of a list, which stays open until the person closes it. */
export function SelectMany(props: SelectManyProps) {
  const { labelledBy, describedBy, options, value, placeholder, emptyText } = props;
  return (
    <Select
      className="v-select"
      selectionMode="multiple"
      {...namedBy(labelledBy, describedBy)}
      placeholder={placeholder}
      value={[...value]}
      onChange={(keys) => props.onChange(keys.map(String))}
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
      allowsEmptyCollection
    >
      <SelectButton />
      <OpenList className="v-popover">
        <Options options={options} emptyText={emptyText} />
      </OpenList>
    </Select>
  );
}
