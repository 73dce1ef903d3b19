import { io, type Socket } from 'socket.io-client';
import {
  LIVE_PATH,
  type ClientEvents,
  type Op,
  type OpenAnswer,
  type PresentedPlan,
  type ServerEvents,
  type SubmitAnswer,
} from '#contract';
import type { Target } from '../workload.js';

export type LiveSocket = Socket<ServerEvents, ClientEvents>;

export type Snapshot = Extract<OpenAnswer, { snapshot: PresentedPlan }>;

/** Connects once, over websocket only; never by itself again, so that a killed server stays silent. */
export async function connectLive(target: Target, index: number): Promise<LiveSocket> {
  const cookie = target.cookies[index % target.cookies.length];
  const socket: LiveSocket = io(target.url, {
    path: LIVE_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: target.url, ...(cookie !== undefined && { cookie }) },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

export async function openPlan(socket: LiveSocket, planId: string): Promise<Snapshot> {
  const answer: OpenAnswer = await socket.timeout(30_000).emitWithAck('plan:open', { planId });
  if (!('snapshot' in answer)) throw new Error(`plan:open: ${JSON.stringify(answer)}`);
  return answer;
}

/** Submits ops that must all be accepted. */
export async function submitAll(socket: LiveSocket, planId: string, ops: Op[]): Promise<void> {
  const answer: SubmitAnswer = await socket
    .timeout(30_000)
    .emitWithAck('plan:submit', { planId, ops });
  const refused =
    'error' in answer ? answer.error : answer.results.find((result) => !result.ok)?.error;
  if (refused) throw new Error(`refused: ${JSON.stringify(refused)}`);
}
