import { setImmediate as yieldOnce, setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two keystrokes of somebody who types well, at least and at most. */
const KEYSTROKE_MS = [50, 130] as const;

/** How fast a replay goes: the script's clock and the typing, both so many times faster than people. */
export class Pace {
  private readonly begun = performance.now();

  constructor(private readonly speed: number) {}

  /** Waits until the script's clock (`mm:ss`) says so; a replay that is late goes on at once. */
  async untilTime(at: string): Promise<void> {
    const [minutes = 0, seconds = 0] = at.split(':').map(Number);
    const due = this.begun + this.scaled((minutes * 60 + seconds) * 1000);
    await this.wait(due - performance.now());
  }

  async keystroke(): Promise<void> {
    const [least, most] = KEYSTROKE_MS;
    await this.wait(this.scaled(least + Math.random() * (most - least)));
  }

  async seconds(seconds: number): Promise<void> {
    await this.wait(this.scaled(seconds * 1000));
  }

  private scaled(milliseconds: number): number {
    return milliseconds / this.speed;
  }

  /** Lets others go first even when there is nothing to wait for: several people type at once. */
  private async wait(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await sleep(milliseconds);
    else await yieldOnce();
  }
}
