import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PROGRAM = 'redis-server';
const POLL_MS = 20;
const START_LIMIT_MS = 10_000;

/** A Redis of one test file. */
export interface RedisServer {
  url: string;
  /** Ends it at once, as a crash would, and keeps its port for `start`. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** `describe`, or its skipping sister where Redis is not installed; in CI a skip is a failure. */
export const describeWithRedis: jest.Describe =
  spawnSync(PROGRAM, ['--version']).status === 0 ? describe : describe.skip;

export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'vangnet-redis-'));
  let child = await launch(port, folder);
  const kill = async (): Promise<void> => {
    const { exited, process } = child;
    process.kill('SIGKILL');
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    start: async () => {
      child = await launch(port, folder);
    },
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Launched {
  process: ReturnType<typeof spawn>;
  exited: Promise<unknown>;
}

async function launch(port: number, folder: string): Promise<Launched> {
  const forgetful = ['--save', '', '--appendonly', 'no'];
  const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder];
  const process = spawn(PROGRAM, [...place, ...forgetful], { stdio: 'ignore' });
  const exited = new Promise((resolve) => process.once('exit', resolve));
  const end = performance.now() + START_LIMIT_MS;
  while (!(await answers(port))) {
    if (process.exitCode !== null || performance.now() > end) throw new Error('No Redis');
    await sleep(POLL_MS);
  }
  return { process, exited };
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
