import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { absent, Refused } from '#kernel';
import { AccountEntity, type AccountRow } from '../account/account.entity.js';
import type { Session } from '../session.js';
import { StepUpService } from '../step-up/step-up.service.js';

/** Who may look after the accounts of an organisation, and which those are. */
@Injectable()
export class Administrator {
  constructor(
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountRow>,
    private readonly stepUp: StepUpService,
  ) {}

  async is({ actor }: Pick<Session, 'actor'>): Promise<boolean> {
    return this.accounts.existsBy({ personId: actor.person, administrator: true });
  }

  /** Reads only. */
  async assert(session: Session): Promise<void> {
    if (!(await this.is(session))) throw new Refused('NOT_ALLOWED');
  }

  /** Changes something: with a fresh second factor. */
  async assertFresh(session: Session): Promise<void> {
    await this.assert(session);
    await this.stepUp.assertSteppedUp(session);
  }

  /** An account of the administrator's own organisation that is not blocked; any other is absent (I-50). */
  async accountOf({ actor }: Session, personId: string): Promise<AccountRow> {
    const account = await this.accounts.findOne({
      where: { personId, person: { organisationId: actor.organisation, active: true } },
      relations: { person: true },
    });
    if (!account) throw absent();
    return account;
  }

  /** As `accountOf`, and not one's own. */
  async otherAccountOf(session: Session, personId: string): Promise<AccountRow> {
    const account = await this.accountOf(session, personId);
    if (personId === session.actor.person) throw new Refused('NOT_ALLOWED');
    return account;
  }
}
