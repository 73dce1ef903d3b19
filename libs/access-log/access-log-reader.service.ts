import { Injectable } from '@nestjs/common';
import { plansClosedTo } from '#history';
import { pageSize, Refused, RolePools, type Ctx } from '#kernel';
import type { AccessRow } from './access-chain.js';
import { filtersIn } from './access-event.js';
import { accessLogCursor, positionIn } from './access-log-cursor.js';
import { AccessLogPages, type AccessLogFilter } from './access-log-pages.js';
import { AccessLog } from './access-log.service.js';
import { PrivacyOfficers, type Colleague } from './privacy-officers.js';

export interface AccessLogRequest {
  filter: AccessLogFilter;
  first: number;
  after?: string | undefined;
}

export interface AccessLogPage {
  rows: { row: AccessRow; cursor: string }[];
  hasNextPage: boolean;
}

const MOST_AT_ONCE = 200;

/** Looking at the access log, for the privacy officer of an organisation. Looking is logged like any other reading (W-43). */
@Injectable()
export class AccessLogReader {
  constructor(
    private readonly log: AccessLog,
    private readonly pages: AccessLogPages,
    private readonly officers: PrivacyOfficers,
    private readonly pools: RolePools,
  ) {}

  /** @throws Refused NOT_ALLOWED, MALFORMED, CURSOR_INVALID, UNAVAILABLE */
  async page(ctx: Ctx, { filter, first, after }: AccessLogRequest): Promise<AccessLogPage> {
    const filters = filtersIn(filter);
    const kind = filters.length > 0 ? 'ACCESS_LOG_SEARCH' : 'ACCESS_LOG_READ';
    await this.assertOfficer(ctx, kind);
    const limit = pageSize(first, MOST_AT_ONCE);
    const position = after === undefined ? undefined : positionIn(after);
    await this.log.record(ctx, { kind, filters });
    const { person, organisation } = ctx.actor;
    const found = await this.pages.page({
      organisation,
      reader: person,
      closed: await plansClosedTo(this.pools.reader, ctx.actor),
      filter,
      after: position,
      limit: limit + 1,
    });
    return {
      rows: found.slice(0, limit).map((row) => ({ row, cursor: accessLogCursor(row) })),
      hasNextPage: found.length > limit,
    };
  }

  /** Whom the log can be narrowed to. @throws Refused NOT_ALLOWED, UNAVAILABLE */
  async colleagues(ctx: Ctx): Promise<Colleague[]> {
    await this.assertOfficer(ctx, 'ACCESS_LOG_READ');
    return this.officers.colleagues(ctx.actor);
  }

  private async assertOfficer(
    ctx: Ctx,
    kind: 'ACCESS_LOG_READ' | 'ACCESS_LOG_SEARCH',
  ): Promise<void> {
    if (await this.officers.includes(ctx.actor)) return;
    await this.log.record(ctx, { kind, reason: 'NOT_ALLOWED' });
    throw new Refused('NOT_ALLOWED');
  }
}
