import { useEffect } from 'react';
import type { ByeMessage } from '#contract';
import { liveSocket } from './live-socket.js';
import { hearOfRights, lookAtRights } from './rights.js';

const RETRY_MS = 2000;

/**
 * For every screen that has no plan open: hears over a socket of its own when this person is given or loses a function, when
 * lists of cases say something else, and when the session ends (L-02, L-06).
 */
export function RightsListener(): null {
  useEffect(listen, []);
  return null;
}

function listen(): () => void {
  const socket = liveSocket();
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  socket.on('bye', ({ code, permanent }: ByeMessage) => {
    isOver ||= permanent;
    if (permanent || code === 'RIGHTS_CHANGED') hearOfRights();
  });
  socket.on('look', hearOfRights);
  socket.once('connect', () => socket.on('connect', lookAtRights));
  socket.on('disconnect', () => {
    // socket.io does not come back by itself after a server that closed the connection on purpose.
    if (!isOver && !socket.active) timer = setTimeout(() => socket.connect(), RETRY_MS);
  });
  socket.connect();
  return () => {
    isOver = true;
    clearTimeout(timer);
    socket.disconnect();
  };
}
