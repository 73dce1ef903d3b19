import { useSay } from '../messages/use-say.js';
import { useLive } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
import { EmergencyDialog } from './emergency.dialog.js';
import { usePress } from './press.context.js';

/** Always at the same place, for everyone on the case: whoever needs it has no time to look for it. */
export function EmergencyButton() {
  const say = useSay();
  const { setOpen } = usePress();
  const canAsk = useLive((state) => state.endedBy === null);
  return (
    <>
      <ActionButton
        size="small"
        icon={<Icon name="stop" />}
        isDisabled={!canAsk}
        onPress={() => setOpen(true)}
      >
        {say('emergency.button')}
      </ActionButton>
      <EmergencyDialog />
    </>
  );
}
