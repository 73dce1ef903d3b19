import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

/** A certified OpenID provider as organisations run it, in which everybody is signed in with two factors at once. */
export class OidcServer {
  private handler: (request: IncomingMessage, response: ServerResponse) => void;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    private readonly person: { sub: string; email: string },
  ) {
    this.handler = this.provide([]);
    server.on('request', (request, response) => this.handler(request, response));
  }

  static async start(person: { sub: string; email: string }): Promise<OidcServer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return new OidcServer(server, `http://127.0.0.1:${port}`, person);
  }

  /** Tells it of us, once the addresses are known. */
  register(client: { redirectUri: string; logoutUri: string }): void {
    this.handler = this.provide([
      {
        client_id: 'vangnet',
        client_secret: 'secret-of-the-client',
        redirect_uris: [client.redirectUri],
        backchannel_logout_uri: client.logoutUri,
        backchannel_logout_session_required: true,
      },
    ]);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private provide(clients: Configuration['clients'] & object): OidcServer['handler'] {
    const { email, sub } = this.person;
    const provider = new Provider(this.issuer, {
      clients,
      acrValues: ['urn:mfa'],
      claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      findAccount: (_ctx, accountId) => ({
        accountId,
        claims: () => ({ sub: accountId, email, email_verified: true }),
      }),
      async loadExistingGrant(ctx) {
        const grant = new ctx.oidc.provider.Grant({
          clientId: ctx.oidc.client?.clientId ?? '',
          accountId: ctx.oidc.session?.accountId ?? '',
        });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
    });
    const callback = provider.callback();
    return (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
      const login = { accountId: sub, acr: 'urn:mfa', amr: ['pwd', 'hwk'] };
      void provider.interactionFinished(request, response, { login });
    };
  }
}

/** A browser at the provider: keeps its cookies, and follows it until it sends the browser elsewhere. */
export class OidcVisitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly issuer: string) {}

  async follow(address: string): Promise<URL> {
    let at = new URL(address);
    for (let hops = 0; hops < 10 && at.origin === this.issuer; hops++) {
      const { headers } = await this.ask(at);
      at = new URL(headers.get('location') ?? '', at);
    }
    return at;
  }

  /** Signs out there, as its page does. */
  async signOut(): Promise<void> {
    const page = await (await this.ask(new URL('/session/end', this.issuer))).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await this.ask(new URL('/session/end/confirm', this.issuer), {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
  }

  private async ask(at: URL, how: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { ...how, redirect: 'manual', headers: { cookie } });
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      this.cookies.set(name, value);
    }
    return response;
  }
}
