import { useEffect, useRef, useState } from 'react';
import { useSay } from '../messages/use-say.js';
import { leaveQuickly, PRESSES_TO_LEAVE, PRESSES_WITHIN_MS, ShiftPresses } from './quick-exit.js';

/** Leaves this page at once: by the button, or by pressing Shift three times. Always in reach, on every screen. */
export function QuickExit() {
  const say = useSay();
  const announcement = useShiftPresses();
  return (
    <div className="v-quick-exit">
      <button
        type="button"
        className="nl-button nl-button--primary nl-button--negative"
        onClick={leaveQuickly}
      >
        <span className="v-wide-only">{say('exit.button')}</span>
        <span className="v-narrow-only">{say('exit.short')}</span>
        <span className="v-unseen">, {say('exit.hint')}</span>
      </button>
      <span className="v-unseen" role="status">
        {announcement}
      </span>
    </div>
  );
}

function useShiftPresses(): string {
  const say = useSay();
  const [announcement, announce] = useState('');
  const presses = useRef(new ShiftPresses());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keyDown = (event: KeyboardEvent): void => {
      presses.current.keyDown(event.key);
    };
    const keyUp = (event: KeyboardEvent): void => {
      const count = presses.current.keyUp(event.key);
      if (event.key !== 'Shift' || count === 0) return;
      clearTimeout(timer);
      if (count >= PRESSES_TO_LEAVE) {
        announce(say('exit.leaving'));
        leaveQuickly();
        return;
      }
      announce(say('exit.pressed', { count }));
      timer = setTimeout(() => {
        if (presses.current.forget()) announce(say('exit.timedOut'));
      }, PRESSES_WITHIN_MS);
    };
    window.addEventListener('keydown', keyDown, true);
    window.addEventListener('keyup', keyUp, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', keyDown, true);
      window.removeEventListener('keyup', keyUp, true);
    };
  }, [say]);
  return announcement;
}
