import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reports, Task } from '../workload.js';
import type { Cores } from './cores.js';
import { BUILT } from './places.js';

/** A server under test. `kill` is kill -9 of exactly that process. */
export interface RunningServer {
  url: string;
  pid: number;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Ends whatever of ours still runs; for the way out after a fault or Ctrl+C. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts a process of ours that is told of our end by its channel. */
export function startChild(
  command: string[],
  env: Record<string, string> = {},
): ChildProcess & { pid: number } {
  const [program = process.execPath, ...rest] = command;
  const child = spawn(program, rest, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  if (child.pid === undefined) throw new Error(`${program} did not start`);
  return Object.assign(child, { pid: child.pid });
}

/** Starts a server that tells its address, or its port, over the channel when it is ready. */
export async function startServer(
  script: URL,
  env: Record<string, string>,
  nodeFlags: readonly string[] = [],
): Promise<RunningServer> {
  const child = startChild([process.execPath, ...nodeFlags, fileURLToPath(script)], env);
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', ({ url: told, port }: { url?: string; port?: number }) =>
      resolve(told ?? `http://127.0.0.1:${port}`),
    );
    child.once('exit', (code) => reject(new Error(`${script.pathname} ended with ${code}`)));
  });
  return { url, pid: child.pid, ...endingOf(child) };
}

export function endingOf(child: ChildProcess): Pick<RunningServer, 'stop' | 'kill'> {
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
  };
  return { stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

interface GeneratorRun<T extends Task> {
  /** Resolves when typing has begun (storms only). */
  typing: Promise<void>;
  halt(): void;
  report: Promise<Reports[T['task']]>;
}

/** Starts a load generator, on its own core where that can be had, for one task. */
export function startGenerator<T extends Task>(task: T, cores: Cores | undefined): GeneratorRun<T> {
  const pin = cores ? ['taskset', '-c', cores.generator] : [];
  const script = fileURLToPath(new URL('load/generator.js', BUILT));
  const child = startChild([...pin, process.execPath, script]);
  let begun: () => void = () => undefined;
  const typing = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const report = new Promise<Reports[T['task']]>((resolve, reject) => {
    child.on('message', (message: { report?: Reports[T['task']]; failed?: string }) => {
      if (message.report !== undefined) resolve(message.report);
      else if (message.failed !== undefined) reject(new Error(message.failed));
      else begun();
    });
    child.once('exit', (code) => reject(new Error(`the load generator ended with ${code}`)));
  });
  child.send({ task });
  return { typing, halt: () => void child.send({ halt: true }), report };
}

/** Processor seconds that a process has used, or NaN where the system does not tell. */
export function cpuSecondsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return NaN;
  }
}
