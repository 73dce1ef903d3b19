/** An everyday page without a back way into the plan. */
const ELSEWHERE = 'https://www.buienradar.nl/';

/** How many times Shift, and how long that may take (as in govuk-frontend's exit-this-page). */
export const PRESSES_TO_LEAVE = 3;
export const PRESSES_WITHIN_MS = 5000;

let isLeaving = false;

/** Whether the person is leaving in a hurry: then no warning may stand in the way, whatever is unsent. */
export function isLeavingQuickly(): boolean {
  return isLeaving;
}

/** Covers the page at once, then replaces it in the history of this tab. */
export function leaveQuickly(): void {
  isLeaving = true;
  document.title = '\u200b';
  document.documentElement.classList.add('v-left');
  window.location.replace(ELSEWHERE);
}

/**
 * Counts presses of Shift alone. Shift as part of a capital letter does not count, nor does any other key let an
 * earlier press stand: people type here.
 */
export class ShiftPresses {
  private count = 0;
  private isAlone = false;

  keyDown(key: string): void {
    this.isAlone = key === 'Shift';
    if (!this.isAlone) this.count = 0;
  }

  /** The presses so far. */
  keyUp(key: string): number {
    if (key === 'Shift' && this.isAlone) this.count += 1;
    this.isAlone = false;
    return this.count;
  }

  /** Whether there was anything to forget. */
  forget(): boolean {
    const hadAny = this.count > 0;
    this.count = 0;
    return hadAny;
  }
}
