import { REAL_ENV, TestApp } from '../support/app.js';
import {
  Browser,
  buildAccount,
  codeOf,
  PASSWORD,
  signIn,
  TestClock,
  type LocalAccount,
} from '../support/local-account.js';
import { query } from '../support/log-check.js';

const ENV = {
  ...REAL_ENV,
  VANGNET_LIMIT_SIGN_INS_PER_ACCOUNT: '3',
  VANGNET_LIMIT_SIGN_INS_PER_ADDRESS: '8',
  VANGNET_PROXIES: '1',
};

describe('limits on guessing', () => {
  const clock = new TestClock();
  let app: TestApp;
  let account: LocalAccount;

  beforeAll(async () => {
    app = await TestApp.start({ env: ENV, clock });
    account = await buildAccount(app, clock);
  });
  afterEach(async () => {
    await query(app.database.url, (client) => client.query('DELETE FROM sign_in_limit'));
  });
  afterAll(async () => app.close());

  const tryPassword = async (
    login: string,
    { password = 'not the right one', from = '192.0.2.1', at = app } = {},
  ) => at.http().post('/auth/password').set('X-Forwarded-For', from).send({ login, password });
  const guess = async (login: string, times: number, from?: string) => {
    const codes: string[] = [];
    for (let n = 0; n < times; n++) {
      const answer = await tryPassword(login, from === undefined ? {} : { from });
      codes.push(String(answer.body.error.code));
    }
    return codes;
  };

  it('[I-40] stops guessing at one account, wherever it comes from, the right password too', async () => {
    expect(await guess(account.login, 3)).toEqual(Array(3).fill('SIGN_IN_REFUSED'));
    const answer = await tryPassword(account.login, { password: PASSWORD, from: '192.0.2.99' });
    expect(answer.status).toBe(429);
    expect(answer.body.error).toEqual({
      code: 'RATE_LIMITED',
      retryAfterMs: expect.any(Number),
    });
    expect(answer.body.error.retryAfterMs).toBeGreaterThan(60_000);
    expect(answer.body.error.retryAfterMs).toBeLessThanOrEqual(900_000);
  });

  it('[I-40] counts for an account that nobody has alike', async () => {
    expect(await guess('nobody@example.nl', 4)).toEqual([
      ...Array(3).fill('SIGN_IN_REFUSED'),
      'RATE_LIMITED',
    ]);
    const other = await tryPassword(account.login, { password: PASSWORD });
    expect(other.status).toBe(204);
  });

  it('[I-40] stops guessing from one address at many accounts, and no other address', async () => {
    const refused = await Promise.all(
      Array.from({ length: 8 }, (_, n) => guess(`n${n}@example.nl`, 1)),
    );
    expect(refused.flat()).toEqual(Array(8).fill('SIGN_IN_REFUSED'));
    expect((await tryPassword(account.login, { password: PASSWORD })).status).toBe(429);
    const elsewhere = { password: PASSWORD, from: '192.0.2.2' };
    expect((await tryPassword(account.login, elsewhere)).status).toBe(204);
  });

  it('[I-40] holds on another node, and names nobody in the database', async () => {
    await guess(account.login, 3);
    const other = await TestApp.start({ env: ENV, database: app.database });
    const answer = await tryPassword(account.login, { password: PASSWORD, at: other });
    await other.close();
    expect(answer.status).toBe(429);
    const { rows } = await query(app.database.url, (client) =>
      client.query('SELECT key FROM sign_in_limit'),
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/example|192\.0/);
  });

  it('[I-40] is over when its time is', async () => {
    await guess(account.login, 4);
    await query(app.database.url, (client) => client.query('UPDATE sign_in_limit SET expire = 1'));
    expect((await tryPassword(account.login, { password: PASSWORD })).status).toBe(204);
  });

  it('[I-41] lets many at once through no more often', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => tryPassword(account.login)));
    const codes = answers.map(({ body }) => String(body.error.code));
    expect(codes.filter((code) => code === 'SIGN_IN_REFUSED')).toHaveLength(3);
  });

  it('[I-41] does not count what was right', async () => {
    for (let n = 0; n < 5; n++) {
      const answer = await tryPassword(account.login, { password: PASSWORD });
      expect(answer.status).toBe(204);
    }
  });

  it('[I-40] counts codes over all attempts, until a right one is no longer looked at', async () => {
    for (let n = 0; n < 3; n++) {
      const browser = new Browser(app);
      await browser.post('/auth/password', { login: account.login, password: PASSWORD });
      await browser.post('/auth/code', { code: '000000' });
    }
    const last = await signIn(app, account, clock);
    expect(await last.me()).toBeUndefined();
    clock.nextStep();
    const code = await codeOf(account.totpSecret, clock);
    const { body } = await last.post('/auth/code', { code });
    expect(body.error.code).toBe('RATE_LIMITED');
  });
});
