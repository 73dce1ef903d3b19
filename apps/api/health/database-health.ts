import { Inject, Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import pg from 'pg';
import {
  assertDurable,
  assertMereLogin,
  assertRoles,
  CLOCK,
  CONFIG,
  type Clock,
  type Config,
} from '#kernel';

/** Anyone may ask for this; the database is asked at most once in this time. */
const KEPT_MS = 1000;

/** Whether the database answers, still keeps what it confirms, and still keeps apart what is not for everyone. */
@Injectable()
export class DatabaseHealth {
  private last: { at: number; result: Promise<HealthIndicatorResult> } | undefined;

  constructor(
    @Inject(pg.Pool) private readonly pool: pg.Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly indicator: HealthIndicatorService,
  ) {}

  check(): Promise<HealthIndicatorResult> {
    const now = this.clock.now();
    if (!this.last || now - this.last.at > KEPT_MS) this.last = { at: now, result: this.ask() };
    return this.last.result;
  }

  private async ask(): Promise<HealthIndicatorResult> {
    const database = this.indicator.check('database');
    const checks = [assertDurable(this.pool), assertRoles(this.pool)];
    if (!this.config.demo) checks.push(assertMereLogin(this.pool));
    return Promise.all(checks).then(
      () => database.up(),
      () => database.down(),
    );
  }
}
