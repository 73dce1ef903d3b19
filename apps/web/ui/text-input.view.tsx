import { useEffect, useRef, type HTMLInputAutoCompleteAttribute, type KeyboardEvent } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';

interface TextInputProps {
  readonly label: string;
  readonly hint?: string;
  readonly name: string;
  readonly type?: 'text' | 'email' | 'password' | 'search';
  readonly autoComplete: HTMLInputAutoCompleteAttribute;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Takes the focus when it appears: the step before it is gone. */
  readonly hasFocus?: boolean;
  readonly isRequired?: boolean;
  readonly maxLength?: number;
  /** What is wrong with what stands in it, once that was looked at. */
  readonly error?: string | undefined;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** One line of a form that is sent as a whole. */
export function TextInput(props: TextInputProps) {
  const { label, hint, name, type = 'text', autoComplete, value, onChange, hasFocus } = props;
  const { isRequired = true, maxLength = 320, onKeyDown, error } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (hasFocus) input.current?.focus();
  }, [hasFocus]);
  return (
    <TextField
      className="v-form-field"
      name={name}
      type={type}
      autoComplete={autoComplete}
      value={value}
      onChange={onChange}
      {...(onKeyDown && { onKeyDown })}
      isRequired={isRequired}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className="utrecht-form-label">{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className="v-hint">
          {hint}
        </Text>
      )}
      <Input
        ref={input}
        className="v-control"
        spellCheck="false"
        autoCapitalize="none"
        maxLength={maxLength}
      />
      <FieldError className="utrecht-form-field-error-message">
        <span role="alert">{error}</span>
      </FieldError>
    </TextField>
  );
}
