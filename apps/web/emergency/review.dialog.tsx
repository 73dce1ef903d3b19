import type { PresentedEmergency } from '#contract';
import { useSay } from '../messages/use-say.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { ReviewForm, useWrittenReview } from './review-form.view.js';
import { useAct } from './use-act.js';

interface ReviewDialogProps {
  readonly emergency: PresentedEmergency;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Looks back on a use of the emergency button. It is concluded once, and not left out. Closed, it keeps what was written. */
export function ReviewDialog({ emergency, isOpen, onClose }: ReviewDialogProps) {
  const say = useSay();
  const act = useAct();
  const written = useWrittenReview();
  return (
    <ModalDialog title={say('review.title')} isOpen={isOpen} onClose={onClose}>
      <ReviewForm
        text={say('review.text')}
        written={written}
        reason={emergency.reason}
        onConclude={async (reviewed) => {
          const refusal = await act({
            kind: 'breakGlass.review',
            use: emergency.use,
            ...reviewed,
          });
          if (!refusal) onClose();
          return refusal;
        }}
      />
    </ModalDialog>
  );
}
