import type { CalendarDate } from '@internationalized/date';
import { useState } from 'react';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { BirthDateInput } from '../ui/birth-date-input.view.js';
import { TextInput } from '../ui/text-input.view.js';

/** What the server makes a tag of; neither it nor this screen keeps it. */
export interface KnownBy {
  surnames: string[];
  bornOn: string;
}

interface KnownByFormProps {
  readonly submit: string;
  /** What has to be chosen beside it, and is not yet. */
  readonly missing?: readonly string[];
  readonly send: (by: KnownBy) => Promise<Refusal | undefined>;
}

/** Surnames and date of birth, typed once. Empty again when they were taken. */
export function KnownByForm({ submit, missing = [], send }: KnownByFormProps) {
  const say = useSay();
  const [surname, setSurname] = useState('');
  const [other, setOther] = useState('');
  const [born, setBorn] = useState<CalendarDate | null>(null);
  return (
    <Form
      submit={submit}
      missing={[
        ...missing,
        ...(surname.trim() === '' ? [say('conflict.surname')] : []),
        ...(born ? [] : [say('conflict.bornOn')]),
      ]}
      onSubmit={async () => {
        if (!born) return undefined;
        const surnames = [surname, other].map((name) => name.trim()).filter(Boolean);
        const refusal = await send({ surnames, bornOn: born.toString() });
        if (refusal) return refusal;
        setSurname('');
        setOther('');
        setBorn(null);
        return undefined;
      }}
    >
      <TextInput
        label={say('conflict.surname')}
        hint={say('conflict.surname.hint')}
        name="surname"
        autoComplete="off"
        value={surname}
        onChange={setSurname}
      />
      <TextInput
        label={say('conflict.otherName')}
        hint={say('conflict.otherName.hint')}
        name="other"
        autoComplete="off"
        isRequired={false}
        value={other}
        onChange={setOther}
      />
      <BirthDateInput label={say('conflict.bornOn')} value={born} onChange={setBorn} />
    </Form>
  );
}
