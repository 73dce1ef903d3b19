import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { pause } from './clock.js';
import { endingOf, startChild } from './processes.js';

export interface RunningRedis {
  url: string;
  /** kill -9 of exactly that process. */
  kill(): Promise<void>;
}

/** A Redis that forgets everything; undefined where none is installed. */
export async function startRedis(): Promise<RunningRedis | undefined> {
  const port = await freePort();
  const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', tmpdir()];
  try {
    const child = startChild(['redis-server', ...place, '--save', '', '--appendonly', 'no']);
    while (!(await answers(port))) await pause(20);
    return { url: `redis://127.0.0.1:${port}`, kill: () => endingOf(child).kill() };
  } catch {
    return undefined;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
