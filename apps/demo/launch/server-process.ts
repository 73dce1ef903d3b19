import { fork, type ChildProcess } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DemoFault } from './demo-fault.js';
import type { DemoPlaces } from './demo-places.js';
import { CHECKPOINT_MINUTES } from './demo-signer.js';

const CHILD = fileURLToPath(new URL('server-child.js', import.meta.url));
/** Longer than the server gives itself to finish what is in hand. */
const STOP_LIMIT_MS = 12_000;
const LINES_SHOWN = 20;

export interface ServerRequest {
  databaseUrl: string;
  /** 0: the system chooses. */
  port: number;
  /** The public key of the signer. */
  signer: string;
  /** Nobody types as fast as a replay at full speed. */
  isFast: boolean;
}

/** The server, in a child that ends by itself when this process does. */
export class ServerProcess {
  /** Settles when it ends, however that came. */
  readonly ended: Promise<void>;
  private hasEnded = false;

  private constructor(
    private readonly child: ChildProcess,
    private readonly places: DemoPlaces,
  ) {
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        this.hasEnded = true;
        resolve();
      };
      child.once('exit', end);
      child.once('error', end);
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Begins to read the server's modules; nothing is served yet. After another, the log keeps what that one said. */
  static async prepare(places: DemoPlaces, isAgain: boolean): Promise<ServerProcess> {
    const log = await open(places.serverLog, isAgain ? 'a' : 'w', 0o600);
    const child = fork(CHILD, [], {
      execArgv: [],
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
      // A group of its own: Ctrl+C in a terminal reaches the launcher, which stops things in their order.
      detached: true,
    });
    await log.close();
    return new ServerProcess(child, places);
  }

  /** Serves from now on; answers with the port. @throws DemoFault */
  async serve(request: ServerRequest): Promise<number> {
    const listening = new Promise<number>((resolve) => {
      this.child.once('message', (message: { port: number }) => resolve(message.port));
    });
    // A child that is gone already is noticed by its end, and not by what cannot be sent to it.
    this.child.send(serverEnvironment(this.places, request), () => undefined);
    const port = await Promise.race([listening, this.ended]);
    if (port === undefined) throw await this.startFault();
    return port;
  }

  async stop(): Promise<void> {
    if (this.hasEnded) return;
    this.child.kill('SIGTERM');
    const patience = new AbortController();
    const impatient = sleep(STOP_LIMIT_MS, undefined, { signal: patience.signal }).then(
      () => this.child.kill('SIGKILL'),
      () => undefined,
    );
    await this.ended;
    patience.abort();
    await impatient;
  }

  private async startFault(): Promise<DemoFault> {
    const text = await readFile(this.places.serverLog, 'utf8');
    const lines = text.trim().split('\n').slice(-LINES_SHOWN);
    return new DemoFault(`The server did not start:\n${lines.join('\n')}`);
  }
}

function serverEnvironment(places: DemoPlaces, request: ServerRequest): NodeJS.ProcessEnv {
  return {
    VANGNET_DEMO: '1',
    DATABASE_URL: request.databaseUrl,
    VANGNET_KEY_FOLDER: places.keys,
    VANGNET_LEDGER_KEYS: request.signer,
    VANGNET_CHECKPOINT_MINUTES: CHECKPOINT_MINUTES,
    MIGRATION_DATABASE_URL: '',
    VANGNET_MIGRATE: '',
    VANGNET_WEB_ROOT: places.web,
    // Whatever the environment says: a server that lets anyone sign in as anyone stays on this machine.
    HOST: '127.0.0.1',
    PORT: String(request.port),
    ...(request.isFast && { VANGNET_LIMIT_OPS_PER_10_SECONDS: '1000000' }),
  };
}
