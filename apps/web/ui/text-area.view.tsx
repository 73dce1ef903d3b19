import { Label, Text, TextArea, TextField } from 'react-aria-components';

interface TextAreaInputProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
}

/** A few lines of a form that is sent as a whole. */
export function TextAreaInput({ label, hint, value, maxLength, onChange }: TextAreaInputProps) {
  return (
    <TextField
      className="v-form-field"
      value={value}
      onChange={onChange}
      isRequired
      validationBehavior="aria"
    >
      <Label className="utrecht-form-label">{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className="v-hint">
          {hint}
        </Text>
      )}
      <TextArea className="v-control" rows={3} maxLength={maxLength} />
    </TextField>
  );
}
