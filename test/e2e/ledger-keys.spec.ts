import { randomBytes } from 'node:crypto';
import { TestApp } from '../support/app.js';
import { buildPerson } from '../support/factories.js';

describe('whose signatures count', () => {
  const [signer, witness] = [randomBytes(32), randomBytes(32)];
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({
      env: {
        VANGNET_LEDGER_KEYS: signer.toString('base64'),
        VANGNET_WITNESSES: `${witness.toString('base64')}:${'ab'.repeat(32)}`,
        VANGNET_CHECKPOINT_MINUTES: '7',
      },
    });
  });
  afterAll(() => app.close());

  it('[G-71] is told to who is signed in, with how often there is a checkpoint, and without any token', async () => {
    const cookie = await app.signIn(await buildPerson(app));
    const { body, text } = await app.http().get('/ledger/keys').set('Cookie', cookie).expect(200);
    expect(body).toEqual({
      signers: [signer.toString('base64')],
      witnesses: [witness.toString('base64')],
      cadenceMs: 420_000,
    });
    expect(text).not.toContain('abab');
    await app.http().get('/ledger/keys').expect(401);
  });
});
