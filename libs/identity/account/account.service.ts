import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Refused } from '#kernel';
import { OrganisationEntity, type OrganisationRow } from '../organisation.entity.js';
import { PersonEntity } from '../person.entity.js';
import { AccountEntity } from './account.entity.js';
import { InvitationService } from './invitation.service.js';
import { loginOf } from './login.js';

/** Somebody who is to have an account. */
export interface NewAccount {
  name: string;
  function: string;
  login: string;
  administrator: boolean;
}

/** The accounts of an organisation. */
@Injectable()
export class AccountService {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly invitations: InvitationService,
  ) {}

  /**
   * The token of an invitation for the first administrator of an organisation, which is made along where nobody has one of
   * that name. For whoever runs the installation; no route leads here (I-11).
   */
  async inviteFirst(
    organisation: Omit<OrganisationRow, 'id'>,
    account: Omit<NewAccount, 'administrator'>,
  ): Promise<string> {
    return this.source.transaction(async (manager) => {
      const known = await manager.findOneBy(OrganisationEntity, organisation);
      const { id } = known ?? { id: randomUUID() };
      if (!known) await manager.insert(OrganisationEntity, { ...organisation, id });
      return this.add(manager, id, { ...account, administrator: true });
    });
  }

  /** The token of an invitation for somebody of this organisation; who may do so was asked before. */
  async invite(organisationId: string, account: NewAccount): Promise<string> {
    return this.source.transaction((manager) => this.add(manager, organisationId, account));
  }

  private async add(manager: EntityManager, organisationId: string, given: NewAccount) {
    const login = loginOf(given.login);
    if (await manager.existsBy(AccountEntity, { login })) throw new Refused('LOGIN_TAKEN');
    const personId = randomUUID();
    await manager.insert(PersonEntity, {
      id: personId,
      organisationId,
      code: personId,
      name: given.name,
      function: given.function,
    });
    await manager.insert(AccountEntity, { personId, login, administrator: given.administrator });
    return this.invitations.invite(manager, personId);
  }
}
