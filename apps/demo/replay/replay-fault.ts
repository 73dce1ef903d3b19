import { setTimeout as sleep } from 'node:timers/promises';

/** Something in the replay did not go as the script expects. */
export class ReplayFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReplayFault';
  }
}

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 10;

/** Waits until `look` finds something, and answers with it. @throws ReplayFault after 20 s, with what was waited for */
export async function untilFound<T>(look: () => T | null | undefined, what: string): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = look();
    if (found !== null && found !== undefined) return found;
    if (performance.now() > end) throw new ReplayFault(`in vain: ${what}`);
    await sleep(LOOK_EVERY_MS);
  }
}

export async function until(isSo: () => boolean, what: string): Promise<void> {
  await untilFound(() => (isSo() ? true : null), what);
}
