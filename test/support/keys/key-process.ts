import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { SoftToken } from './soft-token.js';

const WORKER = fileURLToPath(new URL('key-worker.mjs', import.meta.url));

interface Answer {
  done?: unknown;
  failed?: string;
}

/** Another process that has the same folder of keys open. */
export class KeyProcess {
  private readonly answers: AsyncIterator<string>;

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, null>) {
    this.answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  static start(folder: string, token?: SoftToken): KeyProcess {
    const given = token ? [folder, JSON.stringify(token.settings)] : [folder];
    const child = spawn(process.execPath, ['--expose-gc', WORKER, ...given], {
      env: { ...process.env, ...token?.env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    return new KeyProcess(child);
  }

  /** What it answers, or that it died of it. @throws Error with what it failed of */
  async ask(name: string, ...given: unknown[]): Promise<unknown> {
    this.child.stdin.write(`${JSON.stringify([name, ...given])}\n`);
    const { value, done: isOver } = await this.answers.next();
    if (isOver) return 'DIED';
    const { done, failed } = JSON.parse(value) as Answer;
    if (failed !== undefined) throw new Error(failed);
    return done;
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.stdin.end();
    await ended;
  }
}
