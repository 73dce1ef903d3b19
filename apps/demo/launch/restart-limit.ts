const WINDOW_MS = 60_000;
const MOST_IN_WINDOW = 3;

/** A server that cannot stay up is not started for ever: at most 3 times in a minute. */
export class RestartLimit {
  private times: number[] = [];

  /** Counts one more start at `now` (ms); whether that is allowed. */
  takes(now: number): boolean {
    this.times = this.times.filter((time) => now - time < WINDOW_MS);
    if (this.times.length >= MOST_IN_WINDOW) return false;
    this.times.push(now);
    return true;
  }
}
