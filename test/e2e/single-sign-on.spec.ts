import { AccountService, IdentityProviders } from '#identity';
import { accessLinesOf, linesOfNobody } from '../support/access-lines.js';
import { REAL_ENV, TestApp } from '../support/app.js';
import { FakeProvider, type TokenWishes } from '../support/fake-provider.js';
import { Browser } from '../support/local-account.js';
import { query } from '../support/log-check.js';

const ORIGIN = 'https://plan.example.nl';
const SESSION = '__Host-vangnet_session';
const MFA = { acr: 'urn:mfa', amr: ['pwd', 'hwk'] };

describe('single sign-on', () => {
  let app: TestApp;
  let provider: FakeProvider;
  let other: FakeProvider;
  let providerId: string;
  let otherId: string;

  beforeAll(async () => {
    app = await TestApp.start({ env: REAL_ENV });
    provider = await FakeProvider.start();
    other = await FakeProvider.start();
    providerId = await addProvider('A', provider, 'a.nl');
    otherId = await addProvider('B', other, 'b.nl');
  });
  afterAll(async () => {
    await provider.stop();
    await other.stop();
    await app.close();
  });

  const addPerson = (name: string, organisation: string) =>
    app
      .get(AccountService)
      .inviteFirst(
        { name: organisation, type: 'SHELTER' },
        { name, function: 'Medewerker', login: `${name}@${organisation.toLowerCase()}.nl` },
      );
  const addProvider = async (organisation: string, at: FakeProvider, domain: string) => {
    await addPerson(`first${organisation.toLowerCase()}`, organisation);
    return app.get(IdentityProviders).add(organisation, 'secret of the client', {
      ...{ issuer: at.issuer, clientId: at.clientId, idTokenAlg: 'RS256' },
      ...{ domains: [domain], acr: ['urn:mfa'], amr: ['hwk', 'mfa'] },
    });
  };
  const page = (): Browser => {
    const browser = new Browser(app);
    browser.origin = ORIGIN;
    return browser;
  };
  const leave = async (browser: Browser, domain = 'a.nl'): Promise<URL> => {
    const { body } = await browser.post('/auth/oidc/start', { login: `anyone@${domain}` });
    return new URL(String(body.url));
  };
  interface Return {
    code: string;
    state?: string;
    iss?: string;
    id?: string;
  }
  const comeBack = async (browser: Browser, address: URL, given: Return) => {
    const { code, id = providerId, iss = provider.issuer } = given;
    const state = given.state ?? address.searchParams.get('state') ?? '';
    const answer = new URLSearchParams({ code, state, iss });
    return browser.get(`/auth/oidc/callback/${id}?${answer.toString()}`);
  };
  const claimsOf = (name: string, organisation = 'a') => ({
    sub: `sub-${name}`,
    email: `${name}@${organisation}.nl`,
    email_verified: true,
    ...MFA,
  });
  const signOn = async (name: string, wishes: TokenWishes = {}): Promise<Browser> => {
    const browser = page();
    const address = await leave(browser);
    const claims = { ...claimsOf(name), ...wishes.claims };
    const code = await provider.codeFor(address, { ...wishes, claims });
    const answer = await comeBack(browser, address, { code });
    const isIn = browser.cookies.has(SESSION);
    expect([answer.status, answer.headers['location']]).toEqual([
      303,
      isIn ? '/' : '/#sign-on-refused',
    ]);
    return browser;
  };

  it('[I-60] sends people to their own provider, with PKCE, state and nonce', async () => {
    const address = await leave(page());
    expect(address.origin).toBe(provider.issuer);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'vangnet',
      redirect_uri: `${ORIGIN}/auth/oidc/callback/${providerId}`,
      code_challenge_method: 'S256',
      acr_values: 'urn:mfa',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(address.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    }
    const { status, body } = await page().post('/auth/oidc/start', { login: 'x@unknown.nl' });
    expect([status, body]).toEqual([404, { error: { code: 'SIGN_ON_UNKNOWN' } }]);
  });

  it('[I-60] signs in whoever the provider vouches for', async () => {
    await addPerson('anna', 'A');
    expect(await (await signOn('anna')).me()).toBe('anna');
  });

  it.each<[string, TokenWishes]>([
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['for another audience', { claims: { aud: 'somebody-else' } }],
    ['with another nonce', { claims: { nonce: 'A'.repeat(43) } }],
    ['without a nonce', { claims: { nonce: undefined } as never }],
    ['that is over', { claims: { iat: 1000, exp: 2000 } }],
    ['that is not signed', { alg: 'none' }],
    ['signed with what everybody knows', { alg: 'HS256' }],
    ['signed by somebody else', { isForged: true }],
  ])('[I-60] refuses a token %s', async (_what, wishes) => {
    await addPerson(`person${++count}`, 'A');
    const browser = await signOn(`person${count}`, wishes);
    expect(await browser.me()).toBeUndefined();
    expect(await (await signOn(`person${count}`)).me()).toBe(`person${count}`);
  });
  let count = 0;

  it('[W-05] tells of who came in by a provider, and of who was refused where that is known', async () => {
    await addPerson('lina', 'A');
    await signOn('lina', { claims: { amr: ['pwd'] } });
    const nobodies = (await linesOfNobody(app)).length;
    await signOn('lina', { isForged: true });
    await signOn('stranger');
    const told = (await linesOfNobody(app)).slice(nobodies);
    expect(told.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual([
      'SIGN_IN SIGN_ON_REFUSED',
      'SIGN_IN SIGN_ON_REFUSED',
    ]);
    await signOn('lina');
    await signOn('lina', { claims: { amr: ['pwd'] } });
    const { rows } = await query(app.database.url, (client) =>
      client.query<{ id: string }>(`SELECT id FROM person WHERE name = 'lina'`),
    );
    const id = rows[0]?.id ?? '';
    expect(await accessLinesOf(app, { id })).toEqual(['SIGN_IN', 'SIGN_IN SIGN_ON_REFUSED']);
  });

  it('[I-61] refuses a token that does not say that two factors were used', async () => {
    await addPerson('bob', 'A');
    for (const said of [{ acr: undefined }, { amr: undefined }, { acr: '0' }, { amr: ['pwd'] }]) {
      const browser = await signOn('bob', { claims: said as never });
      expect(await browser.me()).toBeUndefined();
    }
  });

  it('[I-62] takes an answer once, from the browser that left, with its own state', async () => {
    await addPerson('cees', 'A');
    const browser = page();
    const address = await leave(browser);
    const code = await provider.codeFor(address, { claims: claimsOf('cees') });
    const flow = browser.cookies.get('__Host-vangnet_flow') ?? '';

    const thief = page();
    await leave(thief);
    await comeBack(thief, address, { code });
    expect(thief.cookies.has(SESSION)).toBe(false);

    await comeBack(browser, address, { code });
    expect(await browser.me()).toBe('cees');

    const again = page();
    again.cookies.set('__Host-vangnet_flow', flow);
    await comeBack(again, address, { code });
    expect(again.cookies.has(SESSION)).toBe(false);
  });

  it('[I-62] spends the sign-on on a wrong state, and on time', async () => {
    const browser = page();
    const address = await leave(browser);
    const flow = browser.cookies.get('__Host-vangnet_flow') ?? '';
    const code = await provider.codeFor(address, { claims: claimsOf('cees') });
    await comeBack(browser, address, { code, state: 'A'.repeat(43) });
    browser.cookies.set('__Host-vangnet_flow', flow);
    await comeBack(browser, address, { code });
    expect(browser.cookies.has(SESSION)).toBe(false);

    const late = await leave(browser);
    await query(app.database.url, (client) =>
      client.query('UPDATE sign_on_flow SET expires_at = now()'),
    );
    const lateCode = await provider.codeFor(late, { claims: claimsOf('cees') });
    await comeBack(browser, late, { code: lateCode });
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  it('[I-63] takes no answer of one provider for that of another', async () => {
    await addPerson('dirk', 'A');
    const mixed: Return[] = [
      { code: '', id: otherId, iss: other.issuer },
      { code: '', id: otherId },
      { code: '', iss: other.issuer },
    ];
    for (const given of mixed) {
      const browser = page();
      const address = await leave(browser);
      const code = await provider.codeFor(address, { claims: claimsOf('dirk') });
      await other.codeFor(address, { claims: claimsOf('dirk') }, code);
      await comeBack(browser, address, { ...given, code });
      expect(browser.cookies.has(SESSION)).toBe(false);
    }
    const browser = page();
    const address = await leave(browser);
    const code = await other.codeFor(address, { claims: claimsOf('dirk') });
    await comeBack(browser, address, { code });
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  it('[I-64] lets a provider vouch for its own organisation only, by an address it has verified', async () => {
    await addPerson('eva', 'B');
    await addPerson('fien', 'A');
    const claims = [
      { ...claimsOf('eva', 'b') },
      { ...claimsOf('fien'), email_verified: false },
      { ...claimsOf('fien'), email_verified: undefined },
      { ...claimsOf('fien'), email: 'nobody@a.nl' },
      { ...claimsOf('fien'), email: undefined },
    ];
    for (const said of claims) {
      expect(await (await signOn('fien', { claims: said as never })).me()).toBeUndefined();
    }
    expect(await (await signOn('fien')).me()).toBe('fien');
  });

  it('[I-64] knows a person by the id of the provider after the first time', async () => {
    await addPerson('gijs', 'A');
    await addPerson('hans', 'A');
    await signOn('gijs');
    const renamed = await signOn('gijs', { claims: { email: 'hans@a.nl' } });
    expect(await renamed.me()).toBe('gijs');
    const taken = await signOn('hans', { claims: { email: 'gijs@a.nl' } });
    expect(await taken.me()).toBeUndefined();
    await query(app.database.url, (client) =>
      client.query(`UPDATE person SET active = false WHERE name = 'gijs'`),
    );
    expect(await (await signOn('gijs')).me()).toBeUndefined();
  });

  describe('signing out at the provider', () => {
    const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const now = () => Math.floor(Date.now() / 1000);
    const logout = async (claims: object, wishes: TokenWishes = {}, id = providerId) => {
      const said = { iat: now(), exp: now() + 120, jti: crypto.randomUUID(), events: EVENTS };
      const token = await provider.sign({ ...said, ...claims }, wishes, 'logout+jwt');
      return send(token, id);
    };
    const send = (token: string, id = providerId) =>
      app.http().post(`/auth/oidc/back-channel/${id}`).type('form').send({ logout_token: token });

    it('[I-65] ends the session that is named, or all of that person that began there', async () => {
      await addPerson('ida', 'A');
      const one = await signOn('ida', { claims: { sid: 'sid-1' } });
      const two = await signOn('ida', { claims: { sid: 'sid-2' } });
      const three = await signOn('ida', { claims: { sid: 'sid-3' } });
      expect((await logout({ sid: 'sid-1', sub: 'sub-ida' })).status).toBe(200);
      expect([await one.me(), await two.me()]).toEqual([undefined, 'ida']);
      expect((await logout({ sub: 'sub-ida' })).status).toBe(200);
      expect([await two.me(), await three.me()]).toEqual([undefined, undefined]);
    });

    it('[I-65] ends nothing for a token that is forged, old, of another sort, or was sent before', async () => {
      await addPerson('jan', 'A');
      const browser = await signOn('jan', { claims: { sid: 'sid-jan' } });
      const named = { sid: 'sid-jan' };
      const wrong = [
        await logout(named, { isForged: true }),
        await logout(named, { alg: 'none' }),
        await logout(named, { alg: 'HS256' }),
        await logout({ ...named, iss: other.issuer }),
        await logout({ ...named, aud: 'somebody-else' }),
        await logout({ ...named, iat: now() - 3600 }),
        await logout({ ...named, exp: now() - 3600 }),
        await logout({ ...named, events: {} }),
        await logout({ ...named, nonce: 'x' }),
        await logout({ ...named, jti: undefined }),
        await logout({}),
        await send('no token'),
        await send(''),
      ];
      expect(wrong.map(({ status }) => status)).toEqual(Array(wrong.length).fill(400));
      await logout(named, {}, otherId);
      expect(await browser.me()).toBe('jan');

      const said = { iat: now(), jti: 'once', events: EVENTS, sid: 'sid-of-nobody' };
      const token = await provider.sign(said, {}, 'logout+jwt');
      expect([(await send(token)).status, (await send(token)).status]).toEqual([200, 400]);
    });
  });
});
