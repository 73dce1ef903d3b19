import { useState } from 'react';
import { z } from 'zod';
import { useAsked } from '../account/use-asked.js';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { nothing, post } from '../session/ask.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { Notice } from '../ui/notice.view.js';
import { KnownByForm, useKnownBy } from './known-by.form.js';

const checkedShape = z.array(z.object({ item: z.string(), enteredAt: z.string() }));

interface ConflictCheckDialogProps {
  readonly item: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Has somebody of the case looked for among staff. What comes of it is told to one privacy officer, and not here. */
export function ConflictCheckDialog({ item, name, onClose }: ConflictCheckDialogProps) {
  const say = useSay();
  const { moment } = useMoments();
  const { planId } = useOpenPlan().client;
  const [answer, again] = useAsked(`/conflict/plans/${planId}`, checkedShape);
  const typed = useKnownBy(`plan/${planId}/check/${item}`);
  const [isDone, setDone] = useState(false);
  const checked = answer?.ok ? answer.value.find((one) => one.item === item) : undefined;
  return (
    <ModalDialog
      role="alertdialog"
      title={say('conflict.check.of', { item: name })}
      isOpen
      onClose={() => {
        typed.forget();
        onClose();
      }}
    >
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{say('conflict.check.text')}</p>
        {isDone ? (
          <Notice sort="ok" role="status">
            <p className="nl-paragraph">{say('conflict.check.done')}</p>
          </Notice>
        ) : null}
        {checked && !isDone ? (
          <p className="v-hint">
            {say('conflict.check.since', { moment: moment(checked.enteredAt) })}
          </p>
        ) : null}
        <KnownByForm
          typed={typed}
          submit={say('conflict.check.send')}
          send={async (by) => {
            const sent = await post(`/conflict/plans/${planId}`, { item, ...by }, nothing);
            if (!sent.ok) return sent;
            setDone(true);
            await again();
            return undefined;
          }}
        />
      </div>
    </ModalDialog>
  );
}
