import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { jwtVerify, type JWTPayload } from 'jose';
import type { Repository } from 'typeorm';
import { absent, Refused } from '#kernel';
import { SessionService } from '../session.service.js';
import { IdentityProviderEntity, type IdentityProviderRow } from './identity-provider.entity.js';
import { ProviderClients } from './provider-clients.js';
import { ProviderPeople } from './provider-people.js';
import { UsedLogoutTokenEntity, type UsedLogoutTokenRow } from './used-logout-token.entity.js';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** A token is worth something for so long; what was seen is remembered longer. */
const FRESH_MINUTES = 10;
const REMEMBERED = '1 hour';

/** What a provider tells of somebody who signed out there (OpenID Connect Back-Channel Logout 1.0; I-65). */
@Injectable()
export class BackChannelLogout {
  constructor(
    @InjectRepository(IdentityProviderEntity)
    private readonly providers: Repository<IdentityProviderRow>,
    @InjectRepository(UsedLogoutTokenEntity)
    private readonly used: Repository<UsedLogoutTokenRow>,
    private readonly clients: ProviderClients,
    private readonly people: ProviderPeople,
    private readonly sessions: SessionService,
  ) {}

  /** Ends the session that the token names, or all of its person that began there. */
  async accept(providerId: string, token: string): Promise<void> {
    const provider = await this.providers.findOneBy({ id: providerId });
    if (!provider) throw absent();
    const { jti = '', sid, sub } = await this.verified(provider, token);
    await this.useOnce(providerId, jti);
    if (typeof sid === 'string') return this.sessions.endOfProvider(providerId, { sid });
    const personId = sub === undefined ? undefined : await this.people.knownAs(providerId, sub);
    if (personId !== undefined) await this.sessions.endOfProvider(providerId, { personId });
  }

  private async verified(provider: IdentityProviderRow, token: string): Promise<JWTPayload> {
    const { keys } = await this.clients.of(provider);
    const verified = await jwtVerify(token, keys, {
      issuer: provider.issuer,
      audience: provider.clientId,
      algorithms: [provider.idTokenAlg],
      requiredClaims: ['iat', 'jti', 'events'],
      maxTokenAge: `${FRESH_MINUTES} minutes`,
      clockTolerance: 30,
    }).catch(() => undefined);
    if (!verified || !isLogout(verified.payload)) throw new Refused('MALFORMED');
    return verified.payload;
  }

  /** One statement decides whether a token was seen before. */
  private async useOnce(providerId: string, jti: string): Promise<void> {
    await this.used
      .createQueryBuilder()
      .delete()
      .where(`at < now() - interval '${REMEMBERED}'`)
      .execute();
    const { raw } = await this.used
      .createQueryBuilder()
      .insert()
      .values({ providerId, jtiHash: createHash('sha256').update(jti).digest() })
      .orIgnore()
      .updateEntity(false)
      .returning('at')
      .execute();
    if ((raw as unknown[]).length === 0) throw new Refused('MALFORMED');
  }
}

/** A token of another sort, for a sign-in say, does not end anything. */
function isLogout({ events, nonce, sid, sub }: JWTPayload): boolean {
  const hasEvent = typeof events === 'object' && events !== null && EVENT in events;
  return hasEvent && nonce === undefined && (typeof sid === 'string' || sub !== undefined);
}
