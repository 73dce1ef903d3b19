import { generateKeyPairSync } from 'node:crypto';
import { signingKey } from '#ledger';
import { publicText } from '../../apps/signer/files/key-file.js';
import { TestApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { MINUTE, TestSigner } from '../support/ledger/test-signer.js';

describe('/health/ledger', () => {
  let database: TestDatabase;
  let signer: TestSigner;
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;

  beforeEach(async () => {
    database = await createTestDatabase();
    signer = await TestSigner.start(database.url);
  });
  afterEach(async () => {
    await signer.close();
    await database.drop();
  });

  /** What a server says that was just started, and so has asked nothing yet. */
  async function health(key = publicText(signer.key)): Promise<[number, unknown]> {
    const env = { VANGNET_LEDGER_KEYS: key, VANGNET_CHECKPOINT_MINUTES: '2' };
    const app = await TestApp.start({ database, env });
    const { status, body } = await app.http().get('/health/ledger');
    await app.http().get('/health/ready').expect(200);
    await app.close();
    return [status, body];
  }

  it('[G-64] is well while there are checkpoints, and not when the last three are missing', async () => {
    expect(await health()).toEqual([503, { status: 'NONE' }]);
    await signer.signAt(now - 10 * MINUTE);
    expect(await health()).toEqual([503, { status: 'LATE' }]);
    await signer.signAt(now - 6 * MINUTE);
    expect(await health()).toEqual([200, { status: 'ok' }]);
  });

  it('[G-64] says why the signer refuses, until a restore is recorded', async () => {
    await signer.signAt(now);
    await signer.folder.refuse({ reason: 'LOG_OTHER', subject: null, size: 1 });
    await signer.signAt(now + MINUTE);
    expect(await health()).toEqual([503, { status: 'LOG_OTHER' }]);
    await signer.restore();
    expect(await health()).toEqual([200, { status: 'ok' }]);
  });

  it('[G-64] is not well with a log head by somebody else', async () => {
    await signer.signAt(now);
    const stranger = signingKey(generateKeyPairSync('ed25519').privateKey);
    expect(await health(publicText(stranger))).toEqual([503, { status: 'NOT_TRUSTED' }]);
    expect(await health('')).toEqual([200, { status: 'ok' }]);
  });
});
