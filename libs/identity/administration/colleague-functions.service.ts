import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { functionsFor, type PersonFunction } from '#contract';
import { absent, Refused } from '#kernel';
import { AccountEntity } from '../account/account.entity.js';
import { PersonEntity, type PersonRow } from '../person.entity.js';
import type { Session } from '../session.js';
import { SessionService } from '../session.service.js';
import { SignInEvents } from '../sign-in-events.js';
import { Administrator } from './administrator.js';

export interface FunctionChange {
  give: readonly PersonFunction[];
  take: readonly PersonFunction[];
}

/** What an administrator says of colleagues: their functions, and who stands in for them. All of it is told (W-09). */
@Injectable()
export class ColleagueFunctions {
  constructor(
    @InjectRepository(PersonEntity) private readonly people: Repository<PersonRow>,
    private readonly administrator: Administrator,
    private readonly sessions: SessionService,
    private readonly events: SignInEvents,
  ) {}

  /** @throws Refused NOT_ALLOWED, STEP_UP_NEEDED, ABSENT, VALUE_INVALID (not for people of this organisation) */
  async change(session: Session, personId: string, { give, take }: FunctionChange): Promise<void> {
    const { person, organisationType } = session.actor;
    await this.events.watch({ kind: 'ACCOUNT_FUNCTIONS', person, about: personId }, async () => {
      await this.administrator.assertFresh(session);
      await this.administrator.otherAccountOf(session, personId);
      const fitting = functionsFor(organisationType);
      const isBoth = give.some((code) => take.includes(code));
      if (isBoth || !give.every((code) => fitting.includes(code)))
        throw new Refused('VALUE_INVALID');
      await this.store(personId, { give, take });
      this.sessions.rightsChanged(personId);
    });
  }

  /** One statement: what another administrator gave or took meanwhile stands. */
  private async store(personId: string, { give, take }: FunctionChange): Promise<void> {
    await this.people
      .createQueryBuilder()
      .update()
      .set({
        functions: () =>
          `ARRAY(SELECT DISTINCT code FROM unnest(functions || :give::text[]) AS code
                 WHERE code <> ALL (:take::text[]) ORDER BY code)`,
      })
      .where('id = :personId', { personId })
      .setParameters({ give: [...give], take: [...take] })
      .execute();
  }

  /** @throws Refused NOT_ALLOWED, STEP_UP_NEEDED, ABSENT (either is no active colleague) */
  async setDeputy(session: Session, personId: string, deputy: string | null): Promise<void> {
    const { person } = session.actor;
    await this.events.watch({ kind: 'ACCOUNT_DEPUTY', person, about: personId }, async () => {
      await this.administrator.assertFresh(session);
      await this.administrator.accountOf(session, personId);
      if (deputy === personId) throw new Refused('NOT_ALLOWED');
      if (deputy !== null) await this.administrator.accountOf(session, deputy);
      const { affected } = await this.people.manager.update(
        AccountEntity,
        { personId },
        { deputyId: deputy },
      );
      if (affected !== 1) throw absent();
    });
  }
}
