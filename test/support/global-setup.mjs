import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer } from '../../scripts/build.mjs';
import { makeNodeLogin } from './node-login.mjs';

const DIST = new URL('../../dist/', import.meta.url);

/**
 * Builds the server, which some tests run as a process, and waits to be asked for a database: unit tests alone
 * start none. Test files ask over a socket in a folder that only this account can open.
 */
export default async function setUp() {
  await buildServer();
  const folder = await mkdtemp(join(tmpdir(), 'vangnet-test-'));
  // PostgreSQL has an account of its own when root runs the tests, and must get through to its data.
  await chmod(folder, 0o711);
  await mkdir(join(folder, 'ask'), { mode: 0o700 });
  /** @type {ReturnType<typeof startDatabase> | undefined} */
  let database;
  const keeper = createServer((_request, response) => {
    database ??= startDatabase(join(folder, 'postgres'));
    database.then(
      ({ url, template, node }) => response.end(JSON.stringify({ url, template, node })),
      (/** @type {Error} */ error) => response.writeHead(500).end(error.stack),
    );
  });
  const socket = join(folder, 'ask', 'keeper');
  await new Promise((resolve) => keeper.listen(socket, () => resolve(undefined)));
  process.env['VANGNET_TEST_KEEPER'] = socket;
  process.env['VANGNET_TEST_KEYS'] = join(folder, 'keys');
  Object.assign(globalThis, {
    stopDatabaseKeeper: async () => {
      keeper.close();
      await (await database)?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

/**
 * One server for the whole run, with a template that the migrations have been through.
 *
 * @param {string} dataDir
 */
async function startDatabase(dataDir) {
  const { startEmbeddedPostgres } = await import(new URL('libs/kernel/index.js', DIST).href);
  const { migrate } = await import(new URL('migrations/index.js', DIST).href);
  const server = await startEmbeddedPostgres({ dataDir });
  const node = await makeNodeLogin(server.url);
  await migrate(server.url);
  const url = new URL(server.url);
  const template = url.pathname.slice(1);
  // Nobody may be connected to a template while it is copied.
  url.pathname = '/postgres';
  return { url: url.href, template, node, stop: () => server.stop() };
}
