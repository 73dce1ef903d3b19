import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type IDToken,
} from 'openid-client';
import type { Repository } from 'typeorm';
import { Refused } from '#kernel';
import { loginOf } from '../account/login.js';
import { SignInLimits } from '../account/sign-in-limits.js';
import { SessionService, type SignedInFrom } from '../session.service.js';
import { SignInEvents, type WhoSignsIn } from '../sign-in-events.js';
import { saysTwoFactors } from './assurance.js';
import { IdentityProviderEntity, type IdentityProviderRow } from './identity-provider.entity.js';
import { ProviderClients } from './provider-clients.js';
import { ProviderPeople } from './provider-people.js';
import { SignOnFlows } from './sign-on-flows.js';

/** How a browser comes back from a provider. */
export interface SignOnAnswer {
  providerId: string;
  /** Path and query, as asked for. */
  path: string;
  /** The token of the flow. */
  flow: string | undefined;
}

/** Single sign-on by OpenID Connect: authorization code with PKCE, state and nonce, per organisation (I-60). */
@Injectable()
export class SingleSignOn {
  constructor(
    @InjectRepository(IdentityProviderEntity)
    private readonly providers: Repository<IdentityProviderRow>,
    private readonly clients: ProviderClients,
    private readonly flows: SignOnFlows,
    private readonly people: ProviderPeople,
    private readonly sessions: SessionService,
    private readonly limits: SignInLimits,
    private readonly events: SignInEvents,
  ) {}

  /** Where to send the browser. Only the domain of the login is looked at: it tells nothing of who has an account. */
  async start(login: string, origin: string): Promise<{ url: string; flow: string }> {
    const provider = await this.providerFor(login);
    const { configuration } = await this.clients.of(provider);
    const codeVerifier = randomPKCECodeVerifier();
    const [state, nonce] = [randomState(), randomNonce()];
    const begun = { providerId: provider.id, state, nonce, codeVerifier, origin };
    const flow = await this.flows.begin(begun);
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri(origin, provider.id),
      scope: 'openid email',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(provider.acr.length > 0 && { acr_values: provider.acr.join(' ') }),
    });
    return { url: url.href, flow };
  }

  /** A session for whoever the provider vouches for. Whatever is wrong, the answer is the same. */
  async finish(answer: SignOnAnswer, from: SignedInFrom): Promise<string> {
    const who = () => Promise.resolve(undefined);
    const trying = { address: from.address, kind: 'SIGN_IN', who } as const;
    return this.limits.guard(trying, async () => {
      const { providerId } = answer;
      const { provider, claims } = await this.claimsOf(answer);
      if (!saysTwoFactors(provider, claims)) {
        throw await this.refusal(await this.people.knownAs(providerId, claims.sub));
      }
      const { person, isTheirs } = await this.people.personOf(provider, claims);
      if (!isTheirs || person === undefined) throw await this.refusal(person);
      const sid = typeof claims['sid'] === 'string' ? claims['sid'] : null;
      const proved = { steppedUpAt: provedAt(claims), providerId, providerSid: sid };
      return this.sessions.beginAnew(person, from, proved);
    });
  }

  /** What the provider says of whoever came back, as checked as an answer can be. */
  private async claimsOf({
    providerId,
    path,
    flow,
  }: SignOnAnswer): Promise<{ provider: IdentityProviderRow; claims: IDToken }> {
    const begun = flow === undefined ? undefined : await this.flows.take(flow, providerId);
    const provider = begun && (await this.providers.findOneBy({ id: providerId }));
    if (!begun || !provider) throw await this.refusal(undefined);
    const { configuration } = await this.clients.of(provider);
    const answer = await authorizationCodeGrant(configuration, new URL(path, begun.origin), {
      pkceCodeVerifier: begun.codeVerifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    }).catch(() => undefined);
    const claims = answer?.claims();
    if (!claims) throw await this.refusal(undefined);
    return { provider, claims };
  }

  private refusal(person: WhoSignsIn): Promise<Refused> {
    return this.events.refusal({ kind: 'SIGN_IN', person, reason: 'SIGN_ON_REFUSED' });
  }

  private async providerFor(login: string): Promise<IdentityProviderRow> {
    const domain = loginOf(login).split('@').at(-1) ?? '';
    const provider = await this.providers
      .createQueryBuilder('provider')
      .where(':domain = ANY (provider.domains)', { domain })
      .getOne();
    if (!provider) throw new Refused('SIGN_ON_UNKNOWN');
    return provider;
  }
}

function redirectUri(origin: string, providerId: string): string {
  return `${origin}/auth/oidc/callback/${providerId}`;
}

/** A provider may let people in on a sign-in of hours ago; what it does not say is not fresh (I-42). */
function provedAt({ auth_time: at }: IDToken): Date | null {
  return typeof at === 'number' ? new Date(at * 1000) : null;
}
