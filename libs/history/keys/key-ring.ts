import { performance } from 'node:perf_hooks';
import { LRUCache } from 'lru-cache';
import type { FoundKey, KeyStore, SealingKey } from './key-store.js';

/** Keys that are kept at hand; one is about 200 bytes. */
const AT_HAND = 200_000;
/** So many keys are made together, ahead of need, whenever fewer than half of that are left. */
const AHEAD = 128;

/** So long a key at hand is used after it was last heard which are gone (E-17). */
export const LEASE_MS = 5000;

/** Keys that were in use are nowhere: the store was lost, or is another one. Nothing under them can be read or written. */
export class KeysMissing extends Error {
  constructor() {
    super('keys that are in use are not in the key store');
    this.name = 'KeysMissing';
  }
}

/** The keys of a node: those at hand, and new ones made ahead, so that no edit waits for the store. */
export class KeyRing {
  private readonly atHand = new LRUCache<string, FoundKey>({ max: AT_HAND });
  private readonly fresh: SealingKey[] = [];
  private filling: Promise<void> | undefined;
  private paused: Error | undefined;
  private trustedUntil = 0;

  constructor(private readonly store: KeyStore) {}

  /** From here on nothing is written: what the database holds would not be opened by what the store holds. */
  pause(why: Error): void {
    this.paused = why;
  }

  resume(): void {
    this.paused = undefined;
  }

  get isPaused(): boolean {
    return this.paused !== undefined;
  }

  /** @throws KeyStoreLost while nothing may be written */
  assertWritable(): void {
    if (this.paused) throw this.paused;
  }

  /** A new key, durable already; undefined when none is left: `fill` makes more. */
  take(): string | undefined {
    if (this.fresh.length < AHEAD / 2) void this.fill().catch(() => undefined);
    const next = this.fresh.pop();
    if (!next) return undefined;
    this.atHand.set(next.id, { state: 'KEPT', key: next.key });
    return next.id;
  }

  /** As `take`, waiting for the store where none is left. @throws when that cannot make any */
  async next(): Promise<string> {
    for (;;) {
      const id = this.take();
      if (id !== undefined) return id;
      await this.fill();
    }
  }

  /** Makes keys ahead. @throws when the store cannot */
  fill(): Promise<void> {
    this.filling ??= this.store
      .allocate(AHEAD)
      .then((keys) => void this.fresh.push(...keys))
      .finally(() => (this.filling = undefined));
    return this.filling;
  }

  /** Keys by id. @throws KeysMissing, KeyStoreLost */
  async find(ids: Iterable<string>): Promise<ReadonlyMap<string, FoundKey>> {
    const wanted = new Set(ids);
    const found = new Map<string, FoundKey>();
    const isTrusted = performance.now() < this.trustedUntil;
    for (const id of wanted) {
      const known = this.atHand.get(id);
      // That a key is gone does not change; that it is there has to be heard again and again.
      if (known && (isTrusted || known.state === 'DESTROYED')) found.set(id, known);
    }
    const unknown = [...wanted].filter((id) => !found.has(id));
    if (unknown.length > 0) {
      for (const [id, key] of await this.store.find(unknown)) {
        if (this.atHand.get(id)?.state !== 'DESTROYED') this.atHand.set(id, key);
        found.set(id, this.atHand.get(id) ?? key);
      }
    }
    if (found.size < wanted.size) throw this.paused ?? new KeysMissing();
    return found;
  }

  /**
   * Which keys are gone, or about to be, as was asked for at `askedAt` (`performance.now`): they are used no more, and the others
   * for LEASE_MS from then on.
   */
  heard(gone: Iterable<string>, askedAt: number): void {
    for (const id of gone) this.atHand.set(id, { state: 'DESTROYED' });
    this.trustedUntil = Math.max(this.trustedUntil, askedAt + LEASE_MS);
  }

  /** Destroys keys in the store, for good. When this answers nobody gets them from it any more, on any node. */
  async destroy(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.atHand.set(id, { state: 'DESTROYED' });
    await this.store.destroy(ids);
  }
}
