const DAY_MS = 86_400_000;

/** The day (UTC) of a moment, as its first Unix millisecond. */
export function dayOf(ms: number): number {
  return ms - (ms % DAY_MS);
}
