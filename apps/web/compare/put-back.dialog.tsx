import { isText, type PresentedItem } from '#contract';
import type { HistoryWording } from '../history/history-sentence.js';
import { readersWords } from '../item/audience-words.js';
import { labelId } from '../messages/label-id.js';
import { useLive } from '../plan/plan.context.js';
import { sendRefusalId } from '../plan/use-submit-one.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { FieldSides } from './field-sides.view.js';
import { standsThere, type Earlier } from './put-back.js';
import { usePutBack } from './use-put-back.js';

interface PutBackDialogProps {
  readonly wording: HistoryWording;
  readonly item: PresentedItem;
  readonly field: string;
  readonly earlier: Earlier;
  readonly onClose: () => void;
}

/**
 * Asks before something is put back, and shows what that does to what stands there at this moment. It is made against exactly
 * that: when somebody is first, the difference is shown anew and the person chooses again (H-51).
 */
export function PutBackDialog({ wording, item, field, earlier, onClose }: PutBackDialogProps) {
  const { say } = wording;
  const putBack = usePutBack();
  const you = useLive((state) => state.plan?.you);
  const organisations = useLive((state) => state.plan?.organisations);
  const now = item.fields[field];
  if (!now || !you || !organisations) return null;
  const isThere = standsThere(now, earlier);
  const readers = item.sights[field]?.readers ?? item.readers;
  const confirm = async (): Promise<void> => {
    if (await putBack.send(now, earlier)) onClose();
  };
  return (
    <ModalDialog role="alertdialog" title={say('putBack.title')} isOpen onClose={onClose}>
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">
          {say('putBack.text', { field: say(labelId.field(item.kind, field)) })}
        </p>
        <FieldSides
          wording={wording}
          kind={item.kind}
          field={field}
          before={isText(now) ? now.text : now.value}
          after={earlier.value}
          labels={[say('putBack.now'), say('putBack.then')]}
        />
        <p className="v-hint">
          {say('putBack.readers', {
            readers: readersWords(wording, readers, { you, organisations }),
          })}
        </p>
        {putBack.refused === undefined ? null : (
          <p className="utrecht-form-field-error-message" role="alert">
            {say(sendRefusalId(putBack.refused))}
          </p>
        )}
        {isThere ? <p className="nl-paragraph">{say('putBack.isThere')}</p> : null}
        <div className="v-row">
          <ActionButton
            look="primary"
            isDisabled={isThere || putBack.isSending}
            onPress={() => void confirm()}
          >
            {say('putBack.confirm')}
          </ActionButton>
          <ActionButton onPress={onClose}>{say('app.cancel')}</ActionButton>
        </div>
      </div>
    </ModalDialog>
  );
}
