import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SignerFolder } from '../../apps/signer/state/signer-folder.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { minute, TestSigner } from '../support/ledger/test-signer.js';
import { WrittenLog } from '../support/ledger/written-log.js';

const WORKER = fileURLToPath(new URL('../support/ledger/signer-worker.mjs', import.meta.url));
const KILLS_MS = 240_000;

describe('a signer that starts again', () => {
  let database: TestDatabase;
  let log: WrittenLog;
  let signer: TestSigner;
  const plan = randomUUID();

  beforeEach(async () => {
    database = await createTestDatabase();
    log = await WrittenLog.open(database.url);
    signer = await TestSigner.start(database.url);
  });
  afterEach(async () => {
    await signer.close();
    await log.close();
    await database.drop();
  });

  const leaves = async () => {
    const { rows } = await signer.pool.query<{ bytes: Buffer }>(
      'SELECT bytes FROM ledger_leaf ORDER BY number',
    );
    return rows.map(({ bytes }) => bytes.toString('hex'));
  };

  /** Signs in a process of its own, which is killed before a step; false when it had fewer steps. */
  async function killedAt(dieAt: number, at: number): Promise<boolean> {
    const { state, keyFile } = signer;
    const given = JSON.stringify({ url: database.url, state, keyFile, at, dieAt });
    const child = spawn(process.execPath, [WORKER, given], { stdio: 'inherit' });
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect([code, signal]).toEqual(signal ? [null, 'SIGKILL'] : [0, null]);
    return signal !== null;
  }

  it(
    '[G-53] signs no second statement for a number and passes over no change, killed before whichever step',
    async () => {
      const seen = new Map<number, string>();
      const see = (leaf: string, number: number) => {
        expect([number, seen.get(number) ?? leaf]).toEqual([number, leaf]);
        seen.set(number, leaf);
      };
      const stream = await log.write(plan, minute(0));
      let step = 0;
      let wasKilled = true;
      while (wasKilled) {
        step += 1;
        await log.write(plan, minute(2 * step) - 9, stream);
        wasKilled = await killedAt(step, minute(2 * step));
        (await leaves()).forEach(see);
        await signer.restart();
        for (let number = 0; number < signer.folder.size; number += 1) {
          see(signer.folder.leafAt(number)?.toString('hex') ?? '', number);
        }
        const other = await log.write(randomUUID(), minute(2 * step) + 9);
        expect(await signer.sign(2 * step + 1)).toBe('signed');
        (await leaves()).forEach(see);
        expect(signer.folder.heads.streams.get(stream)?.hash).toEqual(log.last(stream).hash);
        expect(signer.folder.heads.streams.get(other)?.hash).toEqual(log.last(other).hash);
      }
      expect(step).toBeGreaterThan(10);
      expect((await signer.followLog()).size).toBe(seen.size);
    },
    KILLS_MS,
  );

  it('[G-53] gives out as it is what it kept and could not give out', async () => {
    await log.client.query('ALTER TABLE ledger_head RENAME TO away');
    await expect(signer.sign(1)).rejects.toMatchObject({ code: '42P01' });
    await log.client.query('ALTER TABLE away RENAME TO ledger_head');
    const kept = signer.folder.leafAt(0)?.toString('hex');
    await signer.restart();
    expect(await signer.sign(2)).toBe('signed');
    expect((await leaves())[0]).toBe(kept);
  });

  it('[G-53] leaves a step alone that another signer on the same folder kept', async () => {
    const rival = await SignerFolder.open(signer.state);
    expect(await signer.sign(1)).toBe('signed');
    const first = signer.folder.leafAt(0);
    const delta = { plans: new Map(), streams: new Map() };
    const step = {
      number: 0,
      leaf: Buffer.alloc(144),
      logHead: Buffer.alloc(144),
      until: 0,
      delta,
    };
    await expect(rival.append(step)).rejects.toMatchObject({ code: 'EEXIST' });
    await signer.restart();
    expect(signer.folder.leafAt(0)).toEqual(first);
  });

  it('[G-56] refuses with an older folder put back', async () => {
    await signer.sign(1);
    await cp(signer.state, `${signer.state}-old`, { recursive: true });
    await signer.sign(2);
    await rm(signer.state, { recursive: true });
    await cp(`${signer.state}-old`, signer.state, { recursive: true });
    await signer.restart();
    expect(await signer.sign(3)).toBe('LOG_LONGER');
    expect(await leaves()).toHaveLength(2);
  });

  it('[G-56] refuses with an empty folder beside a log', async () => {
    await signer.sign(1);
    await rm(signer.state, { recursive: true });
    await signer.restart();
    expect(await signer.sign(2)).toBe('LOG_LONGER');
  });

  it('[G-53] starts with no folder that was damaged or lacks a step', async () => {
    await log.write(plan, minute(0));
    for (const number of [1, 2, 3]) await signer.sign(number);
    const [first = '', second = ''] = (await readdir(signer.state)).sort();
    const path = join(signer.state, second);
    const bytes = await readFile(path);
    await rm(path);
    await expect(signer.restart()).rejects.toThrow('step 1 is missing');
    await writeFile(path, Buffer.concat([bytes.subarray(0, 20), Buffer.of(1), bytes.subarray(21)]));
    await expect(signer.restart()).rejects.toThrow('not as it was written');
    await writeFile(path, await readFile(join(signer.state, first)));
    await expect(signer.restart()).rejects.toThrow('says that it is another');
    await writeFile(path, bytes);
    await signer.restart();
    expect(await signer.sign(4)).toBe('signed');
  });

  it('[G-53] keeps so many steps and what came of those before, for this account alone', async () => {
    const stream = await log.write(plan, minute(0));
    await signer.sign(1);
    const few = await SignerFolder.open(signer.state, 10);
    const { leaf, logHead } = few.last ?? { leaf: Buffer.alloc(0), logHead: Buffer.alloc(0) };
    const delta = { plans: new Map(), streams: new Map() };
    for (let number = 1; number < 1015; number += 1) {
      await few.append({ number, leaf, logHead, until: minute(number), delta });
    }
    const again = await SignerFolder.open(signer.state);
    expect([again.oldest, again.size]).toEqual([1000, 1015]);
    expect(again.compactRange).toEqual(few.compactRange);
    expect(again.heads).toEqual(signer.folder.heads);
    expect(again.heads.streams.get(stream)?.hash).toEqual(log.last(stream).hash);
    const names = await readdir(signer.state);
    expect(names).toHaveLength(16);
    const modes = await Promise.all(
      ['.', ...names].map(async (name) => (await stat(join(signer.state, name))).mode & 0o777),
    );
    expect(new Set(modes)).toEqual(new Set([0o700, 0o600]));
  });
});
