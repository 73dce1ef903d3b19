import { execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { removeEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from '#kernel';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('the embedded PostgreSQL', () => {
  let parent: string;
  let dataDir: string;
  let messages: string[];
  const running: EmbeddedPostgres[] = [];

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'vangnet-embedded-'));
    await chmod(parent, 0o755);
    dataDir = join(parent, 'postgres');
    messages = [];
  });

  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
    await removeEmbeddedPostgres(dataDir);
    await rm(parent, { recursive: true, force: true });
  });

  it('starts once, keeps its data, and starts a second time', async () => {
    const first = await start();
    expect(await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer')).toEqual([]);
    await first.stop();

    const second = await start();
    expect(await query(second, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('listens on loopback only and takes nobody without the password', async () => {
    const server = await start();
    expect(await setting(server, 'listen_addresses')).toBe('127.0.0.1');
    expect(await setting(server, 'unix_socket_directories')).toBe('');
    expect((await stat(`${dataDir}.password`)).mode & 0o777).toBe(0o600);
    const guess = server.url.replace(/:[0-9a-f]{48}@/, ':guess@');
    await expect(query({ ...server, url: guess }, 'SELECT 1')).rejects.toMatchObject({
      code: '28P01',
    });
  });

  it('keeps its durability settings on and parameters out of its log', async () => {
    const server = await start();
    for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
      expect(await setting(server, name)).toBe('on');
    }
    await expect(query(server, "SELECT 'geheim adres'::int")).rejects.toThrow();
    await query(server, 'CREATE TABLE one (word text PRIMARY KEY)');
    await query(server, "INSERT INTO one VALUES ('geheim adres')");
    await expect(query(server, "INSERT INTO one VALUES ('geheim adres')")).rejects.toThrow();
    const log = await readFile(`${dataDir}.log`, 'utf8');
    expect(log).toContain('duplicate key');
    expect(log.split('\n').filter((line) => line.includes('INSERT INTO'))).toEqual([]);
    expect(log.split('\n').filter((line) => line.includes('DETAIL'))).toEqual([]);
  });

  it('takes another port when the wanted one is in use, and says so', async () => {
    const { port, server } = await occupyPort();
    try {
      const started = await start(port);
      expect(started.port).not.toBe(port);
      expect(messages).toEqual([`Port ${port} is in use; PostgreSQL is on port ${started.port}`]);
    } finally {
      server.close();
    }
  });

  it('starts after a kill -9, where the pid file names a process that is gone', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(first.pid, 'SIGKILL');
    await first.stop();

    const second = await start();
    expect(await query(second, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('starts when the pid file names a live process of the same account that is no PostgreSQL', async () => {
    const first = await start();
    const { uid, gid } = await stat(dataDir);
    const pidFile = join(dataDir, 'postmaster.pid');
    const lines = (await readFile(pidFile, 'utf8')).split('\n');
    await first.stop();
    const bystander = spawn('sleep', ['60'], isRoot ? { uid, gid, cwd: '/' } : {});
    try {
      await writeFile(pidFile, [String(bystander.pid), ...lines.slice(1)].join('\n'));
      await chown(pidFile, uid, gid);
      const second = await start();
      expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect(bystander.exitCode).toBeNull();
    } finally {
      bystander.kill();
    }
  });

  it('uses the server that another live start has, and leaves it running', async () => {
    const first = await start();
    const second = await start();
    expect(second.pid).toBe(first.pid);
    expect(messages[0]).toMatch(/already running for process \d+; using it/);
    await second.stop();
    expect(await query(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('starts twice at the same moment on a new folder with one server', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.pid).toBe(first.pid);
  });

  it('stops the server that a killed program left behind, and starts its own', async () => {
    const orphan = await startAndAbandon();
    const server = await start();
    expect(server.pid).not.toBe(orphan.pid);
    expect(messages[0]).toMatch(/that an earlier run left behind/);
    expect(await query(server, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('gives the superuser a new password when the file was lost', async () => {
    const first = await start();
    await first.stop();
    await rm(`${dataDir}.password`);
    const second = await start();
    expect(second.url).not.toBe(first.url);
    expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('refuses a folder that holds something else', async () => {
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'letter.txt'), 'not a database');
    await expect(start()).rejects.toThrow(/is not empty and holds no database/);
  });

  it('leaves nothing behind when it is removed', async () => {
    const server = await start();
    await server.stop();
    await removeEmbeddedPostgres(dataDir);
    const { stdout } = await run('ls', ['-A', parent]);
    expect(stdout).toBe('');
  });

  it('starts where a parent folder is closed to others', async () => {
    await chmod(parent, 0o700);
    const first = await start();
    await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await start();
    expect(await query(second, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  // An ordinary user cannot become another one, so these two speak only where root runs the tests.
  if (isRoot) {
    it('runs as an account that is not root when root starts it', async () => {
      const server = await start();
      const { stdout } = await run('ps', ['-o', 'uid=', '-p', String(server.pid)]);
      expect(Number(stdout)).not.toBe(0);
      expect((await stat(dataDir)).uid).toBe(Number(stdout));
    });

    it('starts for an ordinary user who may not write where the programs are', async () => {
      await chown(parent, NOBODY, NOBODY);
      const orphan = await startAndAbandon({ uid: NOBODY, gid: NOBODY });
      const { stdout } = await run('ps', ['-o', 'uid=', '-p', String(orphan.pid)]);
      expect(Number(stdout)).toBe(NOBODY);
      // Root takes over what the user left, under the user's own account.
      const server = await start();
      expect((await stat(dataDir)).uid).toBe(NOBODY);
      expect(await query(server, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    });
  }

  async function start(port?: number): Promise<EmbeddedPostgres> {
    const log = (message: string): void => void messages.push(message);
    const server = await startEmbeddedPostgres({ dataDir, log, ...(port && { port }) });
    running.push(server);
    return server;
  }

  // The built library in a process of its own, which is then killed without a chance to clean up.
  async function startAndAbandon(
    ids: { uid?: number; gid?: number } = {},
  ): Promise<{ pid: number }> {
    const root = await openRoot(ids);
    const program = `
      const { startEmbeddedPostgres } = await import('./dist/libs/kernel/index.js');
      const { default: pg } = await import('pg');
      const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} });
      const client = new pg.Client(server.url);
      await client.connect();
      await client.query('CREATE TABLE kept AS SELECT 42 AS answer');
      console.log(server.pid);
      process.kill(process.pid, 'SIGKILL');`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      ...ids,
      cwd: root,
      env: { PATH: process.env['PATH'], HOME: parent },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    expect(output).toMatch(/^\d+\n$/);
    return { pid: Number(output) };
  }

  // A clone in root's own folder is closed to the ordinary user, who then gets one to read.
  async function openRoot(ids: { uid?: number; gid?: number }): Promise<string> {
    const isOpen = await run('test', ['-r', join(ROOT, 'package.json')], ids).then(
      () => true,
      () => false,
    );
    if (isOpen) return ROOT;
    const copy = join(parent, 'clone');
    await mkdir(copy);
    for (const name of ['package.json', 'dist', 'node_modules']) {
      const paths = [join(ROOT, name), copy];
      await run('cp', ['-al', ...paths]).catch(() => run('cp', ['-a', ...paths]));
    }
    return copy;
  }
});

async function query(server: { url: string }, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

async function setting(server: { url: string }, name: string): Promise<unknown> {
  const [row] = await query(server, `SELECT current_setting('${name}') AS value`);
  return (row as { value: unknown }).value;
}

function occupyPort(): Promise<{ port: number; server: Server }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({ port, server });
    });
  });
}
