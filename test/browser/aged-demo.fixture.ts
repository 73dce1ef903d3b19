import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  demoOfWorker,
  startDemo,
  test as base,
  type Demo,
  type RunningDemo,
} from './demo.fixture.js';

const KERNEL = new URL('../../dist/libs/kernel/index.js', import.meta.url);

/** A demo of which nobody changed anything for three years: its server has read no plan yet when that is put into the database. */
export const test = base.extend<object, { aged: Demo }>({
  aged: demoOfWorker(startAged),
});

async function startAged(): Promise<RunningDemo> {
  const data = await mkdtemp(join(tmpdir(), 'vangnet-aged-'));
  const { startEmbeddedPostgres } = await import(KERNEL.href);
  const postgres = await startEmbeddedPostgres({ dataDir: join(data, 'postgres') });
  const { demo, stop } = await startDemo(postgres.url);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`UPDATE item SET changed_on = changed_on - interval '3 years'`);
  await client.end();
  return {
    demo,
    stop: async () => {
      await stop();
      await postgres.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
