import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import { useLive } from '../plan/plan.context.js';
import { useDirectory } from '../plan/use-directory.js';
import { Icon } from '../ui/icon.view.js';

interface PersonChoiceProps {
  readonly chosen: readonly string[];
  readonly onChange: (persons: string[]) => void;
}

/** Which of the people on the case; oneself always. */
export function PersonChoice({ chosen, onChange }: PersonChoiceProps) {
  const say = useSay();
  const directory = useDirectory();
  const members = useLive((state) => state.plan?.members) ?? [];
  const you = useLive((state) => state.plan?.you.person);
  return (
    <CheckboxGroup className="v-stack v-indent" value={[...chosen]} onChange={onChange}>
      <Label className="v-unseen">{say('audience.named')}</Label>
      {members.map(({ person, organisation, name, function: task }) => (
        <Checkbox key={person} className="v-checkbox" value={person} isDisabled={person === you}>
          <span className="v-checkbox__box">
            <Icon name="check" />
          </span>
          <span>
            {name}
            <span className="v-option__note">
              {person === you
                ? say('audience.self')
                : `${task}, ${directory.organisation(organisation) ?? ''}`}
            </span>
          </span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
