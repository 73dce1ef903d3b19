import { SessionEvents } from '#identity';
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

const SESSION = '__Host-vangnet_session';
const ATTEMPT = '__Host-vangnet_attempt';

describe('signing in with a local account', () => {
  const clock = new TestClock();
  let app: TestApp;
  let account: LocalAccount;

  beforeAll(async () => {
    app = await TestApp.start({ env: REAL_ENV, clock });
  });
  beforeEach(async () => {
    account = await buildAccount(app, clock);
  });
  afterAll(async () => app.close());

  const sql = (text: string, values: unknown[] = []) =>
    query(app.database.url, async (client) => (await client.query(text, values)).rows);
  const half = async (): Promise<Browser> => {
    const browser = new Browser(app);
    await browser.post('/auth/password', { login: account.login, password: PASSWORD });
    return browser;
  };
  const nextCode = async (): Promise<string> => {
    clock.nextStep();
    return codeOf(account.totpSecret, clock);
  };

  it('[I-01] takes password and code, and nobody is signed in before both', async () => {
    const browser = await half();
    expect(browser.cookies.has(SESSION)).toBe(false);
    expect(await browser.me()).toBeUndefined();
    expect((await browser.post('/auth/code', { code: await nextCode() })).status).toBe(204);
    expect(await browser.me()).toBe(account.name);
  });

  it('[I-01] gives no session for a code without the password before it', async () => {
    const browser = new Browser(app);
    const answer = await browser.post('/auth/code', { code: await nextCode() });
    expect([answer.status, answer.body]).toEqual([401, { error: { code: 'SIGN_IN_EXPIRED' } }]);
    browser.cookies.set(ATTEMPT, 'A'.repeat(43));
    expect((await browser.post('/auth/code', { code: await nextCode() })).status).toBe(401);
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  it('[I-02] takes the token of an attempt for no session, and that of a session for no attempt', async () => {
    const browser = await half();
    browser.cookies.set(SESSION, browser.cookies.get(ATTEMPT) ?? '');
    expect(await browser.me()).toBeUndefined();
    const signedIn = account.browser;
    signedIn.cookies.set(ATTEMPT, signedIn.cookies.get(SESSION) ?? '');
    const answer = await signedIn.post('/auth/code', { code: await nextCode() });
    expect(answer.body).toEqual({ error: { code: 'SIGN_IN_EXPIRED' } });
  });

  it('[I-02] ends an attempt after five tries, the right code included', async () => {
    const browser = await half();
    for (let tries = 0; tries < 5; tries++) {
      const { body } = await browser.post('/auth/code', { code: '000000' });
      expect(body).toEqual({ error: { code: 'CODE_REFUSED' } });
    }
    const { body } = await browser.post('/auth/code', { code: await nextCode() });
    expect(body).toEqual({ error: { code: 'SIGN_IN_EXPIRED' } });
  });

  it('[I-02] ends an attempt by its time, by success, and by the next one from that browser', async () => {
    const late = await half();
    await sql('UPDATE sign_in_attempt SET expires_at = now()');
    expect((await late.post('/auth/code', { code: await nextCode() })).status).toBe(401);

    const done = await half();
    const used = done.cookies.get(ATTEMPT) ?? '';
    await done.post('/auth/code', { code: await nextCode() });
    const again = new Browser(app);
    again.cookies.set(ATTEMPT, used);
    expect((await again.post('/auth/code', { code: await nextCode() })).status).toBe(401);

    const browser = await half();
    const first = browser.cookies.get(ATTEMPT) ?? '';
    await browser.post('/auth/password', { login: account.login, password: PASSWORD });
    browser.cookies.set(ATTEMPT, first);
    expect((await browser.post('/auth/code', { code: await nextCode() })).status).toBe(401);
  });

  it('[I-03] answers alike for who does not exist, a wrong password, and who is blocked', async () => {
    const blocked = await buildAccount(app, clock);
    await sql('UPDATE person SET active = false WHERE name = $1', [blocked.name]);
    const waiting = await buildAccount(app, clock);
    await sql('UPDATE account SET password_hash = NULL WHERE login = $1', [waiting.login]);
    const tries = [
      { login: 'nobody@example.nl', password: PASSWORD },
      { login: account.login, password: 'another phrase of mine' },
      { login: blocked.login, password: PASSWORD },
      { login: waiting.login, password: PASSWORD },
    ];
    for (const given of tries) {
      const answer = await app.http().post('/auth/password').send(given);
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual({ error: { code: 'SIGN_IN_REFUSED' } });
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('[I-03] lets nobody in who was blocked between the two steps', async () => {
    const browser = await half();
    await sql('UPDATE person SET active = false WHERE name = $1', [account.name]);
    await browser.post('/auth/code', { code: await nextCode() });
    expect(await browser.me()).toBeUndefined();
  });

  it('reads a login in any case and with spaces around it', async () => {
    const login = ` ${account.login.toUpperCase()} `;
    const answer = await app.http().post('/auth/password').send({ login, password: PASSWORD });
    expect(answer.status).toBe(204);
  });

  it('[I-06] takes a code once, and none before it', async () => {
    const before = await codeOf(account.totpSecret, clock);
    const code = await nextCode();
    const [one, other] = [await half(), await half()];
    const answers = await Promise.all([
      one.post('/auth/code', { code }),
      other.post('/auth/code', { code }),
    ]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 401]);
    const third = await half();
    for (const old of [code, before]) {
      expect((await third.post('/auth/code', { code: old })).body).toEqual({
        error: { code: 'CODE_REFUSED' },
      });
    }
  });

  it('[I-07] takes each recovery code once, however it is typed', async () => {
    const [code = '', second = ''] = account.recoveryCodes;
    const spaced = code.toUpperCase().replace('-', ' ');
    expect((await (await half()).post('/auth/code', { code: spaced })).status).toBe(204);
    expect((await (await half()).post('/auth/code', { code })).status).toBe(401);
    expect((await (await half()).post('/auth/code', { code: second })).status).toBe(204);
  });

  it('[I-07] takes the recovery code of nobody else', async () => {
    const other = await buildAccount(app, clock);
    const answer = await (await half()).post('/auth/code', { code: other.recoveryCodes[0] ?? '' });
    expect(answer.body).toEqual({ error: { code: 'CODE_REFUSED' } });
  });

  it('[I-08] gives a new token at each step, and ends the session that the browser held', async () => {
    const ended: string[] = [];
    const stop = app.get(SessionEvents).onEnded(({ sessionId }) => ended.push(sessionId));
    const browser = await signIn(app, account, clock);
    const first = browser.cookies.get(SESSION);
    await browser.post('/auth/password', { login: account.login, password: PASSWORD });
    const attempt = browser.cookies.get(ATTEMPT);
    await browser.post('/auth/code', { code: await nextCode() });
    stop();
    const second = browser.cookies.get(SESSION);
    expect(new Set([first, attempt, second]).size).toBe(3);
    expect(ended).toHaveLength(1);
    expect((await app.graphql(`${SESSION}=${first}`, '{ me { demo } }')).data).toEqual({
      me: null,
    });
    expect(browser.cookies.has(ATTEMPT)).toBe(false);
  });

  it('[I-08] takes over no token that was planted in a browser', async () => {
    const planted = 'B'.repeat(43);
    const browser = new Browser(app);
    browser.cookies.set(SESSION, planted).set(ATTEMPT, planted);
    await browser.post('/auth/password', { login: account.login, password: PASSWORD });
    await browser.post('/auth/code', { code: await nextCode() });
    expect([...browser.cookies.values()]).not.toContain(planted);
    expect(await browser.me()).toBe(account.name);
  });

  it('[I-12] gives cookies to this host only, over TLS only, out of reach of scripts', async () => {
    const answer = await app
      .http()
      .post('/auth/password')
      .send({ login: account.login, password: PASSWORD });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-vangnet_attempt=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const plain = account.browser.header.replaceAll('__Host-', '');
    expect((await app.graphql(plain, '{ me { demo } }')).data).toEqual({ me: null });
  });

  it('refuses bodies that are none, and pages that are not ours', async () => {
    for (const path of ['/auth/password', '/auth/code', '/auth/invitation/accept']) {
      expect((await app.http().post(path).send({ login: 7 })).body).toEqual({
        error: { code: 'MALFORMED' },
      });
      const foreign = await app.http().post(path).set('Origin', 'https://evil.example').send({});
      expect(foreign.body).toEqual({ error: { code: 'ORIGIN_REFUSED' } });
    }
  });
});
