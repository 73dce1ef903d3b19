import { parentPort, workerData } from 'node:worker_threads';
import { clock } from '../support/clock.js';

export interface ArrivalSettings {
  /** On the monotonic clock, milliseconds. */
  from: number;
  to: number;
  perSecond: number;
}

const { from, to, perSecond } = workerData as ArrivalSettings;
const never = new Int32Array(new SharedArrayBuffer(4));

let due = from;
for (;;) {
  due += (-Math.log(1 - Math.random()) * 1000) / perSecond;
  if (due >= to) break;
  const wait = due - clock();
  if (wait > 0) Atomics.wait(never, 0, 0, wait);
  parentPort?.postMessage(due);
}
