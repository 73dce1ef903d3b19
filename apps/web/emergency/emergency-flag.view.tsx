import { useSay } from '../messages/use-say.js';
import { Icon } from '../ui/icon.view.js';
import { useEmergencies, useRunning } from './use-emergencies.js';

/** In the part of the screen that stays in sight: whoever reads further down is told, too, and is led to the notice. */
export function EmergencyFlag() {
  const say = useSay();
  const open = useEmergencies('COORDINATOR').filter(({ review }) => review === 'OPEN');
  const unseen = useEmergencies('DIRECTOR');
  const running = useRunning();
  if (open.length + unseen.length === 0 && !running) return null;
  return (
    <a className="v-save v-save--warning" href="#emergencies">
      <Icon name="warning" />
      {say('emergency.flag')}
    </a>
  );
}
