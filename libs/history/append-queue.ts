import type { Batch } from './batch.js';

/** Stores batches of different plans in one go; answers the plans whose head was still where it was expected. */
export type StoreBatches = (batches: readonly Batch[]) => Promise<Set<string>>;

interface Waiting {
  batch: Batch;
  resolve: (stored: boolean) => void;
  reject: (error: unknown) => void;
}

/** More commits at once than this only make each other slower: they share one disk. */
const AT_ONCE = 3;
const BATCHES_TOGETHER = 64;
/**
 * So long a batch waits for the commit under way, to share the next one. After that another starts beside it: one that
 * hangs on a row that another node holds must not hold up all plans.
 */
const PATIENCE_MS = 5;

/**
 * Batches of different plans share a commit when there is a queue for the disk, as edits of one plan do in a batch. A node
 * with little to do waits for nothing: its batch is stored at once and alone.
 */
export class AppendQueue {
  private readonly waiting: Waiting[] = [];
  private running = 0;
  private patience: NodeJS.Timeout | undefined;

  constructor(private readonly store: StoreBatches) {}

  add(batch: Batch): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ batch, resolve, reject });
      if (this.running === 0) this.start();
      else this.patience ??= setTimeout(() => this.start(), PATIENCE_MS);
    });
  }

  private start(): void {
    clearTimeout(this.patience);
    this.patience = undefined;
    if (this.running >= AT_ONCE || this.waiting.length === 0) return;
    this.running += 1;
    void this.storeAll(this.waiting.splice(0, BATCHES_TOGETHER)).finally(() => {
      this.running -= 1;
      this.start();
    });
  }

  private async storeAll(together: readonly Waiting[]): Promise<void> {
    try {
      const stored = await this.store(together.map(({ batch }) => batch));
      for (const { batch, resolve } of together) resolve(stored.has(batch.planId));
    } catch (error) {
      const [only] = together;
      if (together.length === 1 && only) return only.reject(error);
      // One plan's failure is no other plan's: each is tried alone. What did get stored meanwhile fails its guard.
      for (const one of together) await this.storeAll([one]);
    }
  }
}
