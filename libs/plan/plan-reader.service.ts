import { Injectable } from '@nestjs/common';
import { SECTIONS, type PresentedPlan, type Section } from '#contract';
import { decide, type ViewerFacts } from '#access';
import { AccessLog } from '#access-log';
import { absent, type Actor, type Ctx } from '#kernel';
import { presentPlan } from './present/present-plan.js';
import type { PlanRoom } from './room/plan-room.js';
import { PlanRooms } from './room/plan-rooms.js';
import { viewerFacts } from './viewer.js';

/** A plan that a viewer may read, at the position of the log that it was brought to. */
export interface ReadablePlan {
  room: PlanRoom;
  facts: ViewerFacts;
}

/** What a plan is looked for; a refusal stands in the access log under it. */
export type ReadKind = 'PLAN_OPEN' | 'PLAN_READ' | 'HISTORY_READ' | 'EXPORT';

/** The way in to a plan for everyone who reads it. */
@Injectable()
export class PlanReader {
  constructor(
    private readonly rooms: PlanRooms,
    private readonly accessLog: AccessLog,
  ) {}

  /**
   * The plan, with the line that says that it was read.
   *
   * @throws Refused ABSENT when there is no such plan, and when it is not for this person (L-12); UNAVAILABLE
   */
  async open(ctx: Ctx, planId: string): Promise<ReadablePlan> {
    const readable = await this.find(ctx, planId, 'PLAN_READ');
    const sections = sectionsFor(readable.facts);
    await this.accessLog.record(ctx, { kind: 'PLAN_READ', planId, sections });
    return readable;
  }

  /**
   * As `open`, and whoever asks writes the line themselves before anything of the plan is answered. Who is turned away
   * stands in the access log either way, by one path for a plan that is not there and one that is not theirs.
   */
  async find(ctx: Ctx, planId: string, kind: ReadKind): Promise<ReadablePlan> {
    const room = await this.rooms.freshRoom(planId);
    const facts = room && factsIn(room, ctx.actor);
    if (facts && mayRead(facts)) return { room, facts };
    await this.accessLog.record(ctx, { kind, planId, reason: 'ABSENT' });
    throw absent();
  }

  /** The plan as the person may see it now; no waiting, so it stands at exactly the position of the room. */
  present({ room, facts }: ReadablePlan, actor: Actor): PresentedPlan {
    return presentPlan(room.present, facts, { title: room.title, actor });
  }

  /**
   * What at least one person of another organisation on the case may see, of what this person may see too.
   *
   * @throws Refused ABSENT when nobody of that organisation is on the case
   */
  presentAs({ room, facts: own }: ReadablePlan, actor: Actor, organisation: string): PresentedPlan {
    const plan = room.present;
    const members = plan.members.filter((member) => member.organisation === organisation);
    if (members.length === 0) throw absent();
    const eyes = members.map(({ facts }) => facts);
    return presentPlan(plan, { eyes, own }, { title: room.title, actor });
  }
}

/** Whether there is anything here for this person at all. */
export function mayRead(facts: ViewerFacts): boolean {
  return decide(facts, 'plan.read', { type: 'plan' });
}

/** Facts about a person in a plan at this moment, by the database's clock. */
export function factsIn(room: PlanRoom, actor: Actor): ViewerFacts {
  return viewerFacts(room.state, actor, room.now);
}

/** The sections that a viewer is shown. */
export function sectionsFor(facts: ViewerFacts): Section[] {
  return SECTIONS.filter((section) => decide(facts, 'plan.read', { type: 'section', section }));
}
