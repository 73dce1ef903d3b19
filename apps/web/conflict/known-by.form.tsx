import type { CalendarDate } from '@internationalized/date';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useWritten, type Written } from '../session/use-written.js';
import { BirthDateInput } from '../ui/birth-date-input.view.js';
import { TextInput } from '../ui/text-input.view.js';

/** What the server makes a tag of; it is kept nowhere. */
export interface KnownBy {
  surnames: string[];
  bornOn: string;
}

interface Typed {
  readonly surname: string;
  readonly other: string;
  readonly born: CalendarDate | null;
}

const NOTHING: Typed = { surname: '', other: '', born: null };

/** What is being typed at this place; it is let go of when it was taken, or given up. */
export function useKnownBy(place: string): Written<Typed> {
  return useWritten(place, NOTHING, ({ surname, other }) => [surname, other]);
}

interface KnownByFormProps {
  readonly typed: Written<Typed>;
  readonly submit: string;
  /** What has to be chosen beside it, and is not yet. */
  readonly missing?: readonly string[];
  readonly send: (by: KnownBy) => Promise<Refusal | undefined>;
}

/** Surnames and date of birth, typed once. Empty again when they were taken. */
export function KnownByForm({ typed, submit, missing = [], send }: KnownByFormProps) {
  const say = useSay();
  const { surname, other, born } = typed.value;
  const set = (part: Partial<Typed>): void => typed.write({ ...typed.value, ...part });
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
        if (!refusal) typed.forget();
        return refusal;
      }}
    >
      <TextInput
        label={say('conflict.surname')}
        hint={say('conflict.surname.hint')}
        name="surname"
        autoComplete="off"
        value={surname}
        onChange={(value) => set({ surname: value })}
      />
      <TextInput
        label={say('conflict.otherName')}
        hint={say('conflict.otherName.hint')}
        name="other"
        autoComplete="off"
        isRequired={false}
        value={other}
        onChange={(value) => set({ other: value })}
      />
      <BirthDateInput
        label={say('conflict.bornOn')}
        value={born}
        onChange={(value) => set({ born: value })}
      />
    </Form>
  );
}
