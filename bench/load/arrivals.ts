import { Worker } from 'node:worker_threads';
import type { ArrivalSettings } from './arrivals.thread.js';

/**
 * Calls `arrive` with the due time of each arrival of a Poisson process, until stopped. A thread of its own waits for
 * them: timers of the event loop are a millisecond coarse, which would hide differences between servers.
 */
export function startArrivals(
  settings: ArrivalSettings,
  arrive: (due: number) => void,
): { stop: () => Promise<void> } {
  const worker = new Worker(new URL('./arrivals.thread.js', import.meta.url), {
    workerData: settings,
  });
  let stopped = false;
  worker.on('message', (due: number) => {
    if (!stopped) arrive(due);
  });
  return {
    stop: async () => {
      stopped = true;
      await worker.terminate();
    },
  };
}
