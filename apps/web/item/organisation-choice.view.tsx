import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import { useLive } from '../plan/plan.context.js';
import { Icon } from '../ui/icon.view.js';

interface OrganisationChoiceProps {
  /** The organisation that added the item: always among those that see it. */
  readonly owner: string;
  readonly chosen: readonly string[];
  readonly onChange: (organisations: string[]) => void;
}

/** Which of the organisations in the case. */
export function OrganisationChoice({ owner, chosen, onChange }: OrganisationChoiceProps) {
  const say = useSay();
  const organisations = useLive((state) => state.plan?.organisations) ?? [];
  return (
    <CheckboxGroup className="v-stack v-indent" value={[...chosen]} onChange={onChange}>
      <Label className="v-unseen">{say('audience.list')}</Label>
      {organisations.map(({ id, name }) => (
        <Checkbox key={id} className="v-checkbox" value={id} isDisabled={id === owner}>
          <span className="v-checkbox__box">
            <Icon name="check" />
          </span>
          <span>
            {name}
            {id === owner ? <span className="v-option__note">{say('audience.own')}</span> : null}
          </span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
