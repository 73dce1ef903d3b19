import { useBlocker } from '@tanstack/react-router';
import { isLeavingQuickly } from '../app/quick-exit.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { useDrafts, useLive, useOpenPlan } from './plan.context.js';

/** Warns before leaving while something stands on this screen alone; never when somebody has to leave in a hurry. */
export function LeaveGuard({ planId }: { planId: string }) {
  const say = useSay();
  const { client } = useOpenPlan();
  const hasUnsent = useLive((state) => state.unsaved > 0);
  const isUnsaved = useDrafts().size > 0 || hasUnsent;
  const { proceed, reset, status } = useBlocker({
    shouldBlockFn: ({ next }) => isUnsaved && !next.pathname.startsWith(`/plans/${planId}`),
    enableBeforeUnload: () => {
      client.flush();
      return isUnsaved && !isLeavingQuickly();
    },
    withResolver: true,
  });
  return (
    <ModalDialog
      role="alertdialog"
      title={say('plan.leave.title')}
      isOpen={status === 'blocked'}
      onClose={() => reset?.()}
    >
      <p className="nl-paragraph">{say('plan.leave.text')}</p>
      <div className="v-row">
        <ActionButton look="primary" onPress={() => reset?.()}>
          {say('plan.leave.stay')}
        </ActionButton>
        <ActionButton onPress={() => proceed?.()}>{say('plan.leave.go')}</ActionButton>
      </div>
    </ModalDialog>
  );
}
