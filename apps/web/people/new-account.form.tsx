import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useWritten } from '../session/use-written.js';
import { TextInput } from '../ui/text-input.view.js';

/** Who is invited. */
export interface NewAccount {
  readonly name: string;
  readonly function: string;
  readonly login: string;
}

const EMPTY: NewAccount = { name: '', function: '', login: '' };
const LABELS = { name: 'people.name', function: 'people.function', login: 'signIn.login' } as const;
const FIELDS = ['name', 'function', 'login'] as const;
/** As the server looks at it. */
const emailShape = z.email().max(320);

interface NewAccountFormProps {
  /** Where it is kept until it is sent. */
  readonly place: string;
  readonly send: (account: NewAccount) => Promise<Refusal | undefined>;
  /** Takes the focus when it appears. */
  readonly hasFocus?: boolean;
  readonly before?: ReactNode;
  /** What else is asked of who is invited. */
  readonly children?: ReactNode;
}

/** Asks who is to have an account. Empty again when the invitation was made. */
export function NewAccountForm(props: NewAccountFormProps) {
  const { place, send, hasFocus = false, before, children } = props;
  const say = useSay();
  const { value: account, write, forget } = useWritten(place, EMPTY);
  const [refused, setRefused] = useState<string>();
  const submit = async (): Promise<Refusal | undefined> => {
    const login = account.login.trim();
    if (!emailShape.safeParse(login).success) {
      setRefused(account.login);
      return undefined;
    }
    const refusal = await send({ ...account, login });
    if (!refusal) forget();
    return refusal;
  };
  return (
    <Form
      submit={say('people.new.send')}
      missing={FIELDS.filter((field) => account[field].trim() === '').map((field) =>
        say(LABELS[field]),
      )}
      onSubmit={submit}
    >
      {before}
      {FIELDS.map((field) => (
        <TextInput
          key={field}
          label={say(LABELS[field])}
          name={field}
          type={field === 'login' ? 'email' : 'text'}
          autoComplete="off"
          value={account[field]}
          onChange={(value) => write({ ...account, [field]: value })}
          hasFocus={hasFocus && field === 'name'}
          error={
            field === 'login' && refused !== undefined && refused === account.login
              ? say('form.emailUnfit')
              : undefined
          }
        />
      ))}
      {children}
    </Form>
  );
}
