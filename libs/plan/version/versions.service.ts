import { Injectable } from '@nestjs/common';
import type { PresentedVersion } from '#contract';
import { decide } from '#access';
import { AccessLog } from '#access-log';
import { ChangePages } from '#history';
import { absent, pageSize, type Ctx } from '#kernel';
import { MomentFinder } from '../history/moment-finder.js';
import { itemStreams } from '../history/stream-sight.js';
import { PlanReader, sectionsFor, type ReadablePlan } from '../plan-reader.service.js';
import { presentVersion, visibleVersion, visibleVersions } from '../present/present-version.js';
import { valueOf } from '../state/change-value.js';
import { versionStream } from '../state/stream-id.js';
import { contentsOfVersion, type VersionContents } from './version-contents.js';

export interface VersionPage {
  versions: PresentedVersion[];
  /** Whether there are older ones. */
  hasNextPage: boolean;
}

/** A version with what it holds for one reader. */
export interface ShownVersion extends VersionContents {
  version: PresentedVersion;
}

const MOST_AT_ONCE = 100;

/** The versions of a plan, and what stood in them, under today's rights. */
@Injectable()
export class Versions {
  constructor(
    private readonly reader: PlanReader,
    private readonly pages: ChangePages,
    private readonly moments: MomentFinder,
    private readonly accessLog: AccessLog,
  ) {}

  /** Newest first; `olderThan`: only those of a lower number. @throws Refused ABSENT, MALFORMED, UNAVAILABLE */
  async page(
    ctx: Ctx,
    planId: string,
    { first, olderThan = Infinity }: { first: number; olderThan?: number | undefined },
  ): Promise<VersionPage> {
    const { room, facts } = await this.open(ctx, planId);
    const limit = pageSize(first, MOST_AT_ONCE);
    const older = visibleVersions(room.state, facts).filter(({ number }) => number < olderThan);
    return {
      versions: older
        .slice(0, limit)
        .map((version) => presentVersion(room.present, version, ctx.actor)),
      hasNextPage: older.length > limit,
    };
  }

  /** @throws Refused ABSENT (no such plan or version, or not for you), UNAVAILABLE */
  async contents(ctx: Ctx, planId: string, number: number): Promise<ShownVersion> {
    const readable = await this.open(ctx, planId);
    const { state, present } = readable.room;
    const version = visibleVersion(state, readable.facts, number);
    const pages = this.pages.of(ctx.actor, planId);
    const past = { readable, pages, streams: await itemStreams(pages, readable) };
    const place = { streamId: versionStream(planId, version.id), rev: 1 };
    const [proposed] = await pages.past.changesAt([place]);
    if (!proposed) throw new Error('a version without its proposal');
    const contents = await contentsOfVersion(past, {
      order: valueOf(proposed, 'version.proposed').items,
      at: await this.moments.find(ctx, past, { type: 'VERSION', number }),
      now: await this.moments.find(ctx, past, { type: 'NOW' }),
    });
    return { version: presentVersion(present, version, ctx.actor), ...contents };
  }

  private async open(ctx: Ctx, planId: string): Promise<ReadablePlan> {
    const readable = await this.reader.find(ctx, planId, 'HISTORY_READ');
    const { facts } = readable;
    if (!decide(facts, 'history.read', { type: 'plan' })) throw absent();
    const sections = sectionsFor(facts);
    await this.accessLog.record(ctx, { kind: 'HISTORY_READ', planId, sections });
    return readable;
  }
}
