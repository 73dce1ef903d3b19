import type { Caret, PresenceUpdate } from '#contract';
import type { Place } from './live-client.js';
import type { LiveEnvironment } from './live-socket.js';

/** A place as it is told to the server: the caret against a rev (L-52). */
export type ToldPlace = Omit<PresenceUpdate, 'planId'>;

export interface PresencePaceOptions {
  /** This person's caret in a text, as it stands now. */
  readonly caretIn: (stream: string) => Caret | null;
  readonly send: (told: ToldPlace) => void;
}

/** Tells a place at most once in so many milliseconds: what is new at once, of what follows only the last. */
export class PresencePace {
  private place: Omit<Place, 'caret'> | null = null;
  private told = '';
  private stopTimer: (() => void) | null = null;

  constructor(
    private readonly environment: LiveEnvironment,
    private readonly interval: number,
    private readonly options: PresencePaceOptions,
  ) {}

  set(place: Omit<Place, 'caret'>): void {
    this.place = place;
    this.look();
  }

  /** The text of the place may have gone on, and with it what there is to tell. */
  look(): void {
    if (!this.place || this.stopTimer) return;
    const { stream } = this.place;
    const caret = stream === null ? null : this.options.caretIn(stream);
    const now = { ...this.place, caret };
    const written = JSON.stringify(now);
    if (written === this.told) return;
    this.told = written;
    this.options.send(now);
    this.stopTimer = this.environment.after(this.interval, () => {
      this.stopTimer = null;
      this.look();
    });
  }

  /** On a new connection nobody knows the place yet. */
  repeat(): void {
    this.told = '';
    this.look();
  }

  stop(): void {
    this.stopTimer?.();
    this.stopTimer = null;
    this.place = null;
  }
}
