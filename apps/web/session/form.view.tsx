import { useState, type FormEvent, type ReactNode } from 'react';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import type { Refusal } from './ask.js';
import { RefusalNotice } from './refusal-notice.view.js';

interface FormProps {
  readonly submit: string;
  /** Sends the form; what it was refused with, or nothing when it went well. */
  readonly onSubmit: () => Promise<Refusal | undefined>;
  readonly children: ReactNode;
}

/** A form with one button. What was typed stays when it is refused, and the reason stands above the button. */
export function Form({ submit, onSubmit, children }: FormProps) {
  const say = useSay();
  const [refusal, setRefusal] = useState<Refusal | undefined>();
  const [isPending, setPending] = useState(false);
  const send = async (): Promise<void> => {
    setPending(true);
    setRefusal(undefined);
    setRefusal(await onSubmit());
    setPending(false);
  };
  return (
    <form
      className="v-stack v-stack--wide v-form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isPending) void send();
      }}
    >
      {children}
      <RefusalNotice refusal={refusal} />
      <ActionButton type="submit" look="primary">
        {isPending ? say('app.busy') : submit}
      </ActionButton>
    </form>
  );
}
