import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { IDToken } from 'openid-client';
import type { Repository } from 'typeorm';
import { Refused } from '#kernel';
import { AccountEntity } from '../account/account.entity.js';
import { loginOf } from '../account/login.js';
import { PersonEntity } from '../person.entity.js';
import type { IdentityProviderRow } from './identity-provider.entity.js';
import { ProviderSubjectEntity, type ProviderSubjectRow } from './provider-subject.entity.js';

/** Which person of the organisation somebody is whom its provider vouches for (I-64). */
@Injectable()
export class ProviderPeople {
  constructor(
    @InjectRepository(ProviderSubjectEntity)
    private readonly subjects: Repository<ProviderSubjectRow>,
  ) {}

  /** By the provider's own id; the first time by the e-mail address that an account was made for. */
  async personOf(provider: IdentityProviderRow, claims: IDToken): Promise<string> {
    const known = await this.knownAs(provider.id, claims.sub);
    const personId = known ?? (await this.link(provider, claims));
    const isTheirs = await this.subjects.manager.existsBy(PersonEntity, {
      id: personId,
      organisationId: provider.organisationId,
      active: true,
    });
    if (!isTheirs) throw new Refused('SIGN_ON_REFUSED');
    return personId;
  }

  async knownAs(providerId: string, subject: string): Promise<string | undefined> {
    return (await this.subjects.findOneBy({ providerId, subject }))?.personId;
  }

  /** An address that the provider has not verified, or that is not of its organisation, is nobody's. */
  private async link(provider: IdentityProviderRow, claims: IDToken): Promise<string> {
    const { email, email_verified: isVerified } = claims;
    const login = typeof email === 'string' && isVerified === true ? loginOf(email) : '';
    const account = await this.subjects.manager.findOneBy(AccountEntity, {
      login,
      person: { organisationId: provider.organisationId },
    });
    const domain = login.split('@').at(-1) ?? '';
    if (!account || !provider.domains.includes(domain)) throw new Refused('SIGN_ON_REFUSED');
    const { personId } = account;
    const { raw } = await this.subjects
      .createQueryBuilder()
      .insert()
      .values({ providerId: provider.id, subject: claims.sub, personId })
      .orIgnore()
      .updateEntity(false)
      .returning('person_id')
      .execute();
    // Somebody else of that provider is this person already.
    if ((raw as unknown[]).length === 0) throw new Refused('SIGN_ON_REFUSED');
    return personId;
  }
}
