import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AccessLog } from '#access-log';
import { CONFIG, Refused, type Config, type Ctx } from '#kernel';

const HOUR_SECONDS = 3600;

/** How many files one person may have made. */
@Injectable()
export class ExportPace {
  private readonly rate: RateLimiterPostgres;

  constructor(
    pool: pg.Pool,
    private readonly accessLog: AccessLog,
    @Inject(CONFIG) { limits }: Config,
  ) {
    this.rate = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'export_limit',
      tableCreated: true,
      keyPrefix: 'ledger',
      points: limits.exportsPerHour,
      duration: HOUR_SECONDS,
    });
  }

  /** @throws Refused RATE_LIMITED, with its line in the access log */
  async spend(ctx: Ctx, planId: string): Promise<void> {
    try {
      await this.rate.consume(ctx.actor.person);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      await this.accessLog.record(ctx, { kind: 'EXPORT', planId, reason: 'RATE_LIMITED' });
      throw new Refused('RATE_LIMITED', { retryAfterMs: error.msBeforeNext });
    }
  }
}
