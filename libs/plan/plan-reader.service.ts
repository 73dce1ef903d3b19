import { Injectable } from '@nestjs/common';
import type { PresentedPlan } from '#contract';
import { decide, type ViewerFacts } from '#access';
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

/** The way in to a plan for everyone who reads it. */
@Injectable()
export class PlanReader {
  constructor(private readonly rooms: PlanRooms) {}

  /** @throws Refused ABSENT when there is no such plan, and when it is not for this person (L-12) */
  async open({ actor }: Ctx, planId: string): Promise<ReadablePlan> {
    const room = await this.rooms.freshRoom(planId);
    const facts = room && factsIn(room, actor);
    if (!facts || !decide(facts, 'plan.read', { type: 'plan' })) throw absent();
    return { room, facts };
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

/** Facts about a person in a plan at this moment, by the database's clock. */
export function factsIn(room: PlanRoom, actor: Actor): ViewerFacts {
  return viewerFacts(room.state, actor, room.now);
}
