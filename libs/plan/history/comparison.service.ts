import { Injectable } from '@nestjs/common';
import { decide } from '#access';
import { AccessLog, filtersIn } from '#access-log';
import { ChangePages } from '#history';
import { absent, type Ctx } from '#kernel';
import { PlanReader, sectionsFor } from '../plan-reader.service.js';
import { compareMoments, type Differences } from './compare-moments.js';
import { MomentFinder } from './moment-finder.js';
import type { Moment, PlanMoment } from './moment.js';
import { itemStreams } from './stream-sight.js';

export interface ComparisonRequest {
  planId: string;
  from: Moment;
  to: Moment;
  /** Only this item. */
  item?: string | undefined;
}

export interface Comparison extends Differences {
  from: PlanMoment;
  to: PlanMoment;
}

/** Two moments of a plan side by side, under today's rights (H-30). */
@Injectable()
export class ComparisonService {
  constructor(
    private readonly reader: PlanReader,
    private readonly pages: ChangePages,
    private readonly moments: MomentFinder,
    private readonly accessLog: AccessLog,
  ) {}

  /** @throws Refused ABSENT, VALUE_INVALID for the last visit of whoever made none, UNAVAILABLE */
  async compare(ctx: Ctx, { planId, item, ...asked }: ComparisonRequest): Promise<Comparison> {
    const readable = await this.reader.find(ctx, planId, 'HISTORY_READ');
    const { facts } = readable;
    if (!decide(facts, 'history.read', { type: 'plan' })) throw absent();
    await this.accessLog.record(ctx, {
      kind: 'HISTORY_SEARCH',
      planId,
      sections: sectionsFor(facts),
      filters: filtersIn({ item, since: asked.from, until: asked.to }),
    });
    const pages = this.pages.of(ctx.actor, planId);
    const past = { readable, pages, streams: await itemStreams(pages, readable, item) };
    const from = await this.moments.find(ctx, past, asked.from);
    const to = await this.moments.find(ctx, past, asked.to);
    return { from, to, ...(await compareMoments({ ...past, from, to })) };
  }
}
