import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Refused } from '#kernel';
import { AccountEntity, type AccountRow } from '../account/account.entity.js';
import { AccountService, type NewAccount } from '../account/account.service.js';
import { InvitationService } from '../account/invitation.service.js';
import { PersonEntity } from '../person.entity.js';
import type { Session } from '../session.js';
import { SessionService } from '../session.service.js';
import { SignInEvents } from '../sign-in-events.js';
import { Administrator } from './administrator.js';
import { Departures } from './departures.service.js';
import { managedAccountsOf, type ManagedAccount } from './managed-account.js';

/** What an administrator does with the accounts of their own organisation (I-50). All of it is told (W-09). */
@Injectable()
export class AccountAdministration {
  constructor(
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountRow>,
    private readonly administrator: Administrator,
    private readonly departures: Departures,
    private readonly accountService: AccountService,
    private readonly invitations: InvitationService,
    private readonly sessions: SessionService,
    private readonly events: SignInEvents,
  ) {}

  async list(session: Session): Promise<ManagedAccount[]> {
    const { person, organisation } = session.actor;
    return this.events.watch({ kind: 'ACCOUNT_LIST', person }, async () => {
      await this.administrator.assert(session);
      const rows = await this.accounts.find({
        where: { person: { organisationId: organisation } },
        relations: { person: true },
        order: { login: 'ASC' },
      });
      const handOvers = await this.departures.of(rows.map(({ personId }) => personId));
      return managedAccountsOf(rows, handOvers);
    });
  }

  /** The token of an invitation for somebody new. */
  async invite(session: Session, account: NewAccount): Promise<string> {
    const { person, organisation } = session.actor;
    const about = randomUUID();
    return this.events.watch({ kind: 'ACCOUNT_INVITE', person, about }, async () => {
      await this.administrator.assertFresh(session);
      return this.accountService.invite(organisation, about, account);
    });
  }

  /** The token of a new invitation for who did not accept the first; who has a password needs a recovery. */
  async inviteAgain(session: Session, personId: string): Promise<string> {
    const { person } = session.actor;
    return this.events.watch({ kind: 'ACCOUNT_INVITE', person, about: personId }, async () => {
      await this.administrator.assertFresh(session);
      const { passwordHash } = await this.administrator.otherAccountOf(session, personId);
      if (passwordHash !== null) throw new Refused('NOT_ALLOWED');
      return this.accounts.manager.transaction((manager) =>
        this.invitations.invite(manager, personId),
      );
    });
  }

  /** Blocks a person: at once, everywhere that they are signed in (I-51). */
  async block(session: Session, personId: string): Promise<void> {
    const { person } = session.actor;
    await this.events.watch({ kind: 'ACCOUNT_BLOCK', person, about: personId }, async () => {
      await this.administrator.assertFresh(session);
      await this.administrator.otherAccountOf(session, personId);
      await this.accounts.manager.update(PersonEntity, { id: personId }, { active: false });
      await this.sessions.endAllOf(personId);
    });
  }
}
