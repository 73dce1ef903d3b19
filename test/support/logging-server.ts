import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestApp } from './app.js';
import { testKeyFolder } from './keys/test-keys.js';

/** The real server as a process of its own, with all that it logs. */
export class LoggingServer {
  private readonly lines: string[] = [];

  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
  ) {}

  static async start(
    databaseUrl: string,
    env: Record<string, string> = {},
  ): Promise<LoggingServer> {
    const child = spawn(process.execPath, ['dist/apps/api/main.js'], {
      env: {
        PATH: process.env['PATH'],
        VANGNET_DEMO: '1',
        VANGNET_LOG_LEVEL: 'trace',
        DATABASE_URL: databaseUrl,
        VANGNET_KEY_FOLDER: testKeyFolder(),
        PORT: '0',
        ...env,
      },
    });
    const log: string[] = [];
    child.stderr?.on('data', (part: Buffer) => log.push(part.toString()));
    if (!child.stdout) throw new Error('no output to read');
    for await (const line of createInterface({ input: child.stdout })) {
      const { ready, port } = JSON.parse(line) as { ready: boolean; port: number };
      if (!ready) continue;
      const server = new LoggingServer(child, `http://127.0.0.1:${port}`);
      server.lines.push(...log);
      child.stderr?.on('data', (part: Buffer) => server.lines.push(part.toString()));
      return server;
    }
    throw new Error('it ended without getting ready');
  }

  /** All that it wrote since it began. */
  get log(): string {
    return this.lines.join('');
  }

  /** The database and the sessions of an app, asked of this process. */
  insteadOf(app: TestApp): TestApp {
    return Object.create(app, { url: { value: this.url } }) as TestApp;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    if (this.child.exitCode === null) await once(this.child, 'exit');
  }
}
