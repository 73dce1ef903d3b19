import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { useQuery } from 'urql';
import { colleaguesQuery } from '../circle/circle.query.js';
import { useSay } from '../messages/use-say.js';
import { Icon } from '../ui/icon.view.js';

interface ColleagueChoiceProps {
  readonly value: readonly string[];
  readonly onChange: (persons: string[]) => void;
}

/** Who of one's own organisation is on the case first. */
export function ColleagueChoice({ value, onChange }: ColleagueChoiceProps) {
  const say = useSay();
  const [{ data }] = useQuery({ query: colleaguesQuery });
  return (
    <CheckboxGroup className="v-stack" value={[...value]} onChange={onChange}>
      <Label className="utrecht-form-label">{say('intake.persons')}</Label>
      {(data?.colleagues ?? []).map(({ id, name, function: role }) => (
        <Checkbox key={id} className="v-checkbox" value={id}>
          <span className="v-checkbox__box" aria-hidden>
            <Icon name="check" />
          </span>
          <span>
            {name}
            <span className="v-option__note">{role}</span>
          </span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
