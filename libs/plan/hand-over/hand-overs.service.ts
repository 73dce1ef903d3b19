import { Injectable } from '@nestjs/common';
import { Departures, SignInEvents, type Session } from '#identity';
import { asReader } from '#history';
import { Refused, RolePools, type Actor } from '#kernel';
import { PlanWriter } from '../plan-writer.service.js';
import { systemOpId } from '../system-ctx.js';

/** What the administrator is told: numbers, and nothing of any case (I-57). */
export interface HandOverCount {
  /** How many cases the person was on, or is to be, when this was asked. */
  cases: number;
  /** How many could not be handed over just now: the database was away. They are there the next time. */
  left: number;
}

/** Somebody leaves, and a colleague takes over what they were on (I-57, I-58). */
@Injectable()
export class HandOvers {
  constructor(
    private readonly pools: RolePools,
    private readonly departures: Departures,
    private readonly events: SignInEvents,
    private readonly writer: PlanWriter,
  ) {}

  /** How much there is. @throws Refused NOT_ALLOWED, ABSENT */
  async look(session: Session, personId: string): Promise<Pick<HandOverCount, 'cases'>> {
    return this.watched(session, personId, async () => {
      await this.departures.assertMayLook(session, personId);
      return { cases: (await this.plansOf(session.actor, personId)).length };
    });
  }

  /**
   * Blocks the person, and hands over every case. Done again it goes on where it was.
   *
   * @throws Refused NOT_ALLOWED, STEP_UP_NEEDED, ABSENT, SUCCESSOR_NEEDED
   */
  async handOver(
    session: Session,
    personId: string,
    successorId: string | null,
  ): Promise<HandOverCount> {
    return this.watched(session, personId, async () => {
      const successor = await this.departures.successor(session, personId, successorId);
      if (!successor) return this.leaveNothing(session, personId);
      await this.departures.begin(personId);
      const count = await this.handOverAll(session, personId, successor);
      if (count.left === 0) await this.departures.finish(personId);
      return count;
    });
  }

  /** Somebody who is on a case since it was looked at is not left there in silence. */
  private async leaveNothing(session: Session, personId: string): Promise<HandOverCount> {
    if ((await this.plansOf(session.actor, personId)).length > 0) {
      throw new Refused('SUCCESSOR_NEEDED');
    }
    await this.departures.begin(personId);
    const left = (await this.plansOf(session.actor, personId)).length;
    if (left === 0) await this.departures.finish(personId);
    return { cases: left, left };
  }

  /** Until there is no case that was not tried: somebody may have put them on one just before they were blocked. */
  private async handOverAll(
    session: Session,
    personId: string,
    successor: Actor,
  ): Promise<HandOverCount> {
    const tried = new Set<string>();
    let left = 0;
    for (;;) {
      const plans = await this.plansOf(session.actor, personId);
      const untried = plans.filter((plan) => !tried.has(plan));
      if (untried.length === 0) return { cases: tried.size, left };
      for (const plan of untried) {
        tried.add(plan);
        if (!(await this.handOverOne(session, plan, { personId, successor }))) left += 1;
      }
    }
  }

  /** Whether nothing is left to do: ABSENT is a stay that is over, or of which nothing is left to show (C-43). */
  private async handOverOne(
    { actor, id }: Session,
    planId: string,
    { personId, successor }: { personId: string; successor: Actor },
  ): Promise<boolean> {
    const ctx = { actor, requestId: 'hand-over', session: id };
    const op = {
      kind: 'person.handOver',
      opId: systemOpId(),
      person: personId,
      successor,
    } as const;
    const [result] = await this.writer.administer(ctx, planId, [op]);
    if (!result || result.ok) return result !== undefined;
    const { code } = result.error;
    if (code !== 'ABSENT' && code !== 'UNAVAILABLE') throw new Refused(code);
    return code === 'ABSENT';
  }

  private async plansOf(actor: Actor, personId: string): Promise<string[]> {
    const { rows } = await this.pools.officer.query<{ plan_id: string }>(asReader(actor), {
      text: `SELECT plan_id FROM member
             WHERE person_id = $1 AND org_id = $2 AND (ends_at IS NULL OR now() < ends_at)
             ORDER BY plan_id`,
      values: [personId, actor.organisation],
    });
    return rows.map(({ plan_id: plan }) => plan);
  }

  private watched<T>(session: Session, about: string, work: () => Promise<T>): Promise<T> {
    const { person } = session.actor;
    return this.events.watch({ kind: 'ACCOUNT_HAND_OVER', person, about }, work);
  }
}
