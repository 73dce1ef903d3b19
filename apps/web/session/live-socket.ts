import { io, type Socket } from 'socket.io-client';
import { LIVE_PATH } from '#contract';
import { socketAuth } from './shown-person.js';

/** A socket of its own to the host that served this page, over websocket only; it connects when it is told to. */
export function liveSocket(): Socket {
  return io({
    path: LIVE_PATH,
    transports: ['websocket'],
    autoConnect: false,
    auth: (say) => say(socketAuth()),
    forceNew: true,
    reconnectionDelayMax: 3000,
    // Some proxies swallow a connection instead of refusing it.
    timeout: 5000,
  });
}
