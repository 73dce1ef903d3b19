import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { removeEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from '#kernel';
import { loadDemo } from '../../../apps/demo/load/load-demo.js';
import { migrate } from '../../../migrations/index.js';

/** The built server and its own PostgreSQL as processes that can be killed and come back at the same place. */
export class StormServer {
  private server: ChildProcess | undefined;

  private constructor(
    private readonly data: string,
    private postgres: EmbeddedPostgres,
    private port: number,
  ) {}

  static async start(): Promise<StormServer> {
    const data = join(await mkdtemp(join(tmpdir(), 'vangnet-storm-')), 'postgres');
    const postgres = await startEmbeddedPostgres({ dataDir: data });
    await migrate(postgres.url);
    const storm = new StormServer(data, postgres, 0);
    await loadDemo(postgres.url, storm.keyFolder);
    await storm.startNode();
    return storm;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get databaseUrl(): string {
    return this.postgres.url;
  }

  /** As a crash: nothing is finished, nothing is said. */
  async killNode(): Promise<void> {
    const { server } = this;
    if (!server) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
    await this.startNode();
  }

  /** The postmaster and every process of it at once. */
  async killPostgres(): Promise<void> {
    const { pid, port } = this.postgres;
    const victims = [pid, ...childrenOf(pid)];
    for (const victim of victims) kill(victim);
    // Nothing is left to stop; this lets go of the data folder.
    await this.postgres.stop();
    // One that still dies holds the port, and the server knows only this one.
    while (victims.some(isAlive)) await wait(20);
    this.postgres = await startEmbeddedPostgres({ dataDir: this.data, port });
    if (this.postgres.port !== port) throw new Error('PostgreSQL did not come back at its port');
  }

  /** Where the node keeps its keys. */
  get keyFolder(): string {
    return join(dirname(this.data), 'keys');
  }

  async stop(): Promise<void> {
    this.server?.kill('SIGKILL');
    await this.postgres.stop();
    await removeEmbeddedPostgres(this.data);
  }

  private async startNode(): Promise<void> {
    const server = spawn(process.execPath, ['dist/apps/api/main.js'], {
      env: {
        PATH: process.env['PATH'],
        VANGNET_DEMO: '1',
        VANGNET_LOG_LEVEL: 'fatal',
        VANGNET_LIMIT_OPS_PER_10_SECONDS: '1000000',
        DATABASE_URL: this.postgres.url,
        VANGNET_KEY_FOLDER: this.keyFolder,
        PORT: String(this.port),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.server = server;
    for await (const line of createInterface({ input: server.stdout })) {
      const { ready, port } = JSON.parse(line) as { ready: boolean; port: number };
      if (!ready) continue;
      this.port = port;
      return;
    }
    throw new Error('the server ended without getting ready');
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile, as children do without their parent.
  }
}

/** A process that ended and was not fetched by its parent yet counts as gone. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

function childrenOf(pid: number): number[] {
  const listed = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return listed.split('\n').filter(Boolean).map(Number);
}
