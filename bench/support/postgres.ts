import pg from 'pg';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#kernel';
import { DATA } from './places.js';

interface Database {
  /** Address of the cluster's own database, as its superuser. */
  url: string;
  version: string;
  stop(): Promise<void>;
}

const MUST_BE_ON = ['fsync', 'full_page_writes', 'synchronous_commit'];

/** The one PostgreSQL that everything is measured on, with nothing of its durability turned off. */
export async function startPostgres(given: string | undefined): Promise<Database> {
  const own =
    given === undefined ? await startEmbeddedPostgres({ dataDir: join(DATA, 'pg') }) : null;
  const url = given ?? own?.url ?? '';
  const stop = async (): Promise<void> => own?.stop();
  try {
    return { url, version: await assertDurable(url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes an empty database; the one of an earlier run goes. */
export async function createDatabase(url: string, name: string): Promise<string> {
  await withClient(url, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  });
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

export async function withClient<R>(
  url: string,
  use: (client: pg.Client) => Promise<R>,
): Promise<R> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function assertDurable(url: string): Promise<string> {
  return withClient(url, async (client) => {
    for (const setting of MUST_BE_ON) {
      const { rows } = await client.query<{ value: string }>(
        'SELECT current_setting($1) AS value',
        [setting],
      );
      if (rows[0]?.value !== 'on')
        throw new Error(`${setting} is ${rows[0]?.value}; nothing counts`);
    }
    const { rows } = await client.query<{ value: string }>(
      `SELECT current_setting('server_version') AS value`,
    );
    return rows[0]?.value ?? 'unknown';
  });
}
