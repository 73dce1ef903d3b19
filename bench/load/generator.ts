import type { Reports, Task } from '../workload.js';
import { measureLatency } from './latency.task.js';
import { measureLooking } from './look.task.js';
import { makeHistory, measureOpening } from './plan.task.js';
import { readTexts, seedPeer } from './read.task.js';
import { typeUntilHalted } from './storm.task.js';

/** The load generator: a process of its own that does one task and ends. */
type Message = { task: Task } | { halt: true };

let halt: () => void = () => undefined;
const halted = new Promise<void>((resolve) => {
  halt = resolve;
});

process.on('disconnect', () => process.exit());
process.on('message', (message: Message) => {
  if ('halt' in message) {
    halt();
    return;
  }
  run(message.task)
    .then((report) => tell({ report }))
    .catch((error: unknown) => tell({ failed: String(error) }))
    .finally(() => process.exit());
});

function run(task: Task): Promise<Reports[keyof Reports]> {
  switch (task.task) {
    case 'latency':
      return measureLatency(task);
    case 'storm':
      return typeUntilHalted(task, { halted, typing: () => void tell({ typing: true }) });
    case 'read':
      return readTexts(task.target, task.room);
    case 'seed':
      return seedPeer(task.target, task.room, task.content).then(() => null);
    case 'history':
      return makeHistory(task).then(() => null);
    case 'open':
      return measureOpening(task);
    case 'look':
      return measureLooking(task);
  }
}

function tell(message: object): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, () => resolve());
    else resolve();
  });
}
