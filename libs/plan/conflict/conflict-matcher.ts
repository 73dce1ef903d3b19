import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { ACROSS_CASES } from '#history';
import type { ScopedPool } from '#kernel';
import type { PlanWriter } from '../plan-writer.service.js';
import { SYSTEM_CTX, systemOpId } from '../system-ctx.js';

export interface MatcherDependencies {
  /** Of the worker. */
  pool: ScopedPool;
  writer: PlanWriter;
  sweepMs: number;
  onFault: (error: unknown) => void;
}

interface MatchRow {
  plan_id: string;
  person_id: string;
  noted: boolean;
}

/**
 * Finds people who stand on both sides, and shuts them out (K-14). Whoever entered a tag does not wait for it: how long an
 * answer takes must not tell what was found.
 */
export class ConflictMatcher implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly deps: MatcherDependencies) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), this.deps.sweepMs);
    this.timer.unref();
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Looks soon; nobody waits. */
  wake(): void {
    void this.sweep().catch((error: unknown) => this.deps.onFault(error));
  }

  /** Everything that was entered before has been looked at when this resolves. */
  async sweep(): Promise<void> {
    const before = this.running;
    const sweeping = (before ?? Promise.resolve()).catch(() => undefined).then(() => this.look());
    this.running = sweeping.catch(() => undefined);
    await sweeping;
  }

  /** A match that was denied before is not looked at again, not even one that was lifted since (K-22). */
  private async look(): Promise<void> {
    const { rows } = await this.deps.pool.query<MatchRow>(ACROSS_CASES, {
      text: `SELECT plan_id, person_id, bool_and(noted) AS noted
       FROM involved_tag JOIN staff_tag USING (tag)
       WHERE NOT EXISTS (SELECT FROM denial
                         WHERE denial.plan_id = involved_tag.plan_id AND denial.person_id = staff_tag.person_id)
       GROUP BY plan_id, person_id`,
    });
    for (const { plan_id: plan, person_id: person, noted } of rows) {
      const how = noted ? 'NOTED' : 'MATCH';
      const op = { kind: 'person.deny', opId: systemOpId(), person, how } as const;
      await this.deps.writer.administer(SYSTEM_CTX, plan, [op]);
    }
  }
}
