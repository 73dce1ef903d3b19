import { createLiveClient, type LiveClient } from '#client';
import type { ByeMessage } from '#contract';
import { isSessionOver } from '../session/is-session-over.js';
import { liveSocket } from '../session/live-socket.js';
import { hearOfRights, lookAtRights } from '../session/rights.js';

/** Opens a plan over a socket of its own. */
export function openLivePlan(planId: string): LiveClient {
  const socket = liveSocket();
  // Told so by the server, or back after a time in which it may have changed once more.
  socket.on('bye', ({ code }: ByeMessage) => {
    if (code === 'RIGHTS_CHANGED') hearOfRights();
  });
  socket.once('connect', () => socket.on('connect', lookAtRights));
  const client = createLiveClient({ planId, socket, isSessionOver });
  client.open();
  return client;
}
