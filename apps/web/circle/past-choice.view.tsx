import { Radio, RadioGroup } from 'react-aria-components';
import { PAST_SIGHTS, type PastSight } from '#contract';
import { useSay } from '../messages/use-say.js';

interface PastChoiceProps {
  readonly value: PastSight | null;
  readonly onChange: (past: PastSight) => void;
}

/** What the newcomer may see of the past (C-10). Nothing is chosen beforehand: it is somebody's decision. */
export function PastChoice({ value, onChange }: PastChoiceProps) {
  const say = useSay();
  return (
    <RadioGroup
      className="v-stack"
      aria-label={say('circle.past')}
      value={value}
      onChange={(id) => {
        const past = PAST_SIGHTS.find((one) => one === id);
        if (past) onChange(past);
      }}
    >
      <span className="utrecht-form-label" aria-hidden>
        {say('circle.past')}
      </span>
      {PAST_SIGHTS.map((past) => (
        <Radio key={past} className="v-radio" value={past}>
          <span>
            {say(`past.${past}`)}
            <span className="v-option__note">{say(`past.${past}.hint`)}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
