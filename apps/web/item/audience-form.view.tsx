import { Radio, RadioGroup } from 'react-aria-components';
import { AUDIENCE_TYPES, audiencesIn, type AudienceType, type Section } from '#contract';
import { useSay } from '../messages/use-say.js';
import { OrganisationChoice } from './organisation-choice.view.js';
import { PersonChoice } from './person-choice.view.js';
import type { ChosenAudience } from './use-chosen-audience.js';

interface AudienceFormProps extends ChosenAudience {
  readonly title: string;
  readonly section: Section;
  readonly owner: string;
}

const WORDS = {
  CASE_OPEN: { label: 'audience.open', hint: 'audience.open.hint' },
  ORG_LIST: { label: 'audience.list', hint: null },
  NAMED_PERSONS: { label: 'audience.named', hint: 'audience.named.hint' },
  OWN_ORG: { label: 'audience.ownOrg', hint: 'audience.ownOrg.hint' },
} as const satisfies Record<AudienceType, unknown>;

/** The sorts of audience that the section takes, and whom the chosen one names. */
export function AudienceForm(props: AudienceFormProps) {
  const { title, section, owner, audience, setType, setOrganisations, setPersons } = props;
  const say = useSay();
  const types = AUDIENCE_TYPES.filter((type) => audiencesIn(section).includes(type));
  return (
    <>
      <RadioGroup
        className="v-stack"
        aria-label={title}
        value={audience.type}
        onChange={(value) => {
          const type = types.find((one) => one === value);
          if (type) setType(type);
        }}
      >
        {types.map((type) => {
          const { label, hint } = WORDS[type];
          return (
            <Radio key={type} className="v-radio" value={type}>
              <span>
                {say(label)}
                {hint === null ? null : <span className="v-option__note">{say(hint)}</span>}
              </span>
            </Radio>
          );
        })}
      </RadioGroup>
      {audience.type === 'ORG_LIST' ? (
        <OrganisationChoice
          owner={owner}
          chosen={audience.organisations}
          onChange={setOrganisations}
        />
      ) : null}
      {audience.type === 'NAMED_PERSONS' ? (
        <PersonChoice chosen={audience.persons} onChange={setPersons} />
      ) : null}
    </>
  );
}
