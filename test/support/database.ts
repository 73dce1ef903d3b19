import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import pg from 'pg';
import { asNode } from './node-login.mjs';

/** A database of one test file, with the migrations in it and nothing else. */
export interface TestDatabase {
  /** For the superuser. */
  url: string;
  /** For a node, as it signs in when it is deployed: no superuser, and nobody's owner. */
  nodeUrl: string;
  /** For the signer, as it signs in when it is deployed. */
  signerUrl: string;
  drop(): Promise<void>;
}

interface Kept {
  url: string;
  template: string;
  node: { username: string; password: string };
}

/** Clones the template that this test run shares; the first call of a run starts PostgreSQL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const kept = await askKeeper();
  return createFrom(kept.template, kept);
}

/** A database with nothing in it, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return createFrom('template1', await askKeeper());
}

/** A backup of a database that nothing is connected to. */
export async function cloneTestDatabase({ url }: TestDatabase): Promise<TestDatabase> {
  return createFrom(new URL(url).pathname.slice(1), await askKeeper());
}

async function createFrom(template: string, kept: Kept): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await command(kept.url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(kept.url);
  url.pathname = `/${name}`;
  const drop = (): Promise<void> =>
    command(kept.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  const signer = { ...kept.node, username: 'vangnet_signer_node' };
  return {
    url: url.href,
    nodeUrl: asNode(url.href, kept.node),
    signerUrl: asNode(url.href, signer),
    drop,
  };
}

async function command(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function askKeeper(): Promise<Kept> {
  const socketPath = process.env['VANGNET_TEST_KEEPER'];
  if (socketPath === undefined) throw new Error('Only for tests that jest runs');
  return new Promise((resolve, reject) => {
    // No agent: a connection that was kept alive could be closed by the time it is used again.
    const asked = request({ socketPath, path: '/', agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.once('end', () => {
        if (response.statusCode === 200) resolve(JSON.parse(body) as Kept);
        else reject(new Error(`No test database: ${body}`));
      });
    });
    asked.once('error', reject).end();
  });
}
