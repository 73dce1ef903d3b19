import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Not, type Repository } from 'typeorm';
import { absent, Refused, type Actor } from '#kernel';
import { AccountEntity, type AccountRow } from '../account/account.entity.js';
import { PersonEntity } from '../person.entity.js';
import { actorOf, type Session } from '../session.js';
import { SessionService } from '../session.service.js';
import { Administrator } from './administrator.js';
import { HandOverEntity, type HandOverRow } from './hand-over.entity.js';
import type { HandOvers } from './managed-account.js';

/** The side of the accounts when somebody leaves (I-57, I-58); the cases are for whoever knows of plans. */
@Injectable()
export class Departures {
  constructor(
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountRow>,
    @InjectRepository(HandOverEntity) private readonly handOvers: Repository<HandOverRow>,
    private readonly administrator: Administrator,
    private readonly sessions: SessionService,
  ) {}

  /** @throws Refused NOT_ALLOWED, ABSENT, also when everything was handed over before */
  async assertMayLook(session: Session, personId: string): Promise<void> {
    await this.administrator.assert(session);
    await this.assertLeaver(session, personId);
  }

  /**
   * The one who takes over, when everything is as it has to be; undefined where nobody does.
   *
   * @throws Refused NOT_ALLOWED, STEP_UP_NEEDED, ABSENT
   */
  async successor(
    session: Session,
    personId: string,
    successorId: string | null,
  ): Promise<Actor | undefined> {
    await this.administrator.assertFresh(session);
    await this.assertLeaver(session, personId);
    if (successorId === null) return undefined;
    if (successorId === personId || successorId === session.actor.person) {
      throw new Refused('NOT_ALLOWED');
    }
    const { person } = await this.administrator.accountOf(session, successorId);
    return actorOf({ ...person, organisation: session.person.organisation });
  }

  /** Blocks the person, at once and everywhere, and remembers that their cases are to be handed over. */
  async begin(personId: string): Promise<void> {
    await this.handOvers.manager.transaction(async (manager) => {
      await manager.update(PersonEntity, { id: personId }, { active: false });
      await manager
        .createQueryBuilder()
        .insert()
        .into(HandOverEntity)
        .values({ personId })
        .orIgnore()
        .execute();
    });
    await this.sessions.endAllOf(personId);
  }

  async finish(personId: string): Promise<void> {
    await this.handOvers
      .createQueryBuilder()
      .update()
      .set({ doneAt: () => 'now()' })
      .where('person_id = :personId AND done_at IS NULL', { personId })
      .execute();
  }

  async of(personIds: readonly string[]): Promise<HandOvers> {
    const rows = await this.handOvers.findBy({ personId: In([...personIds]) });
    return new Map(rows.map(({ personId, doneAt }) => [personId, { isDone: doneAt !== null }]));
  }

  /** Somebody of the administrator's organisation, blocked or not, and not the administrator. */
  private async assertLeaver({ actor }: Session, personId: string): Promise<void> {
    const isOurs = await this.accounts.existsBy({
      personId,
      person: { organisationId: actor.organisation },
    });
    if (!isOurs) throw absent();
    if (personId === actor.person) throw new Refused('NOT_ALLOWED');
    if (await this.handOvers.existsBy({ personId, doneAt: Not(IsNull()) })) throw absent();
  }
}
