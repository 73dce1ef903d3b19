import { useEffect } from 'react';
import type { ByeMessage } from '#contract';
import { liveSocket } from './live-socket.js';
import { hearOfRights, lookAtRights, useRightsTold } from './rights.js';

const RETRY_MS = 2000;

/**
 * For a screen that a function opens, and that has no plan open: hears over a socket of its own when this person is given or
 * loses one, or the session ends (L-02). What was fetched under an earlier number is not shown any more.
 */
export function useToldOfRights(): number {
  useEffect(listen, []);
  return useRightsTold();
}

function listen(): () => void {
  const socket = liveSocket();
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  socket.on('bye', ({ code, permanent }: ByeMessage) => {
    isOver ||= permanent;
    if (permanent || code === 'RIGHTS_CHANGED') hearOfRights();
  });
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
