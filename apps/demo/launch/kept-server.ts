import { setTimeout as sleep } from 'node:timers/promises';
import { RestartLimit } from './restart-limit.js';
import type { ServerProcess, ServerRequest } from './server-process.js';

type Server = Pick<ServerProcess, 'ended' | 'pid' | 'serve' | 'stop'>;

interface KeptServerOptions {
  /** Reads the server's modules; `isAgain` after another that ended. */
  readonly prepare: (isAgain: boolean) => Promise<Server>;
  readonly log: (message: string) => void;
  /** Between an end and the next start, so that screens have noticed. */
  readonly pauseMs?: number;
}

const ENDED = `De server is onverwacht gestopt. Wat was opgeslagen, is bewaard; de server start opnieuw.
The server ended unexpectedly. What was saved is saved; the server is starting again.`;
const BACK = `De server draait weer.
The server is running again.`;

/** The server of the demo, and its successor when it ends without being asked: on the same port, a few times. */
export class KeptServer {
  /** Settles when it ended and is not started again. */
  readonly ended: Promise<void>;
  private giveUp: () => void = () => undefined;
  private readonly limit = new RestartLimit();
  private isStopping = false;
  private watching: Promise<void> | undefined;

  private constructor(
    private current: Server,
    private readonly options: KeptServerOptions,
  ) {
    this.ended = new Promise((resolve) => {
      this.giveUp = resolve;
    });
  }

  get pid(): number {
    return this.current.pid;
  }

  static async prepare(options: KeptServerOptions): Promise<KeptServer> {
    return new KeptServer(await options.prepare(false), options);
  }

  /** Serves from now on; answers with the port. @throws DemoFault when the first start fails */
  async serve(request: ServerRequest): Promise<number> {
    const port = await this.current.serve(request);
    this.watching = this.watch({ ...request, port });
    return port;
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.current.stop();
    await this.watching;
  }

  private async watch(request: ServerRequest): Promise<void> {
    const { log, pauseMs = 1000 } = this.options;
    for (;;) {
      await this.current.ended;
      if (this.isStopping) return;
      if (!this.limit.takes(Date.now())) return this.giveUp();
      log(ENDED);
      await sleep(pauseMs);
      if (await this.startsAgain(request)) log(BACK);
    }
  }

  private async startsAgain(request: ServerRequest): Promise<boolean> {
    try {
      if (this.isStopping) return false;
      this.current = await this.options.prepare(true);
      // Asked for while it was prepared: nobody else would end this one.
      if (this.isStopping) await this.current.stop();
      else await this.current.serve(request);
      return !this.isStopping;
    } catch (error) {
      if (!this.isStopping)
        this.options.log(error instanceof Error ? error.message : String(error));
      return false;
    }
  }
}
