import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { sameAudience, type Audience, type ErrorCode, type PresentedItem } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { Notice } from '../ui/notice.view.js';
import { OrganisationChoice } from './organisation-choice.view.js';

interface AudienceDialogProps {
  readonly item: PresentedItem;
  readonly onClose: () => void;
}

/** Chooses who sees an item: every organisation in the case, or some of them, one's own always. */
export function AudienceDialog({ item, onClose }: AudienceDialogProps) {
  const say = useSay();
  const { client } = useOpenPlan();
  const { audience, setAudience } = useChosenAudience(item);
  const [refused, setRefused] = useState<ErrorCode>();
  const confirm = async (): Promise<void> => {
    if (sameAudience(audience, item.audience)) return onClose();
    const result = await client.setAudience(item.stream, audience);
    if (result.ok) onClose();
    else setRefused(result.error.code);
  };
  return (
    <ModalDialog title={say('audience.title')} isOpen onClose={onClose}>
      <div className="v-stack v-stack--wide">
        <AudienceForm owner={item.owner} audience={audience} onChange={setAudience} />
        <Notice sort="warning">
          <p className="nl-paragraph">{say('audience.warning')}</p>
        </Notice>
        {refused === undefined ? null : (
          <p className="utrecht-form-field-error-message" role="alert">
            {say(labelId.error(refused))}
          </p>
        )}
        <div className="v-row">
          <ActionButton look="primary" onPress={() => void confirm()}>
            {say('audience.confirm')}
          </ActionButton>
          <ActionButton onPress={onClose}>{say('app.cancel')}</ActionButton>
        </div>
      </div>
    </ModalDialog>
  );
}

interface AudienceFormProps {
  readonly owner: string;
  readonly audience: Audience;
  readonly onChange: (change: { type?: Audience['type']; organisations?: string[] }) => void;
}

function AudienceForm({ owner, audience, onChange }: AudienceFormProps) {
  const say = useSay();
  return (
    <>
      <RadioGroup
        className="v-stack"
        aria-label={say('audience.title')}
        value={audience.type}
        onChange={(value) => onChange({ type: value === 'ORG_LIST' ? 'ORG_LIST' : 'CASE_OPEN' })}
      >
        <Radio className="v-radio" value="CASE_OPEN">
          <span>
            {say('audience.open')}
            <span className="v-option__note">{say('audience.open.hint')}</span>
          </span>
        </Radio>
        <Radio className="v-radio" value="ORG_LIST">
          {say('audience.list')}
        </Radio>
      </RadioGroup>
      {audience.type === 'ORG_LIST' ? (
        <OrganisationChoice
          owner={owner}
          chosen={audience.organisations}
          onChange={(organisations) => onChange({ organisations })}
        />
      ) : null}
    </>
  );
}

/** Begins with who sees the item now; the organisations stay chosen while one looks at the other possibility. */
function useChosenAudience({ audience: now, owner }: PresentedItem) {
  const everyone = useLive((state) => state.plan?.organisations);
  const [type, setType] = useState(now.type);
  const [organisations, setOrganisations] = useState(
    now.type === 'ORG_LIST' ? now.organisations : (everyone ?? []).map(({ id }) => id),
  );
  const audience: Audience =
    type === 'CASE_OPEN'
      ? { type }
      : { type, organisations: [...new Set([owner, ...organisations])] };
  const setAudience: AudienceFormProps['onChange'] = (change) => {
    if (change.type) setType(change.type);
    if (change.organisations) setOrganisations(change.organisations);
  };
  return { audience, setAudience };
}
