import { FieldError, Label, Text, TextArea, TextField } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';

/** What somebody writes in some lines of a form, and whether it is enough. */
export interface WrittenText {
  readonly value: string;
  readonly isShort: boolean;
  readonly write: (value: string) => void;
  /** It was taken, or given up on purpose. */
  readonly forget: () => void;
  /** Looks whether it is enough, and from then on says so where it is not. */
  readonly check: () => boolean;
}

interface TextAreaInputProps {
  readonly label: string;
  readonly hint?: string;
  readonly text: WrittenText;
  readonly least: number;
  readonly maxLength: number;
}

/** A few lines of a form that is sent as a whole. */
export function TextAreaInput({ label, hint, text, least, maxLength }: TextAreaInputProps) {
  const say = useSay();
  return (
    <TextField
      className="v-form-field"
      value={text.value}
      onChange={text.write}
      isRequired
      isInvalid={text.isShort}
      validationBehavior="aria"
    >
      <Label className="utrecht-form-label">{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className="v-hint">
          {hint}
        </Text>
      )}
      <TextArea className="v-control" rows={3} maxLength={maxLength} />
      <FieldError className="utrecht-form-field-error-message">
        <span role="alert">{say('form.tooShort', { least })}</span>
      </FieldError>
    </TextField>
  );
}
