import { useRef, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { makeOpId } from '#contract';
import { refusalIn } from '../circle/refusal-in.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { useStepUp } from '../session/step-up.dialog.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { concludeReviewMutation, reviewReasonQuery } from './emergency.query.js';
import { ReviewForm, type Reviewed } from './review-form.view.js';
import { useWrittenReview } from './use-written-review.js';

interface StandInDialogProps {
  readonly use: string;
  readonly onClose: () => void;
  readonly onConcluded: () => void;
}

/**
 * Looks back on what a colleague pressed, where no safety coordinator is there to. Of the case it tells nothing but why. Closed by
 * mistake, it keeps what was written.
 */
export function StandInDialog({ use, onClose, onConcluded }: StandInDialogProps) {
  const say = useSay();
  const written = useWrittenReview(`review/${use}`);
  const stepUp = useStepUp();
  const [{ data, error }] = useQuery({
    query: reviewReasonQuery,
    variables: { use },
    requestPolicy: 'network-only',
  });
  // Once read it stays with what is written about it, also when the review is over: the form says so itself.
  const [reason, keepReason] = useState<string | undefined>();
  if (data && data.reviewReason !== reason) keepReason(data.reviewReason);
  const hasWords = error !== undefined && written.conclusion.value !== '';
  const [, send] = useMutation(concludeReviewMutation);
  // Sent once more, after a second factor or without an answer, it is the same review.
  const opId = useRef(newOpId());
  const conclude = async (reviewed: Reviewed): Promise<Refusal | undefined> => {
    const answer = await send({ review: { opId: opId.current, use, ...reviewed } });
    if (answer.error) return refusalIn(answer.error);
    const result = answer.data?.concludeReview;
    if (result?.__typename === 'OpRefused') return { ok: false, code: result.error.code };
    written.forget();
    onConcluded();
    onClose();
    return undefined;
  };
  const close = (): void => {
    // Not before: what was written stands in it, to be copied.
    if (written.isOver) {
      written.forget();
      onConcluded();
    }
    onClose();
  };
  return (
    <ModalDialog title={say('review.title')} isOpen onClose={close}>
      {error && reason === undefined ? (
        <p className="utrecht-form-field-error-message" role="alert">
          {say(labelId.error(refusalIn(error).code))}
        </p>
      ) : null}
      {reason === undefined && !hasWords ? null : (
        <ReviewForm
          text={say('review.text.standIn')}
          written={written}
          reason={reason}
          onConclude={(reviewed) => stepUp.run(() => conclude(reviewed))}
        />
      )}
      {stepUp.dialog}
    </ModalDialog>
  );
}

function newOpId(): string {
  return makeOpId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
