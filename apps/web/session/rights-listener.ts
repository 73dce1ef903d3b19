import { useEffect } from 'react';
import type { ByeMessage } from '#contract';
import { isSessionOver } from './is-session-over.js';
import { liveSocket } from './live-socket.js';
import { hearOfCases, hearOfRights, lookAtRights } from './rights.js';

const RETRY_MS = 2000;
const RETRY_AT_MOST_MS = 60_000;
/** A connection counts from here on: one that is not wanted is closed before. */
const STANDS_MS = 1000;

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
  let connects = 0;
  let retryMs = RETRY_MS;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const later = (ms: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  const stands = (id: string | undefined, isFirst: boolean): void => {
    if (!socket.connected || socket.id !== id) return;
    retryMs = RETRY_MS;
    // Whatever happened while there was no connection nobody told.
    if (!isFirst) lookAtRights();
  };
  socket.on('bye', ({ code, permanent }: ByeMessage) => {
    isOver ||= permanent;
    if (permanent || code === 'RIGHTS_CHANGED') hearOfRights();
  });
  socket.on('look', hearOfCases);
  socket.on('connect', () => {
    connects += 1;
    later(STANDS_MS, stands.bind(null, socket.id, connects === 1));
  });
  // Refused perhaps: over a connection that never came about nobody says that the session has ended.
  socket.on('connect_error', () => void isSessionOver());
  socket.on('disconnect', () => {
    // socket.io does not come back by itself after a server that closed the connection on purpose.
    if (isOver || socket.active) return;
    later(retryMs, () => socket.connect());
    retryMs = Math.min(retryMs * 2, RETRY_AT_MOST_MS);
  });
  socket.connect();
  return () => {
    isOver = true;
    for (const timer of timers) clearTimeout(timer);
    socket.disconnect();
  };
}
