/** Checkpoints and restores are given out this long after their moment, or at a later multiple of it (G-50). */
const GIVEN_OUT_EVERY_MS = 30_000;

/** The newest moment of a cadence that is not after `now`; all of it in milliseconds. */
export function momentBefore(now: number, cadence: number): number {
  return Math.floor(now / cadence) * cadence;
}

/** When something of a moment is given out that is ready now. */
export function givenOutAt(moment: number, now: number): number {
  const late = Math.max(1, Math.ceil((now - moment) / GIVEN_OUT_EVERY_MS));
  return moment + late * GIVEN_OUT_EVERY_MS;
}
