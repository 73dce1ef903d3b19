import { hrtime } from 'node:process';

/** Milliseconds on the machine's monotonic clock: one timebase for every thread of the generator. */
export function clock(): number {
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
