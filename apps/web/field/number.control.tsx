import { FieldError, Input, TextField } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import { namedBy } from '../ui/named-by.js';
import type { ControlProps } from './control.js';
import { useDraft } from './use-draft.js';

/** A whole number between two bounds. What is no such number stays on screen with the reason, and is not stored. */
export function NumberControl(props: ControlProps<'number'>) {
  const { item, name, definition, stream, rev, value, labelId, describedBy, set } = props;
  const { min, max } = definition;
  const say = useSay();
  const { draft, change, commit, discard } = useDraft<string>({
    item: item.id,
    field: name,
    stream,
    rev,
    words: (typed) => typed,
    isComplete: (typed) => isStorable(typed, min, max),
    commit: (typed, ifRev) => {
      const next = typed.trim() === '' ? null : Number(typed);
      if (next !== value) set(next, ifRev);
    },
  });
  const text = draft?.value ?? (typeof value === 'number' ? String(value) : '');
  return (
    <TextField
      {...namedBy(labelId, describedBy)}
      value={text}
      isInvalid={!isStorable(text, min, max)}
      validationBehavior="aria"
      onChange={(typed) => (isAllowed(typed) ? change(typed) : undefined)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape' && draft) discard();
      }}
    >
      <Input className="v-control v-control--number" inputMode="numeric" autoComplete="off" />
      <FieldError className="utrecht-form-field-error-message">
        {say('field.numberRange', { min, max })}
      </FieldError>
    </TextField>
  );
}

function isAllowed(text: string): boolean {
  return /^[-\d\s]*$/.test(text);
}

function isStorable(text: string, min: number, max: number): boolean {
  if (text.trim() === '') return true;
  const number = Number(text);
  return Number.isInteger(number) && number >= min && number <= max;
}
