import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKPOINT, verifyingKey } from '#ledger';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { runProgram, startProgram } from '../support/ledger/program.js';
import { query } from '../support/log-check.js';

const MAIN = 'dist/apps/signer/main.js';
const COMMAND = 'dist/apps/signer/command.js';
/** A checkpoint is given out half a minute after its moment. */
const MINUTE_MS = 60_000;

/** The built signer as a process of its own, as it is deployed. */
describe('the signer process', () => {
  let database: TestDatabase;
  let folder: string;
  let env: Record<string, string>;

  beforeEach(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'vangnet-signer-'));
    env = {
      DATABASE_URL: database.signerUrl,
      VANGNET_SIGNER_KEY_FILE: join(folder, 'key'),
      VANGNET_SIGNER_STATE: join(folder, 'state'),
      VANGNET_CHECKPOINT_MINUTES: '1',
    };
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
    await database.drop();
  });

  const leaf = () =>
    query(database.url, async (client) => {
      const { rows } = await client.query<{ bytes: Buffer }>('SELECT bytes FROM ledger_leaf');
      return rows[0]?.bytes;
    });

  it(
    '[G-50] signs a whole minute under the key that it says, and ends when it is asked to',
    async () => {
      const { child, ready } = await startProgram(MAIN, [], env);
      const { publicKey } = ready as { publicKey: string };
      let bytes = await leaf();
      while (!bytes) {
        await sleep(500);
        bytes = await leaf();
      }
      const { at, number } = CHECKPOINT.open(bytes, [
        verifyingKey(Buffer.from(publicKey, 'base64')),
      ]);
      expect([at % MINUTE_MS, number]).toEqual([0, 0]);
      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
      expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o600);
      const told = await runProgram(COMMAND, ['key'], env);
      expect(told).toEqual({ code: 0, out: `${publicKey}\n`, err: '' });
    },
    4 * MINUTE_MS,
  );

  it('[G-52] does not start as a server, nor as somebody who owns the database', async () => {
    for (const [url, fault] of [
      [database.nodeUrl, 'permission denied to set role'],
      [database.url, 'signs in and is a superuser'],
    ]) {
      const { code, err } = await runProgram(MAIN, [], { ...env, DATABASE_URL: url ?? '' });
      expect(err).toContain(fault);
      expect(code).toBe(1);
    }
  });

  it.each(['before it began', 'while the database answers nothing'])(
    '[G-53] ends with who started it with a channel: %s',
    async (moment) => {
      const silent = createServer().listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const { port } = silent.address() as AddressInfo;
      const child = fork(MAIN, [], {
        execArgv: [],
        env: { ...env, DATABASE_URL: `postgresql://signer@127.0.0.1:${port}/vangnet` },
      });
      const ended = once(child, 'exit');
      if (moment !== 'before it began') await once(silent, 'connection');
      child.disconnect();
      expect(await ended).toEqual([0, null]);
      silent.close();
    },
  );

  it('[G-53] says everything that is wrong with its configuration at once', async () => {
    const { code, err } = await runProgram(MAIN, [], {
      VANGNET_SIGNER_KEY_FILE: 'key',
      VANGNET_CHECKPOINT_MINUTES: '0.5',
    });
    expect(code).toBe(1);
    for (const name of [
      'DATABASE_URL',
      'VANGNET_SIGNER_KEY_FILE',
      'VANGNET_SIGNER_STATE',
      'VANGNET_CHECKPOINT_MINUTES',
    ]) {
      expect(err).toContain(`${name}:`);
    }
  });

  it('[G-53] takes no key that others may read, and makes none where something was signed', async () => {
    const first = await runProgram(COMMAND, ['key'], env);
    expect(first.code).toBe(0);
    await chmod(join(folder, 'key'), 0o640);
    expect(await runProgram(COMMAND, ['key'], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('chmod 600') as string,
    });
    await rm(join(folder, 'key'));
    await query(database.url, (client) =>
      client.query(`INSERT INTO ledger_leaf VALUES (0, decode(repeat('00', 144), 'hex'))`),
    );
    expect(await runProgram(COMMAND, ['key'], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no key in') as string,
    });
  });

  it.each([[], ['restore'], ['restore', '--reason', 'boredom'], ['key', 'ring']])(
    '[G-57] tells how it is used for: %s %s %s',
    async (...args) => {
      const { code, err } = await runProgram(COMMAND, args, env);
      expect([code, err.split('\n')[0]]).toEqual([
        1,
        'For whoever runs the installation, with the environment of the signer:',
      ]);
    },
  );

  it('[G-57] records no restore where nothing was ever signed', async () => {
    const { code, err } = await runProgram(COMMAND, ['restore', '--reason', 'hardware'], env);
    expect([code, err.split('\n')[1]]).toEqual([1, 'this folder knows of no checkpoint']);
  });
});
