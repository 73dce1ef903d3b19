import { useState, type FormEvent, type ReactNode } from 'react';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import type { Refusal } from './ask.js';
import { RefusalNotice } from './refusal-notice.view.js';

interface FormProps {
  readonly submit: string;
  /** What has to be filled in and is not yet: then nothing is sent, and this is said. */
  readonly missing?: readonly string[];
  /** Sends the form; what it was refused with, or nothing when it went well. */
  readonly onSubmit: () => Promise<Refusal | undefined>;
  readonly children: ReactNode;
}

/** A form with one button. What was typed stays when it is refused, and the reason stands above the button. */
export function Form({ submit, missing = [], onSubmit, children }: FormProps) {
  const say = useSay();
  const { list } = useMoments();
  const [isAsked, setAsked] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | undefined>();
  const [isPending, setPending] = useState(false);
  const send = async (): Promise<void> => {
    setRefusal(undefined);
    setAsked(missing.length > 0);
    if (missing.length > 0) return;
    setPending(true);
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
      {isAsked && missing.length > 0 ? (
        <Notice sort="error" role="alert">
          <p className="utrecht-paragraph">{say('form.missing', { fields: list(missing) })}</p>
        </Notice>
      ) : null}
      <RefusalNotice refusal={refusal} />
      <ActionButton type="submit" look="primary">
        {isPending ? say('app.busy') : submit}
      </ActionButton>
    </form>
  );
}
