import { useState } from 'react';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import type { Refusal } from '../session/ask.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { usePress } from './press.context.js';
import { ReviewForm, type Reviewed } from './review-form.view.js';
import { useAct } from './use-act.js';
import { useEmergencies } from './use-emergencies.js';
import { useWrittenReview } from './use-written-review.js';

/** Looks back on a use of the emergency button. It is concluded once, and not left out. */
export function ReviewDialog() {
  const { reviewed, review } = usePress();
  return reviewed === null ? null : <ReviewOf use={reviewed} onClose={() => review(null)} />;
}

/** Closed by mistake, it keeps what was written. */
function ReviewOf({ use, onClose }: { use: string; onClose: () => void }) {
  const say = useSay();
  const act = useAct();
  const { planId } = useOpenPlan().client;
  const written = useWrittenReview(`plan/${planId}/review/${use}`);
  const [isSending, setSending] = useState(false);
  // Not told of while the connection is down, nor to whoever is not to know of it any more.
  const emergency = useEmergencies('COORDINATOR').find((one) => one.use === use);
  const isConcluded = emergency?.review === 'JUSTIFIED' || emergency?.review === 'NOT_JUSTIFIED';
  // Sent from here, and stored though no answer came.
  const isStored = isConcluded && emergency.conclusion === written.conclusion.value.trim();
  const isOver = written.isOver || (isConcluded && !isSending);
  const conclude = async (said: Reviewed): Promise<Refusal | undefined> => {
    setSending(true);
    const refusal = await act({ kind: 'breakGlass.review', use, ...said });
    setSending(false);
    if (refusal) return refusal;
    written.forget();
    onClose();
    return undefined;
  };
  return (
    <ModalDialog
      title={say('review.title')}
      isOpen={!isStored}
      onClose={() => {
        if (isOver) written.forget();
        onClose();
      }}
    >
      <ReviewForm
        text={say('review.text')}
        written={{ ...written, isOver }}
        reason={emergency?.reason}
        onConclude={conclude}
      />
    </ModalDialog>
  );
}
