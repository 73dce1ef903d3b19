import { useDirection } from '../item/use-direction.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { SelectOne } from '../ui/select-one.view.js';
import type { ControlProps } from './control.js';

/** Where something stands in its lifecycle. Only the steps that may follow are offered. */
export function StatusControl(props: ControlProps<'status'>) {
  const { item, name, definition, value, set } = props;
  const say = useSay();
  const now = typeof value === 'string' ? value : definition.initial;
  const steps = definition.transitions[now] ?? [];
  const refusals = useDirection(
    item,
    steps.map((status) => ({ field: name, value: status })),
  );
  const next = steps.filter((_, at) => refusals[at] === null);
  const refusal = refusals.find((code) => code !== null);
  const label = (status: string) => say(labelId.choice(item.kind, name, status));
  if (steps.length === 0) {
    return (
      <p className="v-value">
        {label(now)} <span className="v-hint">({say('field.status.final')})</span>
      </p>
    );
  }
  const select = (
    <SelectOne
      labelledBy={props.labelId}
      describedBy={props.describedBy}
      placeholder={label(now)}
      options={[now, ...next].map((status) => ({ id: status, label: label(status) }))}
      value={now}
      onChange={(status) => {
        if (status !== now) set(status);
      }}
    />
  );
  return (
    <>
      {next.length === 0 ? <p className="v-value">{label(now)}</p> : select}
      {refusal ? <p className="v-hint">{say(labelId.error(refusal))}</p> : null}
    </>
  );
}
