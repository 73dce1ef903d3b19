import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository, SelectQueryBuilder, UpdateQueryBuilder } from 'typeorm';
import { absent } from '#kernel';
import { AccountEntity } from '../account/account.entity.js';
import { InvitationService } from '../account/invitation.service.js';
import { RecoveryCodeEntity } from '../account/recovery-code.entity.js';
import { PasskeyEntity } from '../passkey/passkey.entity.js';
import type { Session } from '../session.js';
import { SessionService } from '../session.service.js';
import { SignInEvents, type SignInEventKind } from '../sign-in-events.js';
import { StepUpService } from '../step-up/step-up.service.js';
import { Administrator } from './administrator.js';
import { RecoveryEntity, type RecoveryRow } from './recovery.entity.js';
import { openRecoveryOf, type OpenRecovery } from './recovery.js';

const HOURS = 24;

/**
 * Recovery of an account: an administrator begins it, a second person of the organisation confirms it. Only then does
 * everything that the account was opened with stop working, and the administrator gets a link for its person (I-52). Every
 * step is told (W-09).
 */
@Injectable()
export class RecoveryService {
  constructor(
    @InjectRepository(RecoveryEntity) private readonly recoveries: Repository<RecoveryRow>,
    private readonly administrator: Administrator,
    private readonly stepUp: StepUpService,
    private readonly invitations: InvitationService,
    private readonly sessions: SessionService,
    private readonly events: SignInEvents,
  ) {}

  /** Open recoveries of the organisation, for everyone in it: who is recovered sees it, too. */
  async list({ actor }: Session): Promise<OpenRecovery[]> {
    const rows = await this.open()
      .innerJoinAndSelect('recovery.starter', 'starter')
      .andWhere('person.organisationId = :organisation', { organisation: actor.organisation })
      .orderBy('recovery.startedAt', 'ASC')
      .getMany();
    return rows.map((row) => openRecoveryOf(row, actor.person));
  }

  async start(session: Session, personId: string): Promise<void> {
    const told = { kind: 'RECOVERY_START', person: session.actor.person, about: personId } as const;
    await this.events.watch(told, () => this.begin(session, personId));
  }

  private async begin(session: Session, personId: string): Promise<void> {
    await this.administrator.assertFresh(session);
    await this.administrator.otherAccountOf(session, personId);
    const isOpen = await this.open()
      .andWhere('recovery.personId = :personId', { personId })
      .getExists();
    if (isOpen) return;
    await this.recoveries
      .createQueryBuilder()
      .insert()
      .values({
        id: randomUUID(),
        personId,
        startedBy: session.actor.person,
        expiresAt: () => `now() + make_interval(hours => ${HOURS})`,
      })
      .execute();
  }

  /** By the second person. Takes away what the account was opened with, and ends all its sessions. */
  async confirm(session: Session, id: string): Promise<void> {
    await this.watched('RECOVERY_CONFIRM', session, id, () => this.decide(session, id));
  }

  private async decide(session: Session, id: string): Promise<void> {
    await this.stepUp.assertSteppedUp(session);
    const me = session.actor.person;
    const personId = await this.recoveries.manager.transaction(async (manager) => {
      const person = await this.change(manager, session, id)
        .set({ confirmedBy: me })
        .andWhere('confirmed_by IS NULL AND started_by <> :me AND person_id <> :me', { me })
        .returning('person_id')
        .execute()
        .then(({ raw }) => (raw as { person_id: string }[])[0]?.person_id);
      if (person === undefined) throw absent();
      await takeAway(manager, person);
      return person;
    });
    await this.sessions.endAllOf(personId);
  }

  /** By anyone of the organisation, as long as it is not confirmed. */
  async cancel(session: Session, id: string): Promise<void> {
    await this.watched('RECOVERY_CANCEL', session, id, async () => {
      const { affected } = await this.change(this.recoveries.manager, session, id)
        .set({ expiresAt: () => 'now()' })
        .andWhere('confirmed_by IS NULL')
        .execute();
      if (affected !== 1) throw absent();
    });
  }

  /** The token of the invitation, once, for the administrator who began it. */
  async invite(session: Session, id: string): Promise<string> {
    return this.watched('RECOVERY_INVITE', session, id, () => this.newLink(session, id));
  }

  private async newLink(session: Session, id: string): Promise<string> {
    await this.administrator.assertFresh(session);
    return this.recoveries.manager.transaction(async (manager) => {
      const { raw } = await this.change(manager, session, id)
        .set({ invitedAt: () => 'now()' })
        .andWhere('confirmed_by IS NOT NULL AND started_by = :me', { me: session.actor.person })
        .returning('person_id')
        .execute();
      const [row] = raw as { person_id: string }[];
      if (!row) throw absent();
      return this.invitations.invite(manager, row.person_id);
    });
  }

  /** Whose account a recovery is for is told where it is one of the organisation; of others there is only the try. */
  private async watched<T>(
    ...[kind, { actor }, id, work]: [SignInEventKind, Session, string, () => Promise<T>]
  ): Promise<T> {
    const row = await this.recoveries.findOneBy({
      id,
      person: { organisationId: actor.organisation },
    });
    return this.events.watch({ kind, person: actor.person, about: row?.personId }, work);
  }

  private open(): SelectQueryBuilder<RecoveryRow> {
    return this.recoveries
      .createQueryBuilder('recovery')
      .innerJoinAndSelect('recovery.person', 'person')
      .where('recovery.expiresAt > now() AND recovery.invitedAt IS NULL AND person.active');
  }

  /**
   * One statement decides. One of another organisation, or that is over, is absent. The table of people stands in
   * quotes: the bare word is a property of a recovery, for which TypeORM would put its column.
   */
  private change(
    manager: EntityManager,
    { actor }: Session,
    id: string,
  ): UpdateQueryBuilder<RecoveryRow> {
    return manager
      .getRepository(RecoveryEntity)
      .createQueryBuilder()
      .update()
      .where('id = :id AND expires_at > now() AND invited_at IS NULL', { id })
      .andWhere(
        `person_id IN (SELECT p.id FROM "person" p WHERE p.active AND p.organisation_id = :organisation)`,
        { organisation: actor.organisation },
      );
  }
}

async function takeAway(manager: EntityManager, personId: string): Promise<void> {
  await manager.update(AccountEntity, { personId }, { passwordHash: null, totpSecret: null });
  await manager.delete(RecoveryCodeEntity, { personId });
  await manager.delete(PasskeyEntity, { personId });
}
