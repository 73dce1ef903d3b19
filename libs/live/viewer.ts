import type { Server, Socket } from 'socket.io';
import type { ClientEvents, ServerEvents } from '#contract';
import type { Session } from '#identity';
import type { Actor } from '#kernel';

/** What the server keeps with each socket. */
export interface SocketData {
  session: Session;
  requestId: string;
}

type NoEvents = Record<string, never>;
export type LiveSocket = Socket<ClientEvents, ServerEvents, NoEvents, SocketData>;
export type LiveServer = Server<ClientEvents, ServerEvents, NoEvents, SocketData>;

/** Somebody who has a plan open, on one socket. */
export interface Viewer {
  socket: LiveSocket;
  actor: Actor;
}

/** What waits for a slow socket: bytes in its connection, and the letters of the messages that come after them. */
export function backlogOf(socket: LiveSocket): number {
  const { transport, writeBuffer } = socket.conn as unknown as {
    transport: { socket?: { bufferedAmount?: number } };
    writeBuffer: readonly { data?: string }[];
  };
  const waiting = writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  return (transport.socket?.bufferedAmount ?? 0) + waiting;
}
