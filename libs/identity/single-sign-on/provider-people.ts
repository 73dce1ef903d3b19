import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { IDToken } from 'openid-client';
import type { Repository } from 'typeorm';
import { AccountEntity } from '../account/account.entity.js';
import { loginOf } from '../account/login.js';
import { PersonEntity } from '../person.entity.js';
import type { IdentityProviderRow } from './identity-provider.entity.js';
import { ProviderSubjectEntity, type ProviderSubjectRow } from './provider-subject.entity.js';

/** Who it is, as far as that is known, and whether the provider may vouch for them. */
interface VouchedPerson {
  person: string | undefined;
  isTheirs: boolean;
}

/** Which person of the organisation somebody is whom its provider vouches for (I-64). */
@Injectable()
export class ProviderPeople {
  constructor(
    @InjectRepository(ProviderSubjectEntity)
    private readonly subjects: Repository<ProviderSubjectRow>,
  ) {}

  /** By the provider's own id; the first time by the e-mail address that an account was made for. */
  async personOf(provider: IdentityProviderRow, claims: IDToken): Promise<VouchedPerson> {
    const known = await this.knownAs(provider.id, claims.sub);
    const personId = known ?? (await this.link(provider, claims));
    if (personId === undefined) return { person: undefined, isTheirs: false };
    const isTheirs = await this.subjects.manager.existsBy(PersonEntity, {
      id: personId,
      organisationId: provider.organisationId,
      active: true,
      organisation: { active: true },
    });
    return { person: personId, isTheirs };
  }

  async knownAs(providerId: string, subject: string): Promise<string | undefined> {
    return (await this.subjects.findOneBy({ providerId, subject }))?.personId;
  }

  /** An address that the provider has not verified, or that is not of its organisation, is nobody's. */
  private async link(provider: IdentityProviderRow, claims: IDToken): Promise<string | undefined> {
    const { email, email_verified: isVerified } = claims;
    const login = typeof email === 'string' && isVerified === true ? loginOf(email) : '';
    const account = await this.subjects.manager.findOneBy(AccountEntity, {
      login,
      person: { organisationId: provider.organisationId },
    });
    const domain = login.split('@').at(-1) ?? '';
    if (!account || !provider.domains.includes(domain)) return undefined;
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
    return (raw as unknown[]).length === 0 ? undefined : personId;
  }
}
