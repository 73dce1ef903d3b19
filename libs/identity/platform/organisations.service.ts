import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { ILike, Not, type EntityManager, type Repository } from 'typeorm';
import { absent, Refused } from '#kernel';
import { AccountEntity } from '../account/account.entity.js';
import { AccountService, type NewAccount } from '../account/account.service.js';
import { OrganisationEntity, type OrganisationRow } from '../organisation.entity.js';
import type { Session } from '../session.js';
import { SessionService } from '../session.service.js';
import { SignInEvents, type SignInEventKind } from '../sign-in-events.js';
import { OrganisationPages } from './organisation-pages.js';
import type {
  NewOrganisation,
  OrganisationPage,
  OrganisationSearch,
} from './managed-organisation.js';
import { PlatformAdministrator } from './platform-administrator.js';

/** What the platform administrator does with organisations (I-70…). All of it is told (W-09). */
@Injectable()
export class Organisations {
  constructor(
    @InjectRepository(OrganisationEntity) private readonly rows: Repository<OrganisationRow>,
    private readonly administrator: PlatformAdministrator,
    private readonly pages: OrganisationPages,
    private readonly accounts: AccountService,
    private readonly sessions: SessionService,
    private readonly events: SignInEvents,
  ) {}

  /** @throws Refused NOT_ALLOWED, CURSOR_INVALID */
  async page(session: Session, search: OrganisationSearch): Promise<OrganisationPage> {
    const told = { kind: 'ORGANISATION_LIST', person: session.actor.person } as const;
    return this.events.watch(told, async () => {
      await this.administrator.assert(session);
      return this.pages.page(search);
    });
  }

  /** @throws Refused NOT_ALLOWED, STEP_UP_NEEDED, NAME_TAKEN */
  async add(session: Session, { name, type }: NewOrganisation): Promise<void> {
    const id = randomUUID();
    await this.watched('ORGANISATION_ADD', session, id, () =>
      this.locked(async (manager) => {
        await assertFree(manager, name);
        await manager.insert(OrganisationEntity, { id, name, type });
      }),
    );
  }

  /** @throws Refused NOT_ALLOWED, STEP_UP_NEEDED, ABSENT, NAME_TAKEN */
  async rename(session: Session, id: string, name: string): Promise<void> {
    await this.watched('ORGANISATION_RENAME', session, id, () =>
      this.locked(async (manager) => {
        await found(manager, id);
        await assertFree(manager, name, id);
        await manager.update(OrganisationEntity, { id }, { name });
      }),
    );
  }

  /** At once, everywhere (I-72). Done once more it is nothing. @throws Refused NOT_ALLOWED, STEP_UP_NEEDED, ABSENT */
  async deactivate(session: Session, id: string): Promise<void> {
    await this.watched('ORGANISATION_DEACTIVATE', session, id, async () => {
      await found(this.rows.manager, id);
      await this.rows.update({ id }, { active: false });
      await this.sessions.endAllOfOrganisation(id);
    });
  }

  /**
   * The token of an invitation for its first administrator.
   *
   * @throws Refused NOT_ALLOWED (it has one, or is over), STEP_UP_NEEDED, ABSENT, LOGIN_TAKEN
   */
  async invite(
    session: Session,
    id: string,
    account: Omit<NewAccount, 'administrator'>,
  ): Promise<string> {
    return this.watched('ORGANISATION_INVITE', session, id, async () => {
      const { active } = await found(this.rows.manager, id);
      if (!active || (await this.isManaged(id))) throw new Refused('NOT_ALLOWED');
      return this.accounts.inviteAdministrator(id, account);
    });
  }

  private isManaged(organisationId: string): Promise<boolean> {
    return this.rows.manager
      .createQueryBuilder(AccountEntity, 'account')
      .innerJoin('account.person', 'person')
      .where('person.organisationId = :organisationId', { organisationId })
      .andWhere('person.active AND account.administrator')
      .andWhere(
        `(account.passwordHash IS NOT NULL
          OR EXISTS (SELECT FROM provider_subject s WHERE s.person_id = person.id))`,
      )
      .getExists();
  }

  /** Of two who take a name at once one wins. */
  private locked<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.rows.manager.transaction(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('organisation names'))`);
      return work(manager);
    });
  }

  // What is told, of whom, and what is done.
  private watched<T>(
    ...[kind, session, about, work]: [SignInEventKind, Session, string, () => Promise<T>]
  ): Promise<T> {
    return this.events.watch({ kind, person: session.actor.person, about }, async () => {
      await this.administrator.assertFresh(session);
      return work();
    });
  }
}

/** That of the platform is not among them. */
async function found(manager: EntityManager, id: string): Promise<OrganisationRow> {
  const row = await manager.findOneBy(OrganisationEntity, { id, type: Not('PLATFORM') });
  if (!row) throw absent();
  return row;
}

async function assertFree(manager: EntityManager, name: string, own?: string): Promise<void> {
  const isTaken = await manager.existsBy(OrganisationEntity, {
    name: ILike(name.replaceAll(/[\\%_]/g, '\\$&')),
    ...(own !== undefined && { id: Not(own) }),
  });
  if (isTaken) throw new Refused('NAME_TAKEN');
}
