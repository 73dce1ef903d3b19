import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { startEmbeddedPostgres } from '#kernel';
import { migrate } from '../../migrations/index.js';
import { testKeyFolder } from '../support/keys/test-keys.js';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.js';

const MAIN = 'dist/apps/api/main.js';

interface Failed {
  code: number | null;
  said: string;
}

/** The built server as a process of its own: what tests of the sources cannot see. */
describe('the server process', () => {
  const children: ChildProcess[] = [];
  const databases: TestDatabase[] = [];

  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) {
        await once(child, 'exit');
      }
    }
    for (const database of databases.splice(0)) await database.drop();
  });

  async function kept(database: Promise<TestDatabase>): Promise<string> {
    databases.push(await database);
    return (await database).url;
  }

  function envWith(env: Record<string, string>): NodeJS.ProcessEnv {
    return {
      PATH: process.env['PATH'],
      VANGNET_DEMO: '1',
      PORT: '0',
      VANGNET_LOG_LEVEL: 'warn',
      VANGNET_KEY_FOLDER: testKeyFolder(),
      ...env,
    };
  }

  function start(env: Record<string, string>): ChildProcess {
    const child = spawn(process.execPath, [MAIN], { env: envWith(env) });
    children.push(child);
    return child;
  }

  async function readyPort(child: ChildProcess): Promise<number> {
    if (!child.stdout) throw new Error('no output to read');
    for await (const line of createInterface({ input: child.stdout })) {
      const { ready, port } = JSON.parse(line) as { ready: boolean; port: number };
      if (ready) return port;
    }
    throw new Error('it ended without getting ready');
  }

  async function failure(env: Record<string, string>): Promise<Failed> {
    const child = start(env);
    const [said, [code]] = await Promise.all([
      child.stderr ? text(child.stderr) : '',
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    return { code, said };
  }

  const statusOf = async (port: number): Promise<number> =>
    (await fetch(`http://127.0.0.1:${port}/health/ready`)).status;

  it('says that it is ready, answers, and ends cleanly when it is asked to', async () => {
    const child = start({ DATABASE_URL: await kept(createTestDatabase()) });
    expect(await statusOf(await readyPort(child))).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('migrates an empty database first when it is told to', async () => {
    const child = start({ DATABASE_URL: await kept(createEmptyDatabase()), VANGNET_MIGRATE: '1' });
    expect(await statusOf(await readyPort(child))).toBe(200);
  });

  it('tells its parent instead, and ends when the parent goes', async () => {
    const child = fork(MAIN, { env: envWith({ DATABASE_URL: await kept(createTestDatabase()) }) });
    children.push(child);
    const [message] = (await once(child, 'message')) as [{ ready: boolean; port: number }];
    expect(message).toEqual({ ready: true, port: expect.any(Number) });
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('lists what is wrong with its configuration and does not start', async () => {
    const { code, said } = await failure({ VANGNET_DEMO: '0', DATABASE_URL: 'file:///geheim' });
    expect(code).toBe(1);
    for (const name of ['DATABASE_URL', 'VANGNET_ORIGINS', 'VANGNET_SECRET'])
      expect(said).toContain(name);
    expect(said).not.toContain('geheim');
  });

  it('[L-65] refuses to start on a role that can change the log', async () => {
    const url = await kept(createTestDatabase());
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('GRANT UPDATE ON change TO vangnet_writer');
    const { code, said } = await failure({ DATABASE_URL: url });
    await client.query('REVOKE UPDATE ON change FROM vangnet_writer');
    await client.end();
    expect({ code, said: said.includes('vangnet_writer can change the log') }).toEqual({
      code: 1,
      said: true,
    });
  });

  it('[L-65] refuses to start when confirmed changes could be lost', async () => {
    // A PostgreSQL of its own: the setting holds for the whole server, and other tests share theirs.
    const folder = await mkdtemp(join(tmpdir(), 'vangnet-unsafe-'));
    await chmod(folder, 0o711);
    const dataDir = join(folder, 'postgres');
    const server = await startEmbeddedPostgres({ dataDir });
    await migrate(server.url);
    const admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
    await admin.query('ALTER SYSTEM SET full_page_writes = off');
    await admin.query('SELECT pg_reload_conf()');
    await admin.end();
    const { code, said } = await failure({ DATABASE_URL: server.url });
    await server.stop();
    await rm(folder, { recursive: true });
    expect({ code, said: said.includes('full_page_writes is off') }).toEqual({
      code: 1,
      said: true,
    });
  });
});
