import { randomBytes } from 'node:crypto';
import { makeOpId, type Op } from '#contract';
import { clock } from '../support/clock.js';
import type { HistoryTask, OpenReport, OpenTask } from '../workload.js';
import { connectLive, openPlan, submitAll, type LiveSocket } from './live-socket.js';
import type { LiveText } from './live-text.js';
import { liveTextsOf } from './live-screen.js';

const OPS = 64;

/** Types a character and takes it away again, over and over, as every session in turn and in every text. */
export async function makeHistory(task: HistoryTask): Promise<void> {
  const sessions = Math.max(1, task.target.cookies.length);
  const sockets: LiveSocket[] = [];
  for (let index = 0; index < sessions; index += 1) {
    sockets.push(await connectLive(task.target, index));
  }
  const [first] = sockets;
  if (!first) return;
  const opened = await openPlan(first, task.room.id);
  const texts = liveTextsOf(opened, { room: task.room, index: 0, converges: true });
  for (let done = 0, turn = 0; done < task.changes; turn += 1) {
    const socket = sockets[turn % sockets.length];
    const text = texts[turn % texts.length];
    if (!socket || !text) return;
    const count = Math.min(OPS, task.changes - done);
    await submitAll(socket, task.room.id, typedAndTaken(text, count));
    text.rev += count;
    done += count;
  }
  for (const socket of sockets) socket.disconnect();
}

function typedAndTaken(text: LiveText, count: number): Op[] {
  const { length } = text.text;
  const at = Math.floor(Math.random() * (length - 1)) + 1;
  return Array.from({ length: count }, (_, index): Op => ({
    kind: 'text.edit',
    opId: makeOpId(Date.now(), randomBytes(10)),
    stream: text.stream,
    rev: text.rev,
    changes: index % 2 === 0 ? [at, [0, 'x'], length - at] : [at, [1], length - at],
  }));
}

/** Opens each plan in turn, over and over, and measures until it is there. */
export async function measureOpening(task: OpenTask): Promise<OpenReport> {
  const socket = await connectLive(task.target, 0);
  const times: number[][] = task.rooms.map(() => []);
  const sizes: number[] = task.rooms.map(() => 0);
  for (let turn = 0; turn < task.times; turn += 1) {
    for (const [index, room] of task.rooms.entries()) {
      const begun = clock();
      const opened = await openPlan(socket, room.id);
      times[index]?.push(clock() - begun);
      sizes[index] = JSON.stringify(opened.snapshot).length;
      socket.emit('plan:close', { planId: room.id });
    }
  }
  socket.disconnect();
  return { times, sizes };
}
