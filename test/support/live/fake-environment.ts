import type { LiveEnvironment } from '#client';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told to go on, and randomness without surprises. */
export class FakeEnvironment implements LiveEnvironment {
  private time = Date.parse('2026-03-02T09:00:00Z');
  private timers: Timer[] = [];
  private drawn = 0;

  /** Environments with different numbers draw different bytes. */
  constructor(private readonly number = 0) {}

  now(): number {
    return this.time;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.time + milliseconds, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  }

  randomBytes(length: number): Uint8Array {
    this.drawn += 1;
    const [drawn, number] = [this.drawn, this.number];
    return Uint8Array.from({ length }, (_, index) =>
      index < 4 ? (number >> (8 * index)) & 255 : (drawn >> (8 * (length - index - 1))) & 255,
    );
  }

  random(): number {
    return 0;
  }

  get waiting(): number {
    return this.timers.length;
  }

  /** Lets time pass; timers run in their order. */
  pass(milliseconds: number): void {
    const until = this.time + milliseconds;
    for (;;) {
      const next = this.timers
        .filter(({ at }) => at <= until)
        .reduce<Timer | null>(
          (first, timer) => (first && first.at <= timer.at ? first : timer),
          null,
        );
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = until;
  }
}
