import { REAL_ENV, TestApp } from '../support/app.js';
import {
  Browser,
  buildAccount,
  PASSWORD,
  TestClock,
  type LocalAccount,
} from '../support/local-account.js';
import { query } from '../support/log-check.js';
import { SoftPasskey, type Wrong } from '../support/soft-passkey.js';

const ORIGIN = 'https://plan.example.nl';
const REFUSED = { error: { code: 'PASSKEY_REFUSED' } };

describe('a passkey', () => {
  const clock = new TestClock();
  let app: TestApp;
  let account: LocalAccount;
  let passkey: SoftPasskey;

  beforeAll(async () => {
    app = await TestApp.start({ env: REAL_ENV, clock });
    account = await buildAccount(app, clock);
    account.browser.origin = ORIGIN;
  });
  beforeEach(async () => {
    passkey = await added(account);
  });
  afterAll(async () => app.close());

  const page = (): Browser => {
    const browser = new Browser(app);
    browser.origin = ORIGIN;
    return browser;
  };
  const tryToAdd = async (browser: Browser, made: SoftPasskey, wrong: Wrong = {}) => {
    const { body } = await browser.post('/auth/passkeys/options');
    const response = made.created(String(body.challenge), wrong);
    return browser.post('/auth/passkeys', { name: 'Werktelefoon', response });
  };
  const added = async ({ browser }: LocalAccount): Promise<SoftPasskey> => {
    const made = new SoftPasskey(ORIGIN);
    expect((await tryToAdd(browser, made)).status).toBe(204);
    return made;
  };
  const challengeFor = async (browser: Browser): Promise<string> =>
    String((await browser.post('/auth/passkey/options')).body.challenge);
  const signIn = async (browser: Browser, wrong: Wrong = {}) => {
    const response = passkey.signed(await challengeFor(browser), wrong);
    return browser.post('/auth/passkey', { response });
  };

  it('[I-30] signs in alone', async () => {
    const browser = page();
    expect((await signIn(browser)).status).toBe(204);
    expect(await browser.me()).toBe(account.name);
    expect((await signIn(page())).status).toBe(204);
  });

  it('[I-30] is the second step after a password, for that person only', async () => {
    const browser = page();
    await browser.post('/auth/password', { login: account.login, password: PASSWORD });
    const { body } = await browser.post('/auth/passkey/options');
    expect(body.allowCredentials.map(({ id }: { id: string }) => id)).toContain(passkey.id);
    const response = passkey.signed(String(body.challenge));
    expect((await browser.post('/auth/passkey', { response })).status).toBe(204);
    expect(await browser.me()).toBe(account.name);

    const other = await buildAccount(app, clock);
    const half = page();
    await half.post('/auth/password', { login: other.login, password: PASSWORD });
    expect((await signIn(half)).body).toEqual(REFUSED);
    expect(await half.me()).toBeUndefined();
  });

  it('[I-30] tells a stranger nothing of who has which', async () => {
    const { body } = await page().post('/auth/passkey/options');
    expect(body.allowCredentials ?? []).toEqual([]);
    expect(body.userVerification).toBe('required');
  });

  it.each<[string, Wrong]>([
    ['of a device that did not verify its person', { isVerified: false }],
    ['made for another site', { host: 'evil.example' }],
    ['made on another page', { origin: 'https://evil.example' }],
    ['of another kind', { type: 'webauthn.create' }],
    ['to another question', { challenge: 'AAAA' }],
    ['signed by another key', { key: new SoftPasskey(ORIGIN).keys.privateKey }],
  ])('[I-30] refuses an answer %s', async (_what, wrong) => {
    const browser = page();
    const answer = await signIn(browser, wrong);
    expect([answer.status, answer.body]).toEqual([401, REFUSED]);
    expect(await browser.me()).toBeUndefined();
  });

  it('[I-30] refuses one that nobody has, and one of who is blocked', async () => {
    const unknown = new SoftPasskey(ORIGIN);
    const browser = page();
    const response = unknown.signed(await challengeFor(browser));
    expect((await browser.post('/auth/passkey', { response })).body).toEqual(REFUSED);

    const blocked = await buildAccount(app, clock);
    blocked.browser.origin = ORIGIN;
    passkey = await added(blocked);
    await query(app.database.url, (client) =>
      client.query('UPDATE person SET active = false WHERE name = $1', [blocked.name]),
    );
    expect((await signIn(page())).body).toEqual(REFUSED);
  });

  it('[I-31] answers a question once, in the browser that was asked, for what it was asked', async () => {
    const browser = page();
    const response = passkey.signed(await challengeFor(browser));
    const held = browser.cookies.get('__Host-vangnet_challenge') ?? '';
    const thief = page();
    expect((await thief.post('/auth/passkey', { response })).body).toEqual(REFUSED);
    expect((await browser.post('/auth/passkey', { response })).status).toBe(204);
    thief.cookies.set('__Host-vangnet_challenge', held);
    expect((await thief.post('/auth/passkey', { response })).body).toEqual(REFUSED);

    const { body } = await account.browser.post('/auth/passkeys/options');
    const mixed = passkey.signed(String(body.challenge));
    expect((await account.browser.post('/auth/passkey', { response: mixed })).body).toEqual(
      REFUSED,
    );
  });

  it('[I-31] spends the question on a wrong answer too, and on time', async () => {
    const browser = page();
    const challenge = await challengeFor(browser);
    const held = browser.cookies.get('__Host-vangnet_challenge') ?? '';
    await browser.post('/auth/passkey', { response: passkey.signed(challenge, { type: 'x' }) });
    browser.cookies.set('__Host-vangnet_challenge', held);
    const right = passkey.signed(challenge);
    expect((await browser.post('/auth/passkey', { response: right })).body).toEqual(REFUSED);

    const late = passkey.signed(await challengeFor(browser));
    await query(app.database.url, (client) =>
      client.query('UPDATE passkey_challenge SET expires_at = now()'),
    );
    expect((await browser.post('/auth/passkey', { response: late })).body).toEqual(REFUSED);
  });

  it('[I-32] wants to know which page asks', async () => {
    for (const path of ['/auth/passkey/options', '/auth/passkeys/options']) {
      account.browser.origin = undefined;
      const { status, body } = await account.browser.post(path);
      account.browser.origin = ORIGIN;
      expect([status, body]).toEqual([403, { error: { code: 'ORIGIN_REFUSED' } }]);
    }
  });

  it('[I-33] refuses a number that does not go up', async () => {
    passkey.counter = 10;
    expect((await signIn(page())).status).toBe(204);
    for (const counter of [11, 5, 0]) {
      expect((await signIn(page(), { counter })).body).toEqual(REFUSED);
    }
    expect((await signIn(page(), { counter: 50 })).status).toBe(204);
  });

  it('[I-34] is listed and removed by its own person', async () => {
    const { body } = await account.browser.get('/auth/passkeys');
    const mine = body.at(-1) as { id: string };
    expect(mine).toMatchObject({ name: 'Werktelefoon', usedAt: null });
    const other = await buildAccount(app, clock);
    expect((await other.browser.get('/auth/passkeys')).body).toEqual([]);
    expect((await other.browser.post(`/auth/passkeys/${mine.id}/remove`)).status).toBe(404);
    expect((await account.browser.post(`/auth/passkeys/${mine.id}/remove`)).status).toBe(204);
    expect((await signIn(page())).body).toEqual(REFUSED);
    expect((await page().get('/auth/passkeys')).status).toBe(401);
  });

  it('[I-34] is added once, by a device that verified its person, by the person who was asked', async () => {
    expect((await tryToAdd(account.browser, passkey)).body).toEqual(REFUSED);
    for (const wrong of [{ isVerified: false }, { host: 'evil.example' }, { challenge: 'AAAA' }]) {
      const made = new SoftPasskey(ORIGIN);
      expect((await tryToAdd(account.browser, made, wrong)).body).toEqual(REFUSED);
    }
    const other = await buildAccount(app, clock);
    other.browser.origin = ORIGIN;
    const { body } = await account.browser.post('/auth/passkeys/options');
    const held = account.browser.cookies.get('__Host-vangnet_challenge') ?? '';
    other.browser.cookies.set('__Host-vangnet_challenge', held);
    const response = new SoftPasskey(ORIGIN).created(String(body.challenge));
    expect((await other.browser.post('/auth/passkeys', { name: 'x', response })).body).toEqual(
      REFUSED,
    );
  });
});
