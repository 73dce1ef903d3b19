import { accessLinesOf } from '../support/access-lines.js';
import { REAL_ENV, TestApp } from '../support/app.js';
import {
  accept,
  Browser,
  buildAccount,
  PASSWORD,
  signIn,
  TestClock,
  type LocalAccount,
} from '../support/local-account.js';
import { query } from '../support/log-check.js';
import { SoftPasskey } from '../support/soft-passkey.js';

const ORIGIN = 'https://plan.example.nl';
const ABSENT = { error: { code: 'ABSENT' } };
const NOT_ALLOWED = { error: { code: 'NOT_ALLOWED' } };

interface Listed {
  personId: string;
  login: string;
  status: string;
}

describe('looking after accounts', () => {
  const clock = new TestClock();
  let app: TestApp;
  let admin: LocalAccount;
  let lost: LocalAccount;
  let second: LocalAccount;
  let stranger: LocalAccount;

  beforeAll(async () => {
    app = await TestApp.start({ env: REAL_ENV, clock });
    stranger = await buildAccount(app, clock);
  });
  beforeEach(async () => {
    admin = await buildAccount(app, clock);
    lost = await colleague('lost');
    second = await colleague('second');
  });
  afterAll(async () => app.close());

  let count = 0;
  const newcomer = (name: string) => ({
    name,
    function: 'Medewerker',
    login: `${name}${++count}@example.nl`,
    administrator: false,
  });
  const colleague = async (name: string): Promise<LocalAccount> => {
    const { body } = await admin.browser.post('/auth/people', newcomer(name));
    return accept(app, String(body.token), clock);
  };
  const list = async ({ browser }: LocalAccount): Promise<Listed[]> =>
    (await browser.get('/auth/people')).body as Listed[];
  const idOf = async (account: LocalAccount): Promise<string> =>
    (await list(admin)).find(({ login }) => login === account.login)?.personId ?? '';
  const recoveries = async ({ browser }: LocalAccount) =>
    (await browser.get('/auth/recoveries')).body as { id: string; mayConfirm: boolean }[];
  const started = async (): Promise<string> => {
    await admin.browser.post(`/auth/people/${await idOf(lost)}/recover`);
    return (await recoveries(admin))[0]?.id ?? '';
  };
  const age = async (account: LocalAccount) => {
    const id = await idOf(account);
    const sql = `UPDATE session SET stepped_up_at = now() - interval '1 hour' WHERE person_id = $1`;
    await query(app.database.url, (client) => client.query(sql, [id]));
  };

  it('[W-20] tells the screen who administers, without a refused attempt in the log', async () => {
    const ask = async ({ browser }: LocalAccount) =>
      (await app.graphql(browser.header, '{ me { administers } }')).data;
    expect(await ask(admin)).toEqual({ me: { administers: true } });
    expect(await ask(second)).toEqual({ me: { administers: false } });
    const lines = await accessLinesOf(app, { id: await idOf(second) });
    expect(lines.filter((line) => line.endsWith('NOT_ALLOWED'))).toEqual([]);
  });

  it('[I-50] lists and invites people of the own organisation', async () => {
    const { body } = await admin.browser.post('/auth/people', newcomer('new'));
    expect((await list(admin)).map(({ status }) => status).sort()).toEqual([
      'ACTIVE',
      'ACTIVE',
      'ACTIVE',
      'INVITED',
    ]);
    const { browser } = await accept(app, String(body.token), clock);
    const { data } = await app.graphql(browser.header, '{ me { organisation { name } } }');
    expect(data).toEqual({ me: { organisation: { name: `Organisatie ${admin.login}` } } });
  });

  it('[I-50] is refused to who is no administrator, and to nobody', async () => {
    const id = await idOf(lost);
    const paths = [
      '/auth/people',
      ...['invite', 'block', 'recover'].map((o) => `/auth/people/${id}/${o}`),
    ];
    for (const path of paths) {
      expect((await second.browser.post(path, newcomer('x'))).body).toEqual(NOT_ALLOWED);
      expect((await new Browser(app).post(path, newcomer('x'))).status).toBe(401);
    }
    expect((await second.browser.get('/auth/people')).body).toEqual(NOT_ALLOWED);
  });

  it('[I-50] reaches no account of another organisation, and not the own one', async () => {
    const [foreign] = await list(stranger);
    for (const action of ['invite', 'block', 'recover']) {
      const answer = await admin.browser.post(`/auth/people/${foreign?.personId}/${action}`);
      expect([answer.status, answer.body]).toEqual([404, ABSENT]);
      const own = await admin.browser.post(`/auth/people/${await idOf(admin)}/${action}`);
      expect(own.body).toEqual(NOT_ALLOWED);
    }
    expect(await stranger.browser.me()).toBe(stranger.name);
  });

  it('[I-50] invites anew only who has not accepted yet', async () => {
    const answer = await admin.browser.post(`/auth/people/${await idOf(lost)}/invite`);
    expect(answer.body).toEqual(NOT_ALLOWED);
    const given = newcomer('slow');
    const first = await admin.browser.post('/auth/people', given);
    const id = (await list(admin)).find(({ login }) => login === given.login)?.personId;
    const again = await admin.browser.post(`/auth/people/${id}/invite`);
    const open = (token: unknown) => app.http().post('/auth/invitation/open').send({ token });
    expect((await open(first.body.token)).status).toBe(404);
    expect((await open(again.body.token)).status).toBe(200);
  });

  it('[I-50] wants a fresh second factor for every change', async () => {
    const id = await idOf(lost);
    await age(admin);
    for (const path of ['/auth/people', `/auth/people/${id}/block`, `/auth/people/${id}/recover`]) {
      expect((await admin.browser.post(path, newcomer('x'))).body).toEqual({
        error: { code: 'STEP_UP_NEEDED' },
      });
    }
  });

  it('[I-51] blocks a person at once, everywhere, by every way in', async () => {
    const passkey = await addPasskey(lost);
    const elsewhere = await signIn(app, lost, clock);
    const answer = await admin.browser.post(`/auth/people/${await idOf(lost)}/block`);
    expect(answer.status).toBe(204);
    expect([await lost.browser.me(), await elsewhere.me()]).toEqual([undefined, undefined]);
    expect(await (await signIn(app, lost, clock)).me()).toBeUndefined();
    expect(await (await signWith(passkey)).me()).toBeUndefined();
    expect((await list(admin)).filter(({ status }) => status === 'BLOCKED')).toHaveLength(1);
  });

  it('[I-52] is no recovery before a second person confirms it', async () => {
    const id = await started();
    expect((await admin.browser.post(`/auth/recoveries/${id}/invite`)).body).toEqual(ABSENT);
    expect(await lost.browser.me()).toBe(lost.name);
    for (const { browser } of [admin, lost, stranger]) {
      expect((await browser.post(`/auth/recoveries/${id}/confirm`)).body).toEqual(ABSENT);
    }
    expect(await lost.browser.me()).toBe(lost.name);
    expect((await second.browser.post(`/auth/recoveries/${id}/confirm`)).status).toBe(204);
    expect(await lost.browser.me()).toBeUndefined();
  });

  it('[I-52] shows a recovery to everyone in the organisation and to nobody else', async () => {
    const id = await started();
    const seen = await Promise.all([admin, lost, second, stranger].map(recoveries));
    expect(seen.map((rows) => rows.map(({ mayConfirm }) => mayConfirm))).toEqual([
      [false],
      [false],
      [true],
      [],
    ]);
    expect((await stranger.browser.post(`/auth/recoveries/${id}/cancel`)).body).toEqual(ABSENT);
    expect((await lost.browser.post(`/auth/recoveries/${id}/cancel`)).status).toBe(204);
    expect((await second.browser.post(`/auth/recoveries/${id}/confirm`)).body).toEqual(ABSENT);
    expect(await recoveries(admin)).toEqual([]);
  });

  it('[I-52] wants a fresh second factor of the second person, within a day', async () => {
    const id = await started();
    await age(second);
    expect((await second.browser.post(`/auth/recoveries/${id}/confirm`)).body).toEqual({
      error: { code: 'STEP_UP_NEEDED' },
    });
    const fresh = await signIn(app, second, clock);
    await query(app.database.url, (client) =>
      client.query('UPDATE recovery SET expires_at = now()'),
    );
    expect((await fresh.post(`/auth/recoveries/${id}/confirm`)).body).toEqual(ABSENT);
  });

  it('[I-53] takes everything away that the account was opened with, and gives the link once', async () => {
    const passkey = await addPasskey(lost);
    const id = await started();
    await second.browser.post(`/auth/recoveries/${id}/confirm`);
    await second.browser.post(`/auth/recoveries/${id}/confirm`);
    expect(await (await signIn(app, lost, clock)).me()).toBeUndefined();
    expect(await (await signWith(passkey)).me()).toBeUndefined();
    const half = new Browser(app);
    const password = await half.post('/auth/password', { login: lost.login, password: PASSWORD });
    expect(password.status).toBe(401);

    expect((await second.browser.post(`/auth/recoveries/${id}/invite`)).body).toEqual(NOT_ALLOWED);
    const { body } = await admin.browser.post(`/auth/recoveries/${id}/invite`);
    expect((await admin.browser.post(`/auth/recoveries/${id}/invite`)).body).toEqual(ABSENT);
    const again = await accept(app, String(body.token), clock);
    expect(await again.browser.me()).toBe(lost.name);
    expect(again.totpSecret).not.toBe(lost.totpSecret);
  });

  const addPasskey = async ({ browser }: LocalAccount): Promise<SoftPasskey> => {
    const passkey = new SoftPasskey(ORIGIN);
    browser.origin = ORIGIN;
    const { body } = await browser.post('/auth/passkeys/options');
    const response = passkey.created(String(body.challenge));
    expect((await browser.post('/auth/passkeys', { name: 'Telefoon', response })).status).toBe(204);
    return passkey;
  };
  const signWith = async (passkey: SoftPasskey): Promise<Browser> => {
    const browser = new Browser(app);
    browser.origin = ORIGIN;
    const { body } = await browser.post('/auth/passkey/options');
    await browser.post('/auth/passkey', { response: passkey.signed(String(body.challenge)) });
    return browser;
  };
});
