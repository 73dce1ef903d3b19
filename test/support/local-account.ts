import { generate } from 'otplib';
import { AccountService } from '#identity';
import type { Clock } from '#kernel';
import type { TestApp } from './app.js';

export const PASSWORD = 'paarse fiets op zolder';

/** A clock that a test moves: codes follow from it. */
export class TestClock implements Clock {
  private ahead = 0;

  now(): number {
    return Date.now() + this.ahead;
  }

  /** To the next code of an authenticator. */
  nextStep(): void {
    this.ahead += 30_000;
  }
}

/** The cookies of one browser, kept from answer to answer. */
export class Browser {
  readonly cookies = new Map<string, string>();
  userAgent = '';
  /** The page that asks; none is said where it is undefined, as by a script. */
  origin: string | undefined;

  constructor(readonly app: TestApp) {}

  async post(path: string, body: object = {}) {
    const answer = await this.app.http().post(path).set(this.headers).send(body);
    this.keep(answer.headers['set-cookie']);
    return answer;
  }

  async get(path: string) {
    const answer = await this.app.http().get(path).set(this.headers);
    this.keep(answer.headers['set-cookie']);
    return answer;
  }

  /** Who is signed in here. */
  async me(): Promise<string | undefined> {
    const { data } = await this.app.graphql(this.header, '{ me { person { name } } }');
    return (data as { me: { person: { name: string } } | null }).me?.person.name;
  }

  get header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private get headers() {
    const origin = this.origin === undefined ? {} : { Origin: this.origin };
    return { Cookie: this.header, 'User-Agent': this.userAgent, ...origin };
  }

  private keep(headers: unknown): void {
    for (const header of [headers ?? []].flat().map(String)) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/** Somebody with a local account, and what they hold to prove it. */
export interface LocalAccount {
  name: string;
  login: string;
  totpSecret: string;
  recoveryCodes: string[];
  /** What its second factor showed when the invitation was accepted. */
  firstCode: string;
  /** Signed in by accepting the invitation. */
  browser: Browser;
}

let count = 0;

/** The token of an invitation for somebody in an organisation of their own. */
export async function invite(app: TestApp, login = `a${++count}@example.nl`): Promise<string> {
  return app
    .get(AccountService)
    .inviteFirst(
      { name: `Organisatie ${login}`, type: 'VEILIG_THUIS' },
      { name: `Persoon ${login}`, function: 'Beheerder', login },
    );
}

export async function codeOf(totpSecret: string, clock: Clock): Promise<string> {
  return generate({ secret: totpSecret, epoch: Math.floor(clock.now() / 1000) });
}

/** Accepts an invitation as its screen does. */
export async function accept(app: TestApp, token: string, clock: TestClock): Promise<LocalAccount> {
  const browser = new Browser(app);
  const opened = await browser.post('/auth/invitation/open', { token });
  const { name, login, totpSecret } = opened.body as Omit<LocalAccount, 'browser' | 'firstCode'>;
  clock.nextStep();
  const code = await codeOf(totpSecret, clock);
  const { body } = await browser.post('/auth/invitation/accept', {
    token,
    password: PASSWORD,
    code,
  });
  const { recoveryCodes } = body as { recoveryCodes: string[] };
  return { name, login, totpSecret, recoveryCodes, firstCode: code, browser };
}

export async function buildAccount(app: TestApp, clock: TestClock): Promise<LocalAccount> {
  return accept(app, await invite(app), clock);
}

/** Signs in, in both steps, on a browser of its own where none is given. */
export async function signIn(
  app: TestApp,
  { login, totpSecret }: Pick<LocalAccount, 'login' | 'totpSecret'>,
  clock: TestClock,
  browser = new Browser(app),
): Promise<Browser> {
  await browser.post('/auth/password', { login, password: PASSWORD });
  clock.nextStep();
  await browser.post('/auth/code', { code: await codeOf(totpSecret, clock) });
  return browser;
}
