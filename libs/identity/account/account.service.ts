import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { IsNull, type DataSource, type EntityManager } from 'typeorm';
import { Refused } from '#kernel';
import { OrganisationEntity, type OrganisationRow } from '../organisation.entity.js';
import { PersonEntity } from '../person.entity.js';
import { BY_HAND, SignInEvents } from '../sign-in-events.js';
import { AccountEntity, type AccountRow } from './account.entity.js';
import { InvitationService } from './invitation.service.js';
import { newToken } from '../session.js';
import { loginOf } from './login.js';
import { PasswordHasher } from './password-hasher.js';

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
    private readonly hasher: PasswordHasher,
    private readonly invitations: InvitationService,
    private readonly events: SignInEvents,
  ) {}

  /**
   * The token of an invitation for the first administrator of an organisation, which is made along where nobody has one of
   * that name. For whoever runs the installation; no route leads here (I-11).
   */
  async inviteFirst(
    organisation: Pick<OrganisationRow, 'type' | 'name'>,
    account: Omit<NewAccount, 'administrator'>,
  ): Promise<string> {
    const personId = randomUUID();
    const told = { ...BY_HAND, kind: 'ACCOUNT_INVITE', about: personId } as const;
    const work = async (manager: EntityManager) => {
      const known = await manager.findOneBy(OrganisationEntity, organisation);
      if (known?.active === false) throw new Refused('NOT_ALLOWED');
      const { id } = known ?? { id: randomUUID() };
      if (!known) await manager.insert(OrganisationEntity, { ...organisation, id });
      return this.add(
        manager,
        { organisationId: id, personId },
        { ...account, administrator: true },
      );
    };
    return this.events.watch(told, () => this.source.transaction(work));
  }

  /** The token of an invitation for somebody new of this organisation; who may do so was asked before. */
  async invite(organisationId: string, personId: string, account: NewAccount): Promise<string> {
    const ids = { organisationId, personId };
    return this.source.transaction((manager) => this.add(manager, ids, account));
  }

  /**
   * The token of an invitation for an administrator of this organisation. Somebody who was invited and did not accept is
   * invited anew; who may do so was asked before.
   *
   * @throws Refused LOGIN_TAKEN
   */
  async inviteAdministrator(
    organisationId: string,
    account: Omit<NewAccount, 'administrator'>,
  ): Promise<string> {
    return this.source.transaction(async (manager) => {
      const invited = await manager.findOneBy(AccountEntity, {
        login: loginOf(account.login),
        administrator: true,
        passwordHash: IsNull(),
        person: { organisationId, active: true },
      });
      if (invited) return this.invitations.invite(manager, invited.personId);
      const ids = { organisationId, personId: randomUUID() };
      return this.add(manager, ids, { ...account, administrator: true });
    });
  }

  /** An account with a password that nobody knows, where there is none: for set-up where people sign in by name, as in the demo. */
  async addForSetUp(
    account: Pick<AccountRow, 'personId' | 'login' | 'administrator'>,
  ): Promise<void> {
    const passwordHash = await this.hasher.hash(newToken());
    await this.source
      .createQueryBuilder()
      .insert()
      .into(AccountEntity)
      .values({ ...account, passwordHash })
      .orIgnore()
      .execute();
  }

  private async add(
    manager: EntityManager,
    { organisationId, personId }: { organisationId: string; personId: string },
    given: NewAccount,
  ): Promise<string> {
    const login = loginOf(given.login);
    if (await manager.existsBy(AccountEntity, { login })) throw new Refused('LOGIN_TAKEN');
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
