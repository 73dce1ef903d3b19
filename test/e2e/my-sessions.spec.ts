import type { OwnSession } from '#identity';
import { REAL_ENV, TestApp } from '../support/app.js';
import {
  Browser,
  buildAccount,
  signIn,
  TestClock,
  type LocalAccount,
} from '../support/local-account.js';
import { query } from '../support/log-check.js';

describe('my sessions', () => {
  const clock = new TestClock();
  let app: TestApp;
  let account: LocalAccount;
  let elsewhere: Browser;

  beforeAll(async () => {
    app = await TestApp.start({ env: REAL_ENV, clock });
  });
  beforeEach(async () => {
    account = await buildAccount(app, clock);
    elsewhere = await signIn(app, account, clock);
  });
  afterAll(async () => app.close());

  const list = async (browser: Browser): Promise<OwnSession[]> =>
    (await browser.get('/auth/sessions')).body as OwnSession[];
  const idOf = async (browser: Browser): Promise<string> =>
    (await list(browser)).find(({ isThis }) => isThis)?.id ?? '';

  it('[I-20] lists what holds, the latest first, and says which one this is', async () => {
    const sessions = await list(account.browser);
    expect(sessions.map(({ isThis }) => isThis)).toEqual([false, true]);
    expect(sessions[0]).toEqual({
      id: await idOf(elsewhere),
      begunAt: expect.stringMatching(/^\d{4}-.*Z$/),
      seenAt: expect.stringMatching(/^\d{4}-.*Z$/),
      browser: null,
      system: null,
      isThis: false,
    });
    await elsewhere.post('/sign-out');
    expect(await list(account.browser)).toHaveLength(1);
  });

  it('[I-20] names browser and system, and keeps nothing finer', async () => {
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    elsewhere.userAgent = agent;
    await signInAgain(elsewhere);
    expect((await list(elsewhere))[0]).toMatchObject({ browser: 'Firefox', system: 'Linux' });
    const keys = 'id,person_id,token_hash,begun_at,seen_at,expires_at,stepped_up_at';
    const sql = `SELECT to_jsonb(session) - '{${keys}}'::text[] AS rest FROM session`;
    const { rows } = await query(app.database.url, (client) => client.query(sql));
    const kept = JSON.stringify(rows);
    expect(kept).toContain('Firefox');
    expect(kept).not.toContain('140');
    expect(kept).not.toContain('127.0.0.1');
  });

  const signInAgain = async (browser: Browser): Promise<void> => {
    await signIn(app, account, clock, browser);
  };

  it('[I-21] ends one of them', async () => {
    const answer = await account.browser.post(`/auth/sessions/${await idOf(elsewhere)}/end`);
    expect(answer.status).toBe(204);
    expect(await elsewhere.me()).toBeUndefined();
    expect(await account.browser.me()).toBe(account.name);
  });

  it('[I-21] ends all but this one', async () => {
    await signIn(app, account, clock);
    expect((await account.browser.post('/auth/sessions/end-others')).status).toBe(204);
    expect(await list(account.browser)).toHaveLength(1);
    expect(await elsewhere.me()).toBeUndefined();
    expect(await account.browser.me()).toBe(account.name);
  });

  it('[I-21] neither shows nor ends a session of somebody else', async () => {
    const other = await buildAccount(app, clock);
    const id = await idOf(other.browser);
    expect((await list(account.browser)).map((one) => one.id)).not.toContain(id);
    for (const wanted of [id, '00000000-0000-4000-8000-000000000000']) {
      const { status, body } = await account.browser.post(`/auth/sessions/${wanted}/end`);
      expect([status, body]).toEqual([404, { error: { code: 'ABSENT' } }]);
    }
    await account.browser.post('/auth/sessions/end-others');
    expect(await other.browser.me()).toBe(other.name);
  });

  it('[I-20] answers nobody who is not signed in', async () => {
    const nobody = new Browser(app);
    expect((await nobody.get('/auth/sessions')).status).toBe(401);
    expect((await nobody.post('/auth/sessions/end-others')).status).toBe(401);
  });
});
