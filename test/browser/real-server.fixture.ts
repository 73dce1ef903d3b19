import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test as base, type Page } from '@playwright/test';
import { generate } from 'otplib';
import { asNode, makeNodeLogin } from '../support/node-login.mjs';

const DIST = new URL('../../dist/', import.meta.url);

/** A server outside demo mode, on a database of its own with nobody in it. */
export interface RealServer {
  url: string;
  /** The link that an administrator of a new organisation is invited by. */
  invite(login: string): Promise<string>;
}

/** One for all tests of a file. */
export const test = base.extend<object, { server: RealServer }>({
  server: [
    // Playwright reads from this parameter what the fixture needs: nothing.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const { server, stop } = await startServer();
      await use(server);
      await stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect } from '@playwright/test';

async function startServer(): Promise<{ server: RealServer; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vangnet-real-'));
  const { startEmbeddedPostgres } = await import(new URL('libs/kernel/index.js', DIST).href);
  const { migrate } = await import(new URL('migrations/index.js', DIST).href);
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  const node = await makeNodeLogin(postgres.url);
  await migrate(postgres.url);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    DATABASE_URL: asNode(postgres.url, node),
    VANGNET_KEY_FOLDER: join(dataDir, 'keys'),
    PORT: String(port),
    VANGNET_DEMO: '0',
    VANGNET_ORIGINS: url,
    VANGNET_SECRET: 'ab'.repeat(32),
    VANGNET_LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [pathOf('apps/api/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const stop = async (): Promise<void> => {
    await end(child);
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { server: { url, invite: (login) => invite(login, env) }, stop };
}

async function invite(login: string, env: NodeJS.ProcessEnv): Promise<string> {
  const named = ['--organisation', `Organisatie van ${login}`, '--type', 'VEILIG_THUIS'];
  const person = ['--name', 'Anna de Vries', '--function', 'Beheerder', '--login', login];
  const command = pathOf('apps/api/command/invite.js');
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...named, ...person], {
    env,
  });
  return stdout.trim();
}

async function end(child: ChildProcess): Promise<void> {
  const ended = child.exitCode === null ? once(child, 'exit') : null;
  child.kill('SIGTERM');
  await ended;
}

function pathOf(file: string): string {
  return new URL(file, DIST).pathname;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export const PASSWORD = 'paarse fiets op zolder';

/** Reads the secret off the screen and works out the code, as an authenticator does. `ahead`: so many codes later. */
export async function codeOf(secret: string, ahead = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + ahead * 30 });
}

/** Accepts an invitation on the screen; answers the secret of the second factor. */
export async function acceptInvitation(page: Page, link: string): Promise<string> {
  await page.goto(link);
  await page.getByLabel('Nieuw wachtwoord').fill(PASSWORD);
  const secret = (await page.locator('.v-secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('Code uit de app').fill(await codeOf(secret, -1));
  await page.getByRole('button', { name: 'Account instellen en aanmelden' }).click();
  await page.getByRole('heading', { name: 'Uw account is klaar' }).waitFor();
  return secret;
}
