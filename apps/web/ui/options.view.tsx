import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { Icon } from './icon.view.js';

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly note?: string | undefined;
}

/** Options under a heading of their own. */
export interface OptionGroup {
  readonly heading: string;
  readonly options: readonly Option[];
}

export type OptionList = readonly (Option | OptionGroup)[];

/** The list that a select opens. */
export function Options({
  options,
  emptyText,
}: {
  options: OptionList;
  emptyText?: string | undefined;
}) {
  return (
    <ListBox
      className="v-listbox"
      renderEmptyState={() => <p className="v-hint v-listbox__empty">{emptyText}</p>}
    >
      {options.map((option) =>
        'heading' in option ? (
          <ListBoxSection key={option.heading} id={option.heading}>
            <Header className="v-listbox__heading">{option.heading}</Header>
            {option.options.map(optionItem)}
          </ListBoxSection>
        ) : (
          optionItem(option)
        ),
      )}
    </ListBox>
  );
}

function optionItem({ id, label, note }: Option) {
  return (
    <ListBoxItem key={id} id={id} textValue={label} className="v-option">
      <span className="v-option__check">
        <Icon name="check" />
      </span>
      <span>
        {label}
        {note === undefined ? null : <span className="v-option__note">{note}</span>}
      </span>
    </ListBoxItem>
  );
}
