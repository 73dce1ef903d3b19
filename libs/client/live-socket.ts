import type { ClientEvents, ServerEvents } from '#contract';

/** What a socket tells: what the server sends, and how the connection fares. */
export interface SocketEvents extends Omit<ServerEvents, 'look'> {
  connect: () => void;
  /** A try to connect failed, or was refused: which of these a browser does not say. */
  connect_error: () => void;
  disconnect: (reason: string, details?: unknown) => void;
}

/**
 * The part of socket.io-client's `Socket` that the live client uses; one of those can be passed as it is. It keeps
 * trying to connect by itself, and must be made with `autoConnect: false`.
 */
export interface LiveSocket {
  readonly connected: boolean;
  /** The session under which others see this one; undefined while not connected. */
  readonly id?: string | undefined;
  connect(): unknown;
  disconnect(): unknown;
  on: Listen;
  off: Listen;
  emit(event: 'plan:open', ...args: Parameters<ClientEvents['plan:open']>): unknown;
  emit(event: 'plan:close', ...args: Parameters<ClientEvents['plan:close']>): unknown;
  emit(event: 'plan:submit', ...args: Parameters<ClientEvents['plan:submit']>): unknown;
  emit(event: 'presence', ...args: Parameters<ClientEvents['presence']>): unknown;
}

/** One signature per event: a socket.io `Socket` fits these, and does not fit a generic one. */
interface Listen {
  (event: 'connect', listener: SocketEvents['connect']): unknown;
  (event: 'connect_error', listener: SocketEvents['connect_error']): unknown;
  (event: 'disconnect', listener: SocketEvents['disconnect']): unknown;
  (event: 'plan:changes', listener: SocketEvents['plan:changes']): unknown;
  (event: 'plan:gone', listener: SocketEvents['plan:gone']): unknown;
  (event: 'plan:shown', listener: SocketEvents['plan:shown']): unknown;
  (event: 'plan:resync', listener: SocketEvents['plan:resync']): unknown;
  (event: 'plan:emergencies', listener: SocketEvents['plan:emergencies']): unknown;
  (event: 'presence', listener: SocketEvents['presence']): unknown;
  (event: 'bye', listener: SocketEvents['bye']): unknown;
}

/** Clock, timers and randomness, so that tests need not wait. */
export interface LiveEnvironment {
  /** Unix milliseconds of this machine. */
  now(): number;
  /** Runs `run` after so many milliseconds; returns the function that calls it off. */
  after(milliseconds: number, run: () => void): () => void;
  /** So many random bytes. */
  randomBytes(length: number): Uint8Array;
  /** A number from 0 up to 1, for spreading retries. */
  random(): number;
}

/** The machine's own clock, timers and randomness. */
export const SYSTEM_ENVIRONMENT: LiveEnvironment = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  random: () => Math.random(),
};
