import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import type { KeyRing } from './key-ring.js';
import type { KeyStore } from './key-store.js';

/** How often the store is looked at. A store that is lost is noticed within this time, or by the first key that is asked for. */
const LOOK_MS = 2000;

/** The store of keys cannot be reached, is another one, or is older than what was written since. Nothing is written until it is back. */
export class KeyStoreLost extends Error {
  constructor(why: string) {
    super(`the key store: ${why}`);
    this.name = 'KeyStoreLost';
  }
}

export interface KeyWatchDependencies {
  store: KeyStore;
  ring: KeyRing;
  pool: pg.Pool;
  onFault: (error: unknown) => void;
}

/**
 * Keeps an eye on the store of keys. The database knows which store is its own and how far that had come: one that was lost,
 * exchanged, or put back from an older backup is told from the right one before anything is written under its keys.
 */
export class KeyWatch {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  /** By the database's clock. What was written a moment before can become visible after it: each asks a little further back. */
  private heardAt: Date | null = null;

  constructor(private readonly deps: KeyWatchDependencies) {}

  /** Looks for the first time; what is served afterwards has its keys. @throws KeyStoreLost */
  async start(): Promise<void> {
    await this.compare();
    await this.hear();
    await this.deps.ring.fill();
    this.timer = setInterval(() => void this.look(), LOOK_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Looks now; resolves also where the store is lost: the ring knows then. */
  look(): Promise<void> {
    this.looking ??= Promise.all([
      this.compare().then(
        () => this.deps.ring.resume(),
        (error: unknown) => this.lost(error),
      ),
      // A database that is away tells nothing: then each key is asked for.
      this.hear().catch(() => undefined),
    ])
      .then(() => undefined)
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  /** Which keys are gone since it was last heard (E-17). */
  private async hear(): Promise<void> {
    const askedAt = performance.now();
    const { rows } = await this.deps.pool.query<{ now: Date; gone: string[] }>(
      `SELECT clock_timestamp() AS now, ARRAY(
         SELECT key_id FROM destroyed_key
         WHERE at > coalesce($1::timestamptz, clock_timestamp()) - interval '1 minute') AS gone`,
      [this.heardAt],
    );
    const [heard] = rows;
    if (!heard) return;
    this.deps.ring.heard(heard.gone, askedAt);
    this.heardAt = heard.now;
  }

  private lost(error: unknown): void {
    const { ring, onFault } = this.deps;
    if (!(error instanceof KeyStoreLost)) return;
    // Once, and not every two seconds.
    if (!ring.isPaused) onFault(error);
    ring.pause(error);
  }

  /** @throws KeyStoreLost; whatever the database throws: it is away, and that is no fault of the store */
  private async compare(): Promise<void> {
    const { store, mark } = await this.deps.store.health().catch((error: unknown) => {
      throw new KeyStoreLost(error instanceof Error ? error.message : 'it does not answer');
    });
    const { rows } = await this.deps.pool.query<{ store: string; mark: string }>(
      `WITH known AS (SELECT store, mark FROM key_store),
            first AS (INSERT INTO key_store (store, mark) SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM known)
                      ON CONFLICT DO NOTHING),
            further AS (UPDATE key_store SET mark = $2 WHERE store = $1 AND mark < $2)
       SELECT store, mark FROM known`,
      [store, mark],
    );
    const [known] = rows;
    if (!known) return;
    if (known.store !== store) throw new KeyStoreLost('it is not the one of this database');
    if (Number(known.mark) > mark) {
      throw new KeyStoreLost('it is older than what was written: put back a newer backup');
    }
  }
}
