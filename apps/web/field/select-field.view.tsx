import { useSay } from '../messages/use-say.js';
import type { OptionList } from '../ui/options.view.js';
import { SelectMany } from '../ui/select-many.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import type { ControlProps } from './control.js';
import { useDraft } from './use-draft.js';

interface SelectFieldProps extends Omit<ControlProps, 'definition' | 'set'> {
  readonly options: OptionList;
  readonly chosen: readonly string[];
  readonly isMultiple: boolean;
  readonly emptyText?: string;
  readonly onChoose: (ids: string[], ifRev?: number) => void;
}

const NOTHING = '';

/** A select inside a field. Several choices are handed over together, when the list is closed. */
export function SelectField(props: SelectFieldProps) {
  const { item, name, stream, rev, options, chosen, isMultiple, labelId, describedBy, onChoose } =
    props;
  const say = useSay();
  const { draft, change, commit } = useDraft<string[]>({
    item: item.id,
    field: name,
    stream,
    rev,
    words: (ids) => ids.join(', '),
    commit: (ids, ifRev) => {
      if (ids.join() !== chosen.join()) onChoose(ids, ifRev);
    },
  });
  const shared = { labelledBy: labelId, describedBy, placeholder: say('field.choose') };
  if (isMultiple) {
    return (
      <SelectMany
        {...shared}
        options={options}
        value={draft?.value ?? chosen}
        emptyText={props.emptyText}
        onChange={change}
        onClose={commit}
      />
    );
  }
  return (
    <SelectOne
      {...shared}
      options={[{ id: NOTHING, label: say('field.empty') }, ...options]}
      value={chosen[0] ?? null}
      onChange={(id) => onChoose(id === NOTHING ? [] : [id])}
    />
  );
}
