import { Inject, Injectable } from '@nestjs/common';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import {
  allowInsecureRequests,
  ClientSecretBasic,
  discovery,
  enableNonRepudiationChecks,
  type Configuration,
} from 'openid-client';
import { CLOCK, CONFIG, Refused, type Clock, type Config } from '#kernel';
import { SecretBox } from '../account/secret-box.js';
import type { IdentityProviderRow } from './identity-provider.entity.js';

const KEPT_MS = 60 * 60 * 1000;
const TIMEOUT_SECONDS = 5;

/** What is known of a provider: its own description, and the keys that it signs with. */
export interface ProviderClient {
  configuration: Configuration;
  keys: JWTVerifyGetKey;
}

/** Asks each provider once an hour where its doors are. */
@Injectable()
export class ProviderClients {
  private readonly known = new Map<string, { client: Promise<ProviderClient>; until: number }>();
  private readonly box: SecretBox;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) { secret }: Config,
  ) {
    this.box = new SecretBox(secret, 'provider');
  }

  sealed(secret: string, providerId: string): Buffer {
    return this.box.seal(secret, providerId);
  }

  /** UNAVAILABLE while the provider cannot be reached. */
  async of(provider: IdentityProviderRow): Promise<ProviderClient> {
    const kept = this.known.get(provider.id);
    if (kept && kept.until > this.clock.now()) return kept.client;
    const client = this.discover(provider).catch(() => {
      this.known.delete(provider.id);
      throw new Refused('UNAVAILABLE');
    });
    this.known.set(provider.id, { client, until: this.clock.now() + KEPT_MS });
    return client;
  }

  private async discover(provider: IdentityProviderRow): Promise<ProviderClient> {
    const issuer = new URL(provider.issuer);
    const secret = this.box.open(provider.clientSecret, provider.id);
    const configuration = await discovery(
      issuer,
      provider.clientId,
      { client_secret: secret, id_token_signed_response_alg: provider.idTokenAlg },
      ClientSecretBasic(secret),
      {
        timeout: TIMEOUT_SECONDS,
        // Signatures are checked although the token comes straight from the provider: a proxy may sit in between.
        execute: isOnThisMachine(issuer)
          ? [enableNonRepudiationChecks, allowInsecureRequests]
          : [enableNonRepudiationChecks],
      },
    );
    const { jwks_uri: keys } = configuration.serverMetadata();
    if (keys === undefined) throw new Error('a provider without keys');
    return { configuration, keys: createRemoteJWKSet(new URL(keys)) };
  }
}

/** Plain http is for a provider on the same machine, as in tests. */
export function isOnThisMachine({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');
}
