import { Injectable } from '@nestjs/common';
import { ChangeLog, type PlanPages, type StreamOutline } from '#history';
import { Refused, type Ctx } from '#kernel';
import type { ReadablePlan } from '../plan-reader.service.js';
import { visibleVersion } from '../present/present-version.js';
import type { Moment, PlanMoment } from './moment.js';
import { Visits } from './visits.js';

/** What a moment is looked for in: a plan, and the streams of it that the reader may read. */
export interface PastOfReader {
  readable: ReadablePlan;
  pages: PlanPages;
  streams: readonly StreamOutline[];
}

/** Finds how far the streams of a reader had come at a moment. */
@Injectable()
export class MomentFinder {
  constructor(
    private readonly log: ChangeLog,
    private readonly visits: Visits,
  ) {}

  /** @throws Refused VALUE_INVALID for the last visit of whoever made none; ABSENT for a version that they do not see */
  async find(ctx: Ctx, past: PastOfReader, moment: Moment): Promise<PlanMoment> {
    const { room, facts } = past.readable;
    if (moment.type === 'NOW') {
      const revs = new Map(past.streams.map(({ streamId, rev }) => [streamId, rev]));
      return { at: new Date(room.now), revs, isLimited: false };
    }
    const { seq, at } = await this.position(ctx, past.readable, moment);
    const since = room.state.participation(facts.organisation)?.since;
    const isLimited = facts.past.sees !== 'ALL' && seq < facts.past.since;
    const streams = past.streams.map(({ streamId }) => streamId);
    const reached = isLimited ? facts.past.since : seq;
    return {
      at: isLimited && since ? new Date(since.at) : at,
      revs: await past.pages.past.revsAt(streams, reached),
      isLimited,
    };
  }

  private async position(
    ctx: Ctx,
    { room, facts }: ReadablePlan,
    moment: Exclude<Moment, { type: 'NOW' }>,
  ): Promise<{ seq: number; at: Date }> {
    const { planId, state } = room;
    if (moment.type === 'VERSION') {
      const { seq, at } = visibleVersion(state, facts, moment.number);
      return { seq, at: new Date(at) };
    }
    if (moment.type === 'INSTANT') {
      return { seq: await this.log.positionAt(planId, moment.at), at: moment.at };
    }
    const visit = await this.visits.last(ctx, planId);
    if (!visit) throw new Refused('VALUE_INVALID');
    return visit;
  }
}
