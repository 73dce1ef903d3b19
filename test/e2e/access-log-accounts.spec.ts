import { AccountService, SessionEvents } from '#identity';
import { REAL_ENV, TestApp } from '../support/app.js';
import { accessLinesOf, accessRowsOf, linesOfNobody } from '../support/access-lines.js';
import {
  accept,
  Browser,
  buildAccount,
  codeOf,
  PASSWORD,
  signIn,
  TestClock,
  type LocalAccount,
} from '../support/local-account.js';
import { query } from '../support/log-check.js';
import { SoftPasskey } from '../support/soft-passkey.js';

const ORIGIN = 'https://plan.example.nl';
const UNAVAILABLE = { error: { code: 'UNAVAILABLE' } };
const GUESSES = 4;

describe('what the access log tells of sessions and accounts', () => {
  const clock = new TestClock();
  let app: TestApp;
  let admin: LocalAccount;
  let other: LocalAccount;

  beforeAll(async () => {
    const env = { ...REAL_ENV, VANGNET_LIMIT_SIGN_INS_PER_ACCOUNT: String(GUESSES) };
    app = await TestApp.start({ env, clock });
  });
  beforeEach(async () => {
    admin = await buildAccount(app, clock);
    const { body } = await admin.browser.post('/auth/people', newcomer());
    other = await accept(app, String(body.token), clock);
    for (const { browser } of [admin, other]) browser.origin = ORIGIN;
  });
  afterAll(async () => app.close());

  let count = 0;
  const newcomer = () => ({
    name: 'Nieuwe Collega',
    function: 'Medewerker',
    login: `collega${++count}@example.nl`,
    administrator: false,
  });
  const asOwner = (sql: string, values: unknown[] = []) =>
    query(app.database.url, (client) => client.query(sql, values));
  const idOf = async ({ login }: { login: string }) => {
    const { rows } = await asOwner('SELECT person_id FROM account WHERE login = $1', [login]);
    return String((rows[0] as { person_id: string }).person_id);
  };
  const linesOf = async (account: LocalAccount) => accessLinesOf(app, { id: await idOf(account) });
  /** What was written since, of this person. */
  const since = async (account: LocalAccount, work: () => Promise<unknown>) => {
    const before = (await linesOf(account)).length;
    await work();
    return (await linesOf(account)).slice(before);
  };
  const withoutLog = async <T>(work: () => Promise<T>): Promise<T> => {
    await asOwner('REVOKE INSERT ON access_log FROM vangnet_application');
    try {
      return await work();
    } finally {
      await asOwner('GRANT INSERT ON access_log TO vangnet_application');
    }
  };
  const password = (login: string, word = 'niet het goede woord', browser = new Browser(app)) =>
    browser.post('/auth/password', { login, password: word });
  const openSessions = async (account: LocalAccount) => {
    const { rows } = await asOwner(
      'SELECT id FROM session WHERE person_id = $1 AND ended_at IS NULL',
      [await idOf(account)],
    );
    return rows.length;
  };
  const addPasskey = async ({ browser }: LocalAccount): Promise<SoftPasskey> => {
    const passkey = new SoftPasskey(ORIGIN);
    const { body } = await browser.post('/auth/passkeys/options');
    const response = passkey.created(String(body.challenge));
    await browser.post('/auth/passkeys', { name: 'Telefoon', response });
    return passkey;
  };
  const page = () => {
    const browser = new Browser(app);
    browser.origin = ORIGIN;
    return browser;
  };

  it('[W-05] tells of both steps of a sign-in by password, refused or not', async () => {
    const lines = await since(other, async () => {
      await password(other.login);
      const browser = new Browser(app);
      await password(other.login, PASSWORD, browser);
      await browser.post('/auth/code', { code: '000000' });
      await signIn(app, other, clock, browser);
    });
    expect(lines).toEqual(['SIGN_IN SIGN_IN_REFUSED', 'SIGN_IN CODE_REFUSED', 'SIGN_IN']);
  });

  it('[W-05] [I-03] tells of a login that nobody has by nobody, and of it no letter', async () => {
    const before = (await linesOfNobody(app)).length;
    await password('niemand@example.nl');
    const rows = (await linesOfNobody(app)).slice(before);
    expect(rows).toMatchObject([
      { kind: 'SIGN_IN', reason: 'SIGN_IN_REFUSED', organisation: null, functions: [] },
    ]);
    expect(JSON.stringify(rows)).not.toContain('niemand');
  });

  it('[W-05] tells of a passkey, and of one that does not hold by whose it is', async () => {
    const lines = await since(other, async () => {
      const passkey = await addPasskey(other);
      for (const wrong of [{}, { isVerified: false }]) {
        const browser = page();
        const { body } = await browser.post('/auth/passkey/options');
        const response = passkey.signed(String(body.challenge), wrong);
        await browser.post('/auth/passkey', { response });
      }
      const [{ id }] = (await other.browser.get('/auth/passkeys')).body as [{ id: string }];
      await other.browser.post(`/auth/passkeys/${id}/remove`);
    });
    expect(lines).toEqual(['PASSKEY_ADD', 'SIGN_IN', 'SIGN_IN PASSKEY_REFUSED', 'PASSKEY_REMOVE']);
  });

  it('[W-33] writes the first try over the limit down and none after it, also of nobody', async () => {
    const guess = async (login: string) => {
      for (let n = 0; n < GUESSES + 3; n++) await password(login);
    };
    const expected = [...Array<string>(GUESSES).fill('SIGN_IN_REFUSED'), 'RATE_LIMITED'];
    const lines = await since(other, () => guess(other.login));
    expect(lines).toEqual(expected.map((reason) => `SIGN_IN ${reason}`));
    const before = (await linesOfNobody(app)).length;
    await guess('geen-mens@example.nl');
    expect((await linesOfNobody(app)).slice(before).map(({ reason }) => reason)).toEqual(expected);
  });

  it('[W-05] lets nobody a step in while no line can be written', async () => {
    const [wrong, nobody, half] = [new Browser(app), new Browser(app), new Browser(app)];
    await password(other.login, PASSWORD, half);
    clock.nextStep();
    const code = await codeOf(other.totpSecret, clock);
    const before = await openSessions(other);
    await withoutLog(async () => {
      expect((await password(other.login, undefined, wrong)).body).toEqual(UNAVAILABLE);
      expect((await password('niemand@example.nl', undefined, nobody)).body).toEqual(UNAVAILABLE);
      expect((await half.post('/auth/code', { code })).body).toEqual(UNAVAILABLE);
    });
    expect([wrong.cookies.size, nobody.cookies.size]).toEqual([0, 0]);
    expect(await half.me()).toBeUndefined();
    expect(await openSessions(other)).toBe(before);
  });

  it('[W-05] signs out also while no line can be written: at once, and for good', async () => {
    const ended: string[] = [];
    const stop = app.get(SessionEvents).onEnded(({ sessionId }) => ended.push(sessionId));
    const [cookie, elsewhere] = [other.browser.header, await signIn(app, other, clock)];
    await withoutLog(async () => {
      expect((await other.browser.post('/sign-out')).status).toBe(204);
      expect(other.browser.cookies.size).toBe(0);
      expect((await elsewhere.post('/sign-out')).status).toBe(204);
    });
    stop();
    expect(ended).toHaveLength(2);
    expect(await openSessions(other)).toBe(0);
    expect((await app.graphql(cookie, '{ me { demo } }')).data).toEqual({ me: null });
  });

  it('[W-05] blocks a person, and ends all that they have open, also while no line can be written', async () => {
    const id = await idOf(other);
    await withoutLog(async () => {
      expect((await admin.browser.post(`/auth/people/${id}/block`)).body).toEqual(UNAVAILABLE);
    });
    expect(await openSessions(other)).toBe(0);
    expect((await password(other.login, PASSWORD)).status).toBe(401);
  });

  it('[W-05] tells of each session that ends, whoever ends it', async () => {
    const lines = await since(other, async () => {
      await signIn(app, other, clock);
      await signIn(app, other, clock);
      await other.browser.post('/auth/sessions/end-others');
      await other.browser.post('/sign-out');
    });
    expect(lines).toEqual(['SIGN_IN', 'SIGN_IN', 'SIGN_OUT', 'SIGN_OUT', 'SIGN_OUT']);
  });

  it('[W-09] tells of a step-up, and gives no new token without the line', async () => {
    const stepUp = async () => {
      clock.nextStep();
      return other.browser.post('/auth/step-up', { code: await codeOf(other.totpSecret, clock) });
    };
    const before = other.browser.header;
    const lines = await since(other, async () => {
      await other.browser.post('/auth/step-up', { code: '000000' });
      expect((await withoutLog(stepUp)).body).toEqual(UNAVAILABLE);
      expect(other.browser.header).toBe(before);
      expect((await stepUp()).status).toBe(204);
    });
    expect(lines).toEqual(['STEP_UP CODE_REFUSED', 'STEP_UP']);
    expect(await other.browser.me()).toBe(other.name);
  });

  it('[W-09] tells what an administrator did, whose account it was, and what was refused', async () => {
    const id = await idOf(other);
    const lines = await since(admin, async () => {
      await admin.browser.get('/auth/people');
      await admin.browser.post('/auth/people', newcomer());
      await admin.browser.post('/auth/people', { ...newcomer(), login: other.login });
      await admin.browser.post(`/auth/people/${id}/invite`);
      await admin.browser.post(`/auth/people/${id}/block`);
    });
    expect(lines).toEqual([
      'ACCOUNT_LIST',
      'ACCOUNT_INVITE',
      'ACCOUNT_INVITE LOGIN_TAKEN',
      'ACCOUNT_INVITE NOT_ALLOWED',
      'ACCOUNT_BLOCK',
    ]);
    const rows = await accessRowsOf(app, { id: await idOf(admin) });
    expect(rows.at(-1)).toMatchObject({ about: id, action: 'U', accessPoint: 'HTTP' });
    expect(JSON.stringify(rows)).not.toContain('example.nl');
  });

  it('[W-09] tells of each step of a recovery, by who took it', async () => {
    const { body } = await admin.browser.post('/auth/people', newcomer());
    const lost = await accept(app, String(body.token), clock);
    const lostId = await idOf(lost);
    const list = async () =>
      ((await admin.browser.get('/auth/recoveries')).body as { id: string }[])[0]?.id ?? '';
    let confirmed: string[] = [];
    const lines = await since(admin, async () => {
      await admin.browser.post(`/auth/people/${lostId}/recover`);
      await admin.browser.post(`/auth/recoveries/${await list()}/cancel`);
      await admin.browser.post(`/auth/people/${lostId}/recover`);
      const id = await list();
      await admin.browser.post(`/auth/recoveries/${id}/confirm`);
      confirmed = await since(other, () => other.browser.post(`/auth/recoveries/${id}/confirm`));
      await admin.browser.post(`/auth/recoveries/${id}/invite`);
    });
    expect(lines).toEqual([
      'RECOVERY_START',
      'RECOVERY_CANCEL',
      'RECOVERY_START',
      'RECOVERY_CONFIRM ABSENT',
      'RECOVERY_INVITE',
    ]);
    expect(confirmed).toEqual(['RECOVERY_CONFIRM']);
    const rows = await accessRowsOf(app, { id: await idOf(other) });
    expect(rows.at(-1)).toMatchObject({ kind: 'RECOVERY_CONFIRM', about: lostId });
  });

  it('[W-09] tells of what is done by hand on the machine, by nobody', async () => {
    const before = (await linesOfNobody(app)).length;
    const login = 'eerste@example.nl';
    await app
      .get(AccountService)
      .inviteFirst({ name: 'Nieuw', type: 'SHELTER' }, { name: 'Een', function: 'Twee', login });
    expect((await linesOfNobody(app)).slice(before)).toMatchObject([
      { kind: 'ACCOUNT_INVITE', accessPoint: 'SYSTEM', about: await idOf({ login }) },
    ]);
  });

  it('[W-05] [W-09] tells of an invitation that was accepted, and of the session that follows', async () => {
    expect(await linesOf(other)).toEqual(['ACCOUNT_ACCEPT', 'SIGN_IN']);
  });

  it('[W-42] shows the officer whose account it was where it is a colleague, and no id that was tried out', async () => {
    await asOwner(`UPDATE person SET functions = '{PRIVACY_OFFICER}' WHERE id = $1`, [
      await idOf(other),
    ]);
    const stranger = await buildAccount(app, clock);
    const ids = { colleague: await idOf(other), stranger: await idOf(stranger) };
    await password('niemand@example.nl');
    for (const id of Object.values(ids)) await admin.browser.post(`/auth/people/${id}/invite`);
    const { data } = await app.graphql(
      other.browser.header,
      '{ accessLog(first: 200) { edges { node { kind reason person { id } about { id name } } } } }',
    );
    const nodes = (
      data as { accessLog: { edges: { node: { kind: string; reason: string | null } }[] } }
    ).accessLog.edges.map(({ node }) => node);
    const refused = nodes.filter(
      ({ kind, reason }) => kind === 'ACCOUNT_INVITE' && reason !== null,
    );
    expect(refused).toMatchObject([
      { reason: 'ABSENT', about: null },
      { reason: 'NOT_ALLOWED', about: { id: ids.colleague, name: other.name } },
    ]);
    expect(JSON.stringify(nodes)).not.toContain(ids.stranger);
  });
});
