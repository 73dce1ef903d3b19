import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Which cores the servers and PostgreSQL share, and which one is the load generator's alone. */
export interface Cores {
  servers: string;
  generator: string;
}

/**
 * Puts this process, and with it everything it starts, on all cores but the last. Undefined where that cannot be
 * done (one core, or no `taskset`).
 */
export function takeServerCores(): Cores | undefined {
  const count = availableParallelism();
  if (count < 2) return undefined;
  const cores = { servers: count === 2 ? '0' : `0-${count - 2}`, generator: String(count - 1) };
  const { status } = spawnSync('taskset', ['-a', '-c', '-p', cores.servers, String(process.pid)]);
  return status === 0 ? cores : undefined;
}
