import { randomUUID } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import { RestoreFault } from '../../apps/signer/record-restore.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { AT_ONCE, MINUTE, minute, TestSigner } from '../support/ledger/test-signer.js';
import { WrittenLog } from '../support/ledger/written-log.js';

describe('a restore', () => {
  let database: TestDatabase;
  let log: WrittenLog;
  let signer: TestSigner;
  let stream: string;
  const plan = randomUUID();

  beforeEach(async () => {
    database = await createTestDatabase();
    log = await WrittenLog.open(database.url);
    signer = await TestSigner.start(database.url);
    stream = await log.write(plan, minute(0));
    await signer.sign(1);
    await log.write(plan, minute(1) + 1, stream);
    await signer.sign(2);
  });
  afterEach(async () => {
    await signer.close();
    await log.close();
    await database.drop();
  });

  /** Loses what was written from the backup on: a change that was signed, one of a new plan, and two leaves. */
  async function loseTwo(): Promise<void> {
    await log.backUp();
    await log.write(plan, minute(2) + 1, stream);
    await signer.sign(3);
    await log.write(randomUUID(), minute(3) + 1);
    await signer.sign(4);
    await log.putBack();
  }

  it('[G-57] keeps the whole log, says up to when all is there, and lets the signer go on', async () => {
    await loseTwo();
    expect(await signer.sign(5)).toBe('LOG_SHORTER');
    const { restore, putBack } = await signer.restore('DISASTER');
    expect(putBack).toBe(2);
    expect(restore).toMatchObject({ number: 4, keptUntil: minute(2), reason: 'DISASTER' });
    expect(restore.at).toBeGreaterThan(Date.now());
    const head = await signer.followLog();
    expect(head).toMatchObject({ size: 5, at: restore.at });
    expect(head.restores).toMatchObject([restore]);
    const again = await log.write(plan, restore.at + 1, stream);
    expect(again).toBe(stream);
    expect(await signer.signAt(restore.at + MINUTE)).toBe('signed');
    await signer.restart();
    expect(await signer.signAt(restore.at + 2 * MINUTE)).toBe('signed');
    expect([...signer.folder.heads.streams.keys()]).toEqual([stream]);
    expect(signer.folder.heads.streams.get(stream)?.hash).toEqual(log.last(stream).hash);
  });

  it('[G-57] takes changes that were written before the backup and not signed yet', async () => {
    const unsigned = await log.write(randomUUID(), minute(2) + 5);
    await log.backUp();
    await signer.sign(3);
    await log.putBack();
    const { restore } = await signer.restore();
    // The backup holds every head of the checkpoint that it lacks itself.
    expect(restore.keptUntil).toBe(minute(3));
    expect(await signer.signAt(restore.at + MINUTE)).toBe('signed');
    expect(signer.folder.heads.streams.get(unsigned)?.hash).toEqual(log.last(unsigned).hash);
  });

  it('[G-57] goes back no further than to the last checkpoint that is whole', async () => {
    await log.write(plan, minute(2) + 1);
    await signer.sign(3);
    await log.tamper('DELETE FROM change WHERE stream_id = $1 AND rev = 2', [stream]);
    await log.tamper('DELETE FROM change WHERE seq > 2');
    await log.tamper('UPDATE plan_head SET seq = 1');
    expect(await signer.sign(4)).toBe('HEAD_GONE');
    const { restore } = await signer.restore('INTRUSION');
    expect(restore).toMatchObject({ number: 3, keptUntil: minute(1) });
    expect(await signer.signAt(restore.at + MINUTE)).toBe('signed');
    expect(signer.folder.heads.streams.get(stream)?.rev).toBe(1);
  });

  it('[G-57] takes over leaves that an older folder does not know, and vouches for nothing in between', async () => {
    await cp(signer.state, `${signer.state}-old`, { recursive: true });
    await log.write(plan, minute(2) + 1, stream);
    await signer.sign(3);
    await rm(signer.state, { recursive: true });
    await cp(`${signer.state}-old`, signer.state, { recursive: true });
    await signer.restart();
    expect(await signer.sign(4)).toBe('LOG_LONGER');
    const { restore, putBack } = await signer.restore();
    expect([restore.number, restore.keptUntil, putBack]).toEqual([3, minute(2), 0]);
    expect(await signer.signAt(restore.at + MINUTE)).toBe('signed');
    await log.backUp();
    await log.putBack();
    const again = await signer.restore();
    expect(again.restore.keptUntil).toBe(restore.at + MINUTE);
    expect((await signer.followLog()).restores).toHaveLength(2);
  });

  it('[G-57] is recorded, too, when folder and database were put back from one moment', async () => {
    const { restore } = await signer.restore();
    expect(restore).toMatchObject({ number: 2, keptUntil: minute(2) });
    expect(await signer.signAt(restore.at + MINUTE)).toBe('signed');
  });

  it('[G-57] is not recorded while servers write', async () => {
    signer.pace = {
      ...AT_ONCE,
      until: async () => void (await log.write(plan, minute(2) + 1, stream)),
    };
    await expect(signer.restore()).rejects.toThrow('stop all servers first');
    expect(await signer.size()).toBe(2);
    signer.pace = AT_ONCE;
    expect(await signer.sign(3)).toBe('signed');
  });

  it('[G-57] is not recorded over another log, nor over one that is none of this folder', async () => {
    const stranger = await TestSigner.start(database.url);
    await expect(stranger.restore()).rejects.toThrow(RestoreFault);
    await stranger.close();
    const flip =
      'UPDATE ledger_leaf SET bytes = overlay(bytes placing $1 from 140) WHERE number = 1';
    await log.tamper(flip, [Buffer.of(1, 2, 3)]);
    await expect(signer.restore()).rejects.toThrow('another one than was signed');
    expect(await signer.size()).toBe(2);
  });

  it('[G-57] is not recorded over a database that lacks everything that was signed', async () => {
    await log.tamper('TRUNCATE change, plan_head, ledger_leaf, ledger_subtree, ledger_head');
    expect(await signer.sign(3)).toBe('LOG_SHORTER');
    await expect(signer.restore()).rejects.toThrow('put a newer backup back');
  });

  it('[G-57] is recorded once more when it was interrupted', async () => {
    await loseTwo();
    await log.client.query('ALTER TABLE ledger_subtree RENAME TO away');
    await expect(signer.restore()).rejects.toMatchObject({ code: '42P01' });
    await log.client.query('ALTER TABLE away RENAME TO ledger_subtree');
    await signer.restart();
    expect(await signer.sign(9)).toBe('RESTORING');
    const { restore } = await signer.restore();
    await signer.restart();
    expect(await signer.signAt(restore.at + MINUTE)).toBe('signed');
    const { restores } = await signer.followLog();
    expect(restores).toHaveLength(2);
    expect(restores[1]).toMatchObject({ ...restore, keptUntil: minute(2) });
  });
});
