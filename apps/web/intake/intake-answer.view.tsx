import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ReasonDialog } from '../circle/reason.dialog.js';
import { useChangeCircle } from '../circle/use-change-circle.js';
import { useSay } from '../messages/use-say.js';
import { useMe } from '../session/session.context.js';
import { Form } from '../session/form.view.js';
import { useWritten } from '../session/use-written.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ColleagueChoice } from './colleague-choice.view.js';

interface IntakeAnswerProps {
  readonly planId: string;
  readonly onDone: () => void;
}

const NOBODY: readonly string[] = [];

/** Accepts with the first people on the case, or declines. */
export function IntakeAnswer({ planId, onDone }: IntakeAnswerProps) {
  const say = useSay();
  const me = useMe();
  const navigate = useNavigate();
  const change = useChangeCircle(planId);
  const { value: persons, write, forget } = useWritten(`intake/${planId}/persons`, NOBODY);
  const [isDeclining, setDeclining] = useState(false);
  const accept = async () => {
    const refusal = await change((opId) => ({ accept: { opId, persons: [...persons] } }));
    if (refusal) return refusal;
    forget();
    // Who is on it goes to the plan; who put others on it stays.
    if (me && persons.includes(me.person.id)) {
      await navigate({ to: '/plans/$planId', params: { planId } });
    } else onDone();
    return undefined;
  };
  return (
    <section className="v-card v-stack v-stack--wide" aria-label={say('intake.answer')}>
      <Form
        submit={say('intake.accept')}
        missing={persons.length === 0 ? [say('intake.persons.short')] : []}
        onSubmit={accept}
      >
        <ColleagueChoice value={persons} onChange={write} />
      </Form>
      <ActionButton look="subtle" onPress={() => setDeclining(true)}>
        {say('intake.decline')}
      </ActionButton>
      {isDeclining ? (
        <ReasonDialog
          place={`intake/${planId}/decline`}
          title={say('intake.decline')}
          text={say('intake.decline.text')}
          submit={say('intake.decline')}
          reason="optional"
          onSubmit={async (reason) => {
            const refusal = await change((opId) => ({ decline: { opId, reason } }));
            if (!refusal) await navigate({ to: '/' });
            return refusal;
          }}
          onClose={() => setDeclining(false)}
        />
      ) : null}
    </section>
  );
}
