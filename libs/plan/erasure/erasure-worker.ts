import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { ACROSS_CASES, LEASE_MS, type KeyRing } from '#history';
import type { ScopedPool } from '#kernel';
import type { PlanWriter } from '../plan-writer.service.js';
import { SYSTEM_CTX, systemOpId } from '../system-ctx.js';
import { Destruction, type DueErasure } from './destruction.js';

export interface ErasureWorkerDependencies {
  /** Of the worker. */
  pool: ScopedPool;
  writer: PlanWriter;
  keys: KeyRing;
  onFault: (error: unknown) => void;
}

const LOOK_EVERY_MS = 1000;
const AT_ONCE = 100;

/**
 * Carries out erasures whose term is over (E-16). Every step can be done again, by any node, whatever became of the one before:
 * what is still to do stands in the database.
 */
export class ErasureWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private readonly destruction: Destruction;

  constructor(private readonly deps: ErasureWorkerDependencies) {
    this.destruction = new Destruction(deps);
  }

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
    for (const due of await this.due(TERM_OVER)) await this.finish(due);
    for (const due of await this.due(NOT_NAMED)) await this.destruction.name(due);
    for (const due of await this.due(LET_GO)) await this.destruction.carryOut(due);
  }

  /** Of two nodes that see it at once one is refused, and so is one that was held meanwhile (E-21). */
  private async finish({ plan_id: planId, erasure_id: erasure }: DueErasure): Promise<void> {
    const op = { kind: 'erasure.finish', opId: systemOpId(), erasure } as const;
    await this.deps.writer.administer(SYSTEM_CTX, planId, [op]);
  }

  private async due(text: string): Promise<DueErasure[]> {
    const { rows } = await this.deps.pool.query<DueErasure>(ACROSS_CASES, { text });
    return rows;
  }
}

const TERM_OVER = `
  SELECT plan_id, erasure_id, sort FROM erasure
  WHERE status = 'AGREED' AND ends_at <= clock_timestamp()
    AND NOT EXISTS (SELECT FROM legal_hold
                    WHERE legal_hold.plan_id = erasure.plan_id AND legal_hold.lifted_at IS NULL)
  ORDER BY ends_at LIMIT ${AT_ONCE}`;

const NOT_NAMED = `
  SELECT plan_id, erasure_id, sort FROM erasure
  WHERE status = 'DONE' AND let_go_at IS NULL AND destroyed_at IS NULL ORDER BY ends_at LIMIT ${AT_ONCE}`;

/** Every node had the time to hear of it, or uses no key from memory (E-17): longer than that lasts. */
const LET_GO = `
  SELECT plan_id, erasure_id, sort FROM erasure
  WHERE status = 'DONE' AND let_go_at <= clock_timestamp() - interval '${LEASE_MS + 1000} milliseconds' AND destroyed_at IS NULL
  ORDER BY ends_at LIMIT ${AT_ONCE}`;
