/** The time in Unix milliseconds. Injected, so that a test can move it. */
export interface Clock {
  now(): number;
}

export const CLOCK = Symbol('clock');

export const systemClock: Clock = { now: () => Date.now() };
