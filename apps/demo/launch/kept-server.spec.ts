import { beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { KeptServer } from './kept-server.js';
import { RestartLimit } from './restart-limit.js';
import type { ServerRequest } from './server-process.js';

describe('the server of the demo', () => {
  let servers: FakeServer[];
  let said: string[];
  let kept: KeptServer;
  /** What the next start waits for. */
  let mayStart: Promise<void>;

  beforeEach(async () => {
    servers = [];
    said = [];
    mayStart = Promise.resolve();
    const prepare = async (): Promise<FakeServer> => {
      const server = new FakeServer(servers.length + 1);
      servers.push(server);
      await mayStart;
      return server;
    };
    const log = (line: string): void => void said.push(line);
    kept = await KeptServer.prepare({ prepare, log, pauseMs: 0 });
    expect(await kept.serve({ databaseUrl: 'd', port: 0, signer: 'k', isFast: true })).toBe(4001);
  });

  it('starts again on its port when it ends by itself, and says so in both languages', async () => {
    servers[0]?.end();
    await until(() => said.length === 2);
    expect(kept.pid).toBe(2);
    expect(servers[1]?.request).toEqual({
      databaseUrl: 'd',
      port: 4001,
      signer: 'k',
      isFast: true,
    });
    for (const words of ['opnieuw', 'starting again']) expect(said[0]).toContain(words);
    for (const words of ['draait weer', 'running again']) expect(said[1]).toContain(words);
  });

  it('gives up when it ends for the fourth time in a minute', async () => {
    for (let time = 1; time <= 3; time += 1) {
      servers.at(-1)?.end();
      await until(() => said.length === 2 * time);
    }
    servers.at(-1)?.end();
    await kept.ended;
    expect(servers).toHaveLength(4);
  });

  it('does not start again when it was asked to stop', async () => {
    await kept.stop();
    expect([servers.length, said]).toEqual([1, []]);
  });

  it('leaves nothing behind when it is asked to stop while it starts again', async () => {
    let letStart = (): void => undefined;
    mayStart = new Promise((resolve) => {
      letStart = resolve;
    });
    servers[0]?.end();
    await until(() => servers.length === 2);
    const stopped = kept.stop();
    letStart();
    await stopped;
    expect(servers.map(({ hasEnded }) => hasEnded)).toEqual([true, true]);
    expect(said).toHaveLength(1);
  });
});

describe('how often the server is started again', () => {
  it('is three times in any minute', () => {
    const limit = new RestartLimit();
    expect([0, 20_000, 40_000, 59_999].map((now) => limit.takes(now))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect([60_000, 60_001, 80_000].map((now) => limit.takes(now))).toEqual([true, false, true]);
  });
});

class FakeServer {
  hasEnded = false;
  request: ServerRequest | undefined;
  end: () => void = () => undefined;
  readonly ended = new Promise<void>((resolve) => {
    this.end = (): void => {
      this.hasEnded = true;
      resolve();
    };
  });

  constructor(readonly pid: number) {}

  serve(request: ServerRequest): Promise<number> {
    this.request = request;
    return Promise.resolve(request.port === 0 ? 4001 : request.port);
  }

  stop(): Promise<void> {
    this.end();
    return Promise.resolve();
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await turn();
}
