import { rm } from 'node:fs/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '#kernel';
import { demoPresence } from '../load/demo-presence.js';
import { DemoFault } from './demo-fault.js';
import type { DemoPlaces } from './demo-places.js';

/** Usual ports of databases are left free for those. */
const WANTED_PORT = 54_329;

/** The database that the demo works on. */
export interface DemoDatabase {
  url: string;
  /** Null when it is somebody else's, by `DATABASE_URL`. */
  pid: number | null;
  stop: () => Promise<void>;
}

export interface DatabaseRequest {
  places: DemoPlaces;
  /** `DATABASE_URL`, when it is set. */
  given: string | undefined;
  reset: boolean;
  log: (message: string) => void;
}

/** Starts the demo's own database, or takes the one that was given. */
export async function openDemoDatabase(request: DatabaseRequest): Promise<DemoDatabase> {
  if (request.given !== undefined) return takeGiven(request.given);
  const { places, log, reset } = request;
  const server = await startEmbeddedPostgres({ dataDir: places.database, port: WANTED_PORT, log });
  if (reset) {
    await emptyDatabase(server.url, server.isOwn).catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    await rm(places.keys, { recursive: true, force: true });
    await rm(places.signer, { recursive: true, force: true });
    log('The demo begins anew: its database is empty');
  }
  return { url: server.url, pid: server.pid, stop: () => server.stop() };
}

/** Signing in without a password must never be opened onto plans that are not invented. */
async function takeGiven(url: string): Promise<DemoDatabase> {
  const presence = await demoPresence(url).catch((error: unknown) => {
    throw new DemoFault(`DATABASE_URL cannot be used: ${reasonOf(error)}`);
  });
  if (presence === 'foreign') {
    throw new DemoFault(
      'The database of DATABASE_URL holds people who are not of the demo.\n' +
        'The demo lets anyone sign in as anyone: give it a database of its own.',
    );
  }
  return { url, pid: null, stop: () => Promise.resolve() };
}

async function emptyDatabase(url: string, isOwn: boolean): Promise<void> {
  if (!isOwn) {
    throw new DemoFault(
      'The demo is running elsewhere on this data: stop that one before --reset.',
    );
  }
  const name = new URL(url).pathname.slice(1);
  const base = new URL(url);
  base.pathname = '/postgres';
  const client = new pg.Client({ connectionString: base.href });
  await client.connect();
  try {
    // By force: what is still connected was left behind by a start that was killed.
    await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return error.message || String((error as NodeJS.ErrnoException).code ?? error.name);
}
