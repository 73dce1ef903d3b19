import { AccountService, IdentityProviders } from '#identity';
import { REAL_ENV, TestApp } from '../support/app.js';
import { Browser } from '../support/local-account.js';
import { OidcServer, OidcVisitor } from '../support/oidc-server.js';

const ORIGIN = 'https://plan.example.nl';

describe('a certified OpenID provider', () => {
  let app: TestApp;
  let provider: OidcServer;

  beforeAll(async () => {
    app = await TestApp.start({ env: REAL_ENV });
    provider = await OidcServer.start({ sub: 'employee-7', email: 'anna@a.nl' });
  });
  afterAll(async () => {
    await provider.stop();
    await app.close();
  });

  it('[I-60] [I-65] signs a person in, and out again from its own side', async () => {
    const person = { name: 'Anna', function: 'Medewerker', login: 'anna@a.nl' };
    await app.get(AccountService).inviteFirst({ name: 'A', type: 'SHELTER' }, person);
    const id = await app.get(IdentityProviders).add('A', 'secret-of-the-client', {
      ...{ issuer: provider.issuer, clientId: 'vangnet', idTokenAlg: 'RS256' },
      ...{ domains: ['a.nl'], acr: ['urn:mfa'], amr: ['hwk'] },
    });
    provider.register({
      redirectUri: `${ORIGIN}/auth/oidc/callback/${id}`,
      logoutUri: `${app.url}/auth/oidc/back-channel/${id}`,
    });

    const browser = new Browser(app);
    browser.origin = ORIGIN;
    const { body } = await browser.post('/auth/oidc/start', { login: 'anna@a.nl' });
    const visitor = new OidcVisitor(provider.issuer);
    const back = await visitor.follow(String(body.url));
    expect(back.origin).toBe(ORIGIN);
    const answer = await browser.get(`${back.pathname}${back.search}`);
    expect([answer.status, answer.headers['location']]).toEqual([303, '/']);
    expect(await browser.me()).toBe('Anna');

    await visitor.signOut();
    expect(await browser.me()).toBeUndefined();
  });
});
