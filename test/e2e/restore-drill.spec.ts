import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestApp } from '../support/app.js';
import { copyDatabase, createTestDatabase, type TestDatabase } from '../support/database.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { downloaded } from '../support/ledger/downloaded.js';
import { recordsOf } from '../support/ledger/ledger-records.js';
import { MINUTE, TestSigner } from '../support/ledger/test-signer.js';
import { audienceOp, listed, OPEN, setOp, textIn, typeOp, valueIn } from '../support/ops.js';
import { verifyLedger } from '../../tools/verify/verify-ledger.mjs';

const DESKS = ['vt', 'police', 'team', 'shelter'] as const;

/** docs/operations.md, "Backup and restore": database and keys are lost together, and come back from their backups. */
describe('a restore drill', () => {
  let folder: string;
  let keys: string;
  let database: TestDatabase;
  let backup: TestDatabase | undefined;
  let signer: TestSigner | undefined;
  /** Before all that this test writes; then one after the other. */
  let moment = Math.floor(Date.now() / MINUTE) * MINUTE - 10 * MINUTE;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vangnet-drill-'));
    keys = join(folder, 'keys');
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await signer?.close();
    await database.drop();
    await backup?.drop();
    await rm(folder, { recursive: true });
  });

  async function serving<T>(on: TestDatabase, work: (app: TestApp) => Promise<T>): Promise<T> {
    const app = await TestApp.start({ database: on, env: { VANGNET_KEY_FOLDER: keys } });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  }

  const sign = (by: TestSigner): Promise<string> => by.signAt((moment += MINUTE));

  /** What somebody reads in the plan, and in an export that the verifier calls right. */
  async function readBy(app: TestApp, desk: Desk): Promise<unknown> {
    const file = await downloaded(app, desk.person, desk.planId);
    expect(verifyLedger([file]).isRight).toBe(true);
    return { plan: await desk.on(app).plan(), changes: recordsOf(file).changes };
  }

  async function readByAll(app: TestApp, table: Table): Promise<unknown[]> {
    const read: unknown[] = [];
    for (const who of DESKS) read.push(await readBy(app, table[who]));
    return read;
  }

  it('[S-13] [G-57] brings back every word that the backups hold, for each reader, and all goes on', async () => {
    signer = await TestSigner.start(database.url);
    const { table, before } = await serving(database, async (app) => {
      const made = await buildTable(app);
      const { vt, team } = made;
      const own = await vt.add('agreement', { audience: listed(vt.person.organisation) });
      await vt.accepted(typeOp(textIn(own, 'action'), { insert: 'Alleen voor Veilig Thuis.' }));
      const open = await team.add('agreement', { audience: OPEN });
      await team.accepted(typeOp(textIn(open, 'action'), { insert: 'Voor iedereen.' }));
      await team.accepted(setOp(valueIn(open, 'codeWord'), 'zwembad'));
      await vt.accepted(audienceOp(await vt.item(own.id), OPEN));
      return { table: made, before: await readByAll(app, made) };
    });
    expect(await sign(signer)).toBe('signed');
    backup = await copyDatabase(database);
    await cp(keys, `${keys}.backup`, { recursive: true });

    // What comes after the backup is confirmed, signed, and lost.
    await serving(database, (app) => table.vt.on(app).add('condition', { audience: OPEN }));
    // The last leaf alone would be given out again (G-53).
    for (const _ of ['one', 'another']) expect(await sign(signer)).toBe('signed');
    await database.drop();
    await rm(keys, { recursive: true });

    await cp(`${keys}.backup`, keys, { recursive: true });
    signer = await signer.moveTo(backup.url);
    expect(await sign(signer)).toBe('LOG_SHORTER');
    const { restore, putBack } = await signer.restore('DISASTER');
    expect([restore.reason, putBack]).toEqual(['DISASTER', 2]);
    moment = restore.at;
    expect(await sign(signer)).toBe('signed');
    await serving(backup, async (app) => {
      expect((await app.http().get('/health/ready')).status).toBe(200);
      expect(await readByAll(app, table)).toEqual(before);
      const police = table.police.on(app);
      const item = await police.add('condition', { audience: OPEN });
      await police.accepted(typeOp(textIn(item, 'condition'), { insert: 'Het gaat verder.' }));
      expect(JSON.stringify(await table.shelter.on(app).plan())).toContain('Het gaat verder.');
    });
  }, 60_000);
});
