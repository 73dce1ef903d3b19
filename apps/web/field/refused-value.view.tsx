import type { ErrorCode, FieldValue } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { CopyButton } from '../ui/copy-button.view.js';
import { useWording } from './use-wording.js';
import { valueWords, type FieldPlace } from './value-words.js';

interface RefusedValueProps {
  readonly place: FieldPlace;
  readonly code: ErrorCode;
  readonly value: FieldValue;
  readonly onDismiss: () => void;
}

/** A value that was refused: why, and what it was, so that nothing typed is gone. */
export function RefusedValue({ place, code, value, onDismiss }: RefusedValueProps) {
  const wording = useWording();
  const { say } = wording;
  return (
    <KeptValue
      reason={say('field.notSaved', { reason: say(labelId.error(code)) })}
      words={valueWords(wording, place, value)}
      onDismiss={onDismiss}
    />
  );
}

interface KeptValueProps {
  readonly reason: string;
  /** What was typed; null where that was nothing. */
  readonly words: string | null;
  readonly onDismiss: () => void;
}

/** Why something was not stored, beside what it was: to copy, and to let go. */
export function KeptValue({ reason, words, onDismiss }: KeptValueProps) {
  const say = useSay();
  return (
    <div className="v-field__refused v-stack" role="alert">
      <p className="utrecht-form-field-error-message">{reason}</p>
      {words === null ? null : <p className="v-kept-text__words">{words}</p>}
      <div className="v-row">
        {words === null ? null : <CopyButton text={words} />}
        <ActionButton look="subtle" size="small" onPress={onDismiss}>
          {say('item.gone.dismiss')}
        </ActionButton>
      </div>
    </div>
  );
}
