import type { Place } from './live-client.js';
import type { LiveEnvironment } from './live-socket.js';

/** Sends places at most once in so many milliseconds: the first at once, of what follows only the last. */
export class PresencePace {
  private place: Place | null = null;
  private stopTimer: (() => void) | null = null;

  constructor(
    private readonly environment: LiveEnvironment,
    private readonly interval: number,
    private readonly send: (place: Place) => void,
  ) {}

  set(place: Place): void {
    this.place = place;
    if (!this.stopTimer) this.sendNow(place);
  }

  /** On a new connection nobody knows the place yet. */
  repeat(): void {
    if (this.place) this.set({ ...this.place });
  }

  stop(): void {
    this.stopTimer?.();
    this.stopTimer = null;
  }

  private sendNow(place: Place): void {
    this.send(place);
    this.stopTimer = this.environment.after(this.interval, () => {
      this.stopTimer = null;
      if (this.place && this.place !== place) this.sendNow(this.place);
    });
  }
}
