import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { ACROSS_CASES } from '#history';
import type { ScopedPool } from '#kernel';
import type { PlanWriter } from '../plan-writer.service.js';
import { SYSTEM_CTX, systemOpId } from '../system-ctx.js';
import type { BreakGlassEvents } from './break-glass-events.js';

export interface ClockDependencies {
  /** Of the worker. */
  pool: ScopedPool;
  writer: PlanWriter;
  events: BreakGlassEvents;
  onFault: (error: unknown) => void;
}

interface OverRow {
  plan_id: string;
  use_id: string;
  person_id: string;
  org_id: string;
}

const LOOK_EVERY_MS = 1000;

/**
 * Writes down that an hour is over (K-31). Nobody's sight hangs on it: every read compares with the clock itself. Of two
 * nodes that see it at once one is refused.
 */
export class BreakGlassClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(private readonly deps: ClockDependencies) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tick(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private tick(): void {
    if (this.looking) return;
    this.looking = this.look()
      .catch((error: unknown) => this.deps.onFault(error))
      .finally(() => (this.looking = undefined));
  }

  private async look(): Promise<void> {
    const { rows } = await this.deps.pool.query<OverRow>(ACROSS_CASES, {
      text: 'SELECT plan_id, use_id, person_id, org_id FROM break_glass WHERE ended_at IS NULL AND until <= clock_timestamp()',
    });
    for (const { plan_id: planId, use_id: use, person_id: person, org_id: organisation } of rows) {
      const op = { kind: 'breakGlass.expire', opId: systemOpId(), use } as const;
      const [result] = await this.deps.writer.administer(SYSTEM_CTX, planId, [op]);
      if (!result?.ok) continue;
      const ctx = SYSTEM_CTX;
      await this.deps.events.announce({ type: 'EXPIRED', ctx, planId, person, organisation, use });
    }
  }
}
