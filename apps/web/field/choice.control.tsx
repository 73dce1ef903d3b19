import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import type { ControlProps } from './control.js';
import { SelectField } from './select-field.view.js';

/** One option, or several, out of the list of the definition. */
export function ChoiceControl(props: ControlProps<'choice'>) {
  const { item, name, definition, value, set } = props;
  const say = useSay();
  const options = definition.options.map((option) => ({
    id: option,
    label: say(labelId.choice(item.kind, name, option)),
  }));
  const chosen = Array.isArray(value)
    ? value.map(String)
    : typeof value === 'string'
      ? [value]
      : [];
  return (
    <SelectField
      {...props}
      options={options}
      chosen={chosen}
      isMultiple={definition.multiple === true}
      onChoose={(ids, ifRev) => set(definition.multiple ? orNull(ids) : (ids[0] ?? null), ifRev)}
    />
  );
}

function orNull(ids: string[]): string[] | null {
  return ids.length === 0 ? null : ids;
}
