import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { absent, Refused } from '#kernel';
import { OrganisationEntity } from '../organisation.entity.js';
import { BY_HAND, SignInEvents } from '../sign-in-events.js';
import { IdentityProviderEntity, type IdentityProviderRow } from './identity-provider.entity.js';
import { isOnThisMachine, ProviderClients } from './provider-clients.js';

type Given = Omit<IdentityProviderRow, 'id' | 'organisationId' | 'clientSecret'>;

/** The providers of organisations. For whoever runs the installation; no route leads here. */
@Injectable()
export class IdentityProviders {
  constructor(
    @InjectRepository(IdentityProviderEntity)
    private readonly providers: Repository<IdentityProviderRow>,
    private readonly clients: ProviderClients,
    private readonly events: SignInEvents,
  ) {}

  /** The id of the provider, after asking it for its description. An organisation has one. */
  async add(organisationName: string, clientSecret: string, given: Given): Promise<string> {
    const work = () => this.store(organisationName, clientSecret, given);
    return this.events.watch({ ...BY_HAND, kind: 'PROVIDER_ADD' }, work);
  }

  private async store(
    organisationName: string,
    clientSecret: string,
    given: Given,
  ): Promise<string> {
    const organisation = await this.providers.manager.findOneBy(OrganisationEntity, {
      name: organisationName,
    });
    if (!organisation) throw absent();
    const issuer = new URL(given.issuer);
    const isSafe = issuer.protocol === 'https:' || isOnThisMachine(issuer);
    if (!isSafe || given.acr.length + given.amr.length === 0) throw new Refused('VALUE_INVALID');
    const domains = given.domains.map((domain) => domain.toLowerCase());
    const isTaken = await this.providers
      .createQueryBuilder('provider')
      .where('provider.domains && :domains OR provider.organisationId = :organisation', {
        domains,
        organisation: organisation.id,
      })
      .getExists();
    if (isTaken) throw new Refused('LOGIN_TAKEN');
    const id = randomUUID();
    const provider = {
      id,
      organisationId: organisation.id,
      ...given,
      domains,
      clientSecret: this.clients.sealed(clientSecret, id),
    };
    await this.clients.of(provider);
    await this.providers.insert(provider);
    return id;
  }
}
