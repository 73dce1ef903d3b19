import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { momentBefore } from './moments.js';
import { databaseNow, type Pace } from './pace.js';
import type { Signer } from './signer.js';
import { StateDamaged } from './state/step-file.js';

interface LoopOptions {
  cadenceMs: number;
  pool: pg.Pool;
  pace: Pace;
  /** Told of a database that is away. */
  onFault: (error: unknown) => void;
}

/** After a database that was away. */
const TRY_AGAIN_MS = 5000;

/** Signs at each moment of the cadence. Throws only what trying again does not help. */
export async function signOn(signer: Signer, options: LoopOptions): Promise<never> {
  const { cadenceMs, pool, pace, onFault } = options;
  for (;;) {
    try {
      const at = momentBefore(await databaseNow(pool), cadenceMs);
      const isNew = at > signer.lastMoment;
      if (!isNew || !(await signer.checkpoint(at))) await pace.until(at + cadenceMs);
    } catch (error) {
      if (isForGood(error)) throw error;
      onFault(error);
      await sleep(TRY_AGAIN_MS);
    }
  }
}

/** A folder that is damaged, or that somebody else works on. */
function isForGood(error: unknown): boolean {
  if (error instanceof StateDamaged) return true;
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
