import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a built program to its end. */
export async function runProgram(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Ended> {
  const child = spawn(process.execPath, [file, ...args], { env: withPath(env) });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, out, err };
}

/** Starts a built program, and answers it with the first line that it says. */
export async function startProgram(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ child: ChildProcess; ready: unknown }> {
  const child = spawn(process.execPath, [file, ...args], {
    env: withPath(env),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, ready: JSON.parse(line) as unknown };
  }
  throw new Error('it ended without getting ready');
}

function withPath(env: Record<string, string>): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], ...env };
}
