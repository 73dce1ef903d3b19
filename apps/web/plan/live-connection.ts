import { createLiveClient, type LiveClient } from '#client';
import { io } from 'socket.io-client';
import { LIVE_PATH, type ByeMessage } from '#contract';
import { lookAtRights } from '../session/rights.js';

/** Opens a plan over a socket of its own: websocket only, on the host that served this page. */
export function openLivePlan(planId: string): LiveClient {
  const socket = io({
    path: LIVE_PATH,
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    reconnectionDelayMax: 3000,
    // Some proxies swallow a connection instead of refusing it.
    timeout: 5000,
  });
  // Told so by the server, or back after a time in which it may have changed once more.
  socket.on('bye', ({ code }: ByeMessage) => {
    if (code === 'RIGHTS_CHANGED') lookAtRights();
  });
  socket.once('connect', () => socket.on('connect', lookAtRights));
  const client = createLiveClient({ planId, socket });
  client.open();
  return client;
}
