import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWTPayload,
} from 'jose';

/** What a token is to be, where it is not as it should. */
export interface TokenWishes {
  claims?: JWTPayload;
  alg?: 'none' | 'HS256';
  /** Signed by a key that is not the provider's. */
  isForged?: boolean;
}

/** An OpenID provider that says whatever a test wants it to say. */
export class FakeProvider {
  /** What the token endpoint answers to each code. */
  readonly codes = new Map<string, { idToken: string; challenge: string }>();

  private constructor(
    private readonly server: Server,
    private readonly keys: { privateKey: CryptoKey; publicKey: CryptoKey },
    private readonly forger: CryptoKey,
    readonly issuer: string,
    readonly clientId: string,
  ) {}

  static async start(clientId = 'vangnet'): Promise<FakeProvider> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const keys = await generateKeyPair('RS256');
    const { privateKey } = await generateKeyPair('RS256');
    const url = `http://127.0.0.1:${port}`;
    const provider = new FakeProvider(server, keys, privateKey, url, clientId);
    server.on('request', (request, response) => void provider.answer(request, response));
    return provider;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** A code that was given to whoever came with this address, and what it will be worth. */
  async codeFor(
    address: URL,
    { claims = {}, ...how }: TokenWishes = {},
    code: string = crypto.randomUUID(),
  ): Promise<string> {
    const nonce = address.searchParams.get('nonce') ?? '';
    const now = Math.floor(Date.now() / 1000);
    const idToken = await this.sign({ iat: now, exp: now + 60, nonce, ...claims }, how);
    const challenge = address.searchParams.get('code_challenge') ?? '';
    this.codes.set(code, { idToken, challenge });
    return code;
  }

  async sign(
    claims: JWTPayload,
    { alg, isForged = false }: TokenWishes = {},
    typ = 'JWT',
  ): Promise<string> {
    const payload = { iss: this.issuer, aud: this.clientId, ...claims };
    if (alg === 'none') return new UnsecuredJWT(payload).encode();
    const header = { alg: alg ?? 'RS256', kid: 'one', typ };
    // The classic: the public key, which everybody knows, taken for a shared secret.
    const shared = new TextEncoder().encode(JSON.stringify(await exportJWK(this.keys.publicKey)));
    const key = isForged ? this.forger : this.keys.privateKey;
    return new SignJWT(payload).setProtectedHeader(header).sign(alg === 'HS256' ? shared : key);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const said = await this.say(request.url ?? '', body);
    response
      .writeHead(said === undefined ? 400 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(said ?? { error: 'invalid_grant' }));
  }

  private async say(path: string, body: URLSearchParams): Promise<object | undefined> {
    if (path === '/.well-known/openid-configuration') return this.description();
    if (path === '/jwks') {
      const key = await exportJWK(this.keys.publicKey);
      return { keys: [{ ...key, kid: 'one', alg: 'RS256', use: 'sig' }] };
    }
    const known = path === '/token' ? this.codes.get(body.get('code') ?? '') : undefined;
    const proof = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (!known || known.challenge !== proof) return undefined;
    return { access_token: 'x', token_type: 'bearer', expires_in: 60, id_token: known.idToken };
  }

  private description(): object {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'none', 'HS256'],
      authorization_response_iss_parameter_supported: true,
    };
  }
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}
