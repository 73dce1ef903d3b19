import { useLive } from '../plan/plan.context.js';
import type { ControlProps } from './control.js';
import { SelectField } from './select-field.view.js';

/** An organisation, or several, of those that take part in the case. */
export function OrganisationControl(props: ControlProps<'organisation'>) {
  const { definition, value, set } = props;
  const organisations = useLive((state) => state.plan?.organisations);
  const chosen = Array.isArray(value)
    ? value.map(String)
    : typeof value === 'string'
      ? [value]
      : [];
  return (
    <SelectField
      {...props}
      options={(organisations ?? []).map(({ id, name }) => ({ id, label: name }))}
      chosen={chosen}
      isMultiple={definition.multiple === true}
      onChoose={(ids, ifRev) => {
        if (definition.multiple) set(ids.length === 0 ? null : ids, ifRev);
        else set(ids[0] ?? null, ifRev);
      }}
    />
  );
}
