import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { KeyFolder, KeyRing, KeyWatch } from '#history';
import { TestApp } from '../support/app.js';
import { buildTable, type Table } from '../support/desk.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { textIn, typeOp } from '../support/ops.js';

/** More than one file of keys holds. */
const MANY_KEYS = 200;

describe('a store of keys that is lost', () => {
  let folder: string;
  let keys: string;
  let database: TestDatabase;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vangnet-keys-'));
    keys = join(folder, 'keys');
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  /** What a server does first of all. */
  async function begin(): Promise<void> {
    const store = await KeyFolder.open(keys);
    const pool = new pg.Pool({ connectionString: database.url });
    try {
      const onFault = (): void => undefined;
      await new KeyWatch({ store, ring: new KeyRing(store), pool, onFault }).start();
    } finally {
      await pool.end();
    }
  }

  /** A server on these keys, for as long as `work` takes. */
  async function serving<T>(work: (app: TestApp) => Promise<T>): Promise<T> {
    const app = await TestApp.start({ database, env: { VANGNET_KEY_FOLDER: keys } });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  }

  const ready = async (app: TestApp) => (await app.http().get('/health/ready')).status;

  it('[S-13] is noticed, nothing is written meanwhile, and all goes on when it is back', async () => {
    await serving(async (app) => {
      const table = await buildTable(app);
      const item = await table.vt.add('agreement');
      const write = () => table.vt.codes(typeOp(textIn(item, 'action'), { insert: 'a' }));
      await rename(keys, `${keys}.away`);
      await app.get(KeyWatch).look();
      expect(await write()).toEqual(['UNAVAILABLE']);
      expect(await ready(app)).toBe(503);
      expect((await table.vt.item(item.id)).id).toBe(item.id);
      await rename(`${keys}.away`, keys);
      await app.get(KeyWatch).look();
      expect(await ready(app)).toBe(200);
      expect(await write()).toEqual(['OK']);
    });
  });

  it('[S-13] keeps a server from starting: one of another database, one that is empty, and one older than what was written', async () => {
    const table = await serving(async (app) => {
      const made = await buildTable(app);
      await made.vt.add('agreement');
      await cp(keys, `${keys}.backup`, { recursive: true });
      for (let made = 0; made < MANY_KEYS; made += 1) await app.get(KeyRing).next();
      await made.vt.add('condition');
      await app.get(KeyWatch).look();
      return made;
    });
    await rename(keys, `${keys}.right`);
    await expect(begin()).rejects.toThrow('not the one of this database');
    await rm(keys, { recursive: true });
    await cp(`${keys}.backup`, keys, { recursive: true });
    await expect(begin()).rejects.toThrow('older than what was written');
    await rm(keys, { recursive: true });
    await rename(`${keys}.right`, keys);
    await serving(async (app) => {
      expect(await kindsIn(app, table)).toEqual(['agreement', 'condition']);
    });
  });

  async function kindsIn(app: TestApp, { vt }: Table): Promise<string[]> {
    const items = await vt.on(app).peek();
    return items.map(({ kind }) => kind).sort();
  }
});
