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
import { Administrator } from './administrator.js';
import { managedAccountOf, type ManagedAccount } from './managed-account.js';

/** What an administrator does with the accounts of their own organisation (I-50). */
@Injectable()
export class AccountAdministration {
  constructor(
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountRow>,
    private readonly administrator: Administrator,
    private readonly accountService: AccountService,
    private readonly invitations: InvitationService,
    private readonly sessions: SessionService,
  ) {}

  async list(session: Session): Promise<ManagedAccount[]> {
    await this.administrator.assert(session);
    const rows = await this.accounts.find({
      where: { person: { organisationId: session.actor.organisation } },
      relations: { person: true },
      order: { login: 'ASC' },
    });
    return rows.map(managedAccountOf);
  }

  /** The token of an invitation for somebody new. */
  async invite(session: Session, account: NewAccount): Promise<string> {
    await this.administrator.assertFresh(session);
    return this.accountService.invite(session.actor.organisation, account);
  }

  /** The token of a new invitation for who did not accept the first; who has a password needs a recovery. */
  async inviteAgain(session: Session, personId: string): Promise<string> {
    await this.administrator.assertFresh(session);
    const { passwordHash } = await this.administrator.otherAccountOf(session, personId);
    if (passwordHash !== null) throw new Refused('NOT_ALLOWED');
    return this.accounts.manager.transaction((manager) =>
      this.invitations.invite(manager, personId),
    );
  }

  /** Blocks a person: at once, everywhere that they are signed in (I-51). */
  async block(session: Session, personId: string): Promise<void> {
    await this.administrator.assertFresh(session);
    await this.administrator.otherAccountOf(session, personId);
    await this.accounts.manager.update(PersonEntity, { id: personId }, { active: false });
    await this.sessions.endAllOf(personId);
  }
}
