import { useState } from 'react';
import { sameAudience, type Audience, type ErrorCode, type Section } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { Notice } from '../ui/notice.view.js';
import { AudienceForm } from './audience-form.view.js';
import { useChosenAudience } from './use-chosen-audience.js';

interface AudienceDialogProps {
  /** The stream of the item, or of the field. */
  readonly stream: string;
  readonly section: Section;
  /** The organisation that added the item. */
  readonly owner: string;
  readonly audience: Audience;
  readonly isField?: boolean;
  readonly onClose: () => void;
}

/** Chooses who sees an item, or a field of it: everyone, some organisations, one's own, or people by name. */
export function AudienceDialog(props: AudienceDialogProps) {
  const { stream, section, owner, audience: now, isField = false, onClose } = props;
  const say = useSay();
  const { client } = useOpenPlan();
  const chosen = useChosenAudience(now, owner);
  const [refused, setRefused] = useState<ErrorCode>();
  const confirm = async (): Promise<void> => {
    if (sameAudience(chosen.audience, now)) return onClose();
    const result = await client.setAudience(stream, chosen.audience);
    if (result.ok) onClose();
    else setRefused(result.error.code);
  };
  return (
    <ModalDialog title={say(titleOf(isField))} isOpen onClose={onClose}>
      <div className="v-stack v-stack--wide">
        {isField ? <p className="nl-paragraph">{say('audience.field.hint')}</p> : null}
        <AudienceForm section={section} owner={owner} title={say(titleOf(isField))} {...chosen} />
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

function titleOf(isField: boolean) {
  return isField ? 'audience.field.title' : 'audience.title';
}
