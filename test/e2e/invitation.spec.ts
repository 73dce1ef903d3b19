import { AccountService, InvitationService } from '#identity';
import { REAL_ENV, TestApp } from '../support/app.js';
import {
  accept,
  Browser,
  buildAccount,
  codeOf,
  invite,
  PASSWORD,
  signIn,
  TestClock,
} from '../support/local-account.js';
import { query } from '../support/log-check.js';

describe('an invitation', () => {
  const clock = new TestClock();
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ env: REAL_ENV, clock });
  });
  afterAll(async () => app.close());

  const sql = (text: string, values: unknown[] = []) =>
    query(app.database.url, async (client) => (await client.query(text, values)).rows);
  const open = (token: string) => app.http().post('/auth/invitation/open').send({ token });
  const secretOf = async (token: string): Promise<string> =>
    String((await open(token)).body.totpSecret);
  const tryTo = async (token: string, more: { password?: string; code?: string } = {}) => {
    clock.nextStep();
    const code = await codeOf(await secretOf(token), clock);
    return app
      .http()
      .post('/auth/invitation/accept')
      .send({ token, password: PASSWORD, code, ...more });
  };

  it('[I-09] shows who is invited, and a second factor to enrol', async () => {
    const { body } = await open(await invite(app, 'open@example.nl')).expect(200);
    expect(body).toMatchObject({
      name: 'Persoon open@example.nl',
      organisation: 'Organisatie open@example.nl',
      login: 'open@example.nl',
    });
    expect(body.totpUri).toBe(
      `otpauth://totp/Vangnet:open%40example.nl?secret=${body.totpSecret}&issuer=Vangnet`,
    );
  });

  it('[I-09] is accepted once, and signs in', async () => {
    const token = await invite(app);
    const { browser, name, recoveryCodes } = await accept(app, token, clock);
    expect(await browser.me()).toBe(name);
    expect(new Set(recoveryCodes).size).toBe(10);
    await open(token).expect(404);
    const again = { token, password: PASSWORD, code: '000000' };
    await app.http().post('/auth/invitation/accept').send(again).expect(404);
  });

  it('[I-09] lets one of two people in who hold the same link', async () => {
    const token = await invite(app);
    const code = await codeOf(await secretOf(token), clock);
    const given = { token, password: PASSWORD, code };
    const answers = await Promise.all(
      [1, 2].map(() => app.http().post('/auth/invitation/accept').send(given)),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 404]);
  });

  it('[I-09] is absent after 72 hours, after a later one, for who is blocked, and when made up', async () => {
    const late = await invite(app);
    const [row] = await sql(
      `SELECT extract(epoch FROM expires_at - created_at) / 3600 AS hours FROM invitation
       ORDER BY created_at DESC LIMIT 1`,
    );
    expect(Number(row?.hours)).toBe(72);
    await sql('UPDATE invitation SET expires_at = now() WHERE used_at IS NULL');

    const blocked = await invite(app, 'blocked@example.nl');
    await sql(`UPDATE person SET active = false WHERE name = 'Persoon blocked@example.nl'`);

    const earlier = await invite(app, 'twice@example.nl');
    const [person] = await sql(`SELECT person_id FROM account WHERE login = 'twice@example.nl'`);
    const later = await again(String(person?.person_id));

    for (const token of [late, blocked, earlier, 'A'.repeat(43), 'x']) {
      const { status, body } = await open(token);
      expect([status, body]).toEqual([404, { error: { code: 'ABSENT' } }]);
    }
    await open(later).expect(200);
  });

  const again = async (personId: string): Promise<string> => {
    const { manager } = app.get(AccountService)['source'];
    return app.get(InvitationService).invite(manager, personId);
  };

  it('[I-09] ends the sessions that the person had, and the old second factor', async () => {
    const account = await buildAccount(app, clock);
    const elsewhere = await signIn(app, account, clock);
    const [row] = await sql('SELECT person_id FROM account WHERE login = $1', [account.login]);
    const renewed = await accept(app, await again(String(row?.person_id)), clock);
    expect(await elsewhere.me()).toBeUndefined();
    expect(await account.browser.me()).toBeUndefined();
    expect(await renewed.browser.me()).toBe(account.name);
    expect(await (await signIn(app, account, clock)).me()).toBeUndefined();
    expect(await (await signIn(app, renewed, clock)).me()).toBe(account.name);
    const old = new Browser(app);
    await old.post('/auth/password', { login: account.login, password: PASSWORD });
    const code = account.recoveryCodes[0] ?? '';
    expect((await old.post('/auth/code', { code })).status).toBe(401);
  });

  it('[I-04] is not accepted with a password that is short or common, and works on', async () => {
    const token = await invite(app, 'janssen@example.nl');
    const refused = {
      PASSWORD_TOO_SHORT: ['', 'elf tekens!'].slice(1),
      PASSWORD_COMMON: ['password1234', 'qwertyuiop12', 'aaaaaaaaaaaaaaa', 'janssen@example.nl!'],
    };
    for (const [code, passwords] of Object.entries(refused)) {
      for (const password of passwords) {
        expect((await tryTo(token, { password })).body).toEqual({ error: { code } });
      }
    }
    expect((await tryTo(token)).status).toBe(200);
  });

  it('[I-01] is not accepted without a code that works', async () => {
    const token = await invite(app);
    const other = await codeOf(await secretOf(await invite(app)), clock);
    for (const code of ['000000', other, 'abcdef', 'abcde-fghjk']) {
      expect((await tryTo(token, { code })).body).toEqual({ error: { code: 'CODE_REFUSED' } });
    }
    const rows = await sql(
      'SELECT 1 FROM account WHERE password_hash IS NULL AND totp_secret IS NOT NULL',
    );
    expect(rows).toEqual([]);
  });

  it('[I-06] leaves the code that it was accepted with used', async () => {
    const account = await buildAccount(app, clock);
    const browser = new Browser(app);
    await browser.post('/auth/password', { login: account.login, password: PASSWORD });
    expect((await browser.post('/auth/code', { code: account.firstCode })).body).toEqual({
      error: { code: 'CODE_REFUSED' },
    });
  });

  it('[I-05] leaves nothing in the database that opens anything', async () => {
    const token = await invite(app);
    const account = await accept(app, token, clock);
    const tables = ['account', 'recovery_code', 'invitation', 'sign_in_attempt', 'session'];
    const rows = await Promise.all(tables.map((table) => sql(`SELECT t::text FROM ${table} t`)));
    const kept = rows.flat().map(String).join() + JSON.stringify(rows);
    const secrets = [token, PASSWORD, account.totpSecret, ...account.recoveryCodes];
    for (const secret of [...secrets, ...account.browser.cookies.values()]) {
      expect(kept).not.toContain(secret);
      expect(kept).not.toContain(Buffer.from(secret).toString('hex'));
    }
    expect(kept).toContain('$argon2id$v=19$m=47104,t=1,p=1$');
  });

  it('[I-11] is refused to a login that somebody has', async () => {
    await invite(app, 'taken@example.nl');
    await expect(invite(app, 'Taken@Example.nl ')).rejects.toThrow('LOGIN_TAKEN');
  });
});
