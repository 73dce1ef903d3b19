import type { OpResult } from '#contract';
import type { Change } from '#history';
import type { Actor } from '#kernel';
import type { WriterOp } from '../ops/decide-op.js';
import { applyChange } from '../state/apply-change.js';
import type { PlanState } from '../state/plan-state.js';
import { MEMBER_FIELD, ORGANISATION_FIELD } from '../state/stream-id.js';
import { PlanNow } from '../present/plan-now.js';
import type { PlanTitle } from '../present/present-plan.js';
import { BatchWriter } from './batch-writer.js';
import type { LoadedPlan } from './plan-loader.js';
import type { PreparedChange } from './prepared-batch.js';
import { RecentOps } from './recent-ops.js';
import type { RoomDependencies } from './room-dependencies.js';
import type { Submission } from './submission.js';

/** Told of every change right after it was applied, in the order of the log, whoever made it. */
export type RoomListener = (change: Change, state: PlanState) => void;

const READ_AT_ONCE = 500;
/** More ops than this wait for the next batch; edits of one batch must fit in what a text keeps of its last edits. */
const OPS_PER_BATCH = 128;

/**
 * One plan on one node: the state at a position of the log, and the queue of what is to be written. All that moves the
 * plan on happens in one turn at a time; what queues up meanwhile forms the next batch by itself.
 */
export class PlanRoom {
  private readonly queue: Submission[] = [];
  private readonly refreshers: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  private readonly listeners = new Set<RoomListener>();
  private readonly flushers = new Set<() => void>();
  private readonly anew = new Set<() => void>();
  private readonly recentOps = new RecentOps();
  private readonly writer: BatchWriter;
  private busy = false;
  usedAt = Date.now();

  readonly title: PlanTitle;
  private current: PlanState;

  constructor(
    { state, title }: LoadedPlan,
    readonly deps: RoomDependencies,
  ) {
    this.current = state;
    this.title = title;
    this.writer = new BatchWriter(deps, {
      state: () => this.current,
      recentOps: this.recentOps,
      catchUp: (log) => this.catchUp(log),
      advance: (changes) => this.advance(changes),
    });
  }

  /** As it stands: another one after something was erased for good that was not read in time. */
  get state(): PlanState {
    return this.current;
  }

  get planId(): string {
    return this.current.planId;
  }

  /** The database's time, and never before the last change: two readings of a clock from afar can go backwards. */
  get now(): number {
    return Math.max(this.deps.clock.now(), this.state.at);
  }

  /** The plan as it stands at this instant, for presenting it. */
  get present(): PlanNow {
    return new PlanNow(this.state, this.deps.directory, this.now);
  }

  get isWatched(): boolean {
    return this.listeners.size > 0 || this.busy;
  }

  /** Queues a submission; answers after COMMIT, and always (L-21). */
  submit(actor: Actor, ops: readonly WriterOp[]): Promise<OpResult[]> {
    this.usedAt = Date.now();
    return new Promise((answer) => {
      this.queue.push({ actor, ops, answer });
      this.wake();
    });
  }

  /** Brings the plan to where the log is. */
  refresh(): Promise<void> {
    this.usedAt = Date.now();
    return new Promise((resolve, reject) => {
      this.refreshers.push({ resolve, reject });
      this.wake();
    });
  }

  /** `listener` hears each change, `flush` the end of each turn, and `anew` that changes were left out: the plan was read anew. */
  listen(
    listener: RoomListener,
    flush: () => void,
    anew: () => void = () => undefined,
  ): () => void {
    this.listeners.add(listener);
    this.flushers.add(flush);
    this.anew.add(anew);
    return () => {
      this.listeners.delete(listener);
      this.flushers.delete(flush);
      this.anew.delete(anew);
    };
  }

  private wake(): void {
    if (this.busy) return;
    this.busy = true;
    void this.work().finally(() => {
      this.busy = false;
      if (this.queue.length > 0 || this.refreshers.length > 0) this.wake();
    });
  }

  private async work(): Promise<void> {
    while (this.queue.length > 0 || this.refreshers.length > 0) {
      if (this.refreshers.length > 0) await this.refreshAll();
      const batch = this.takeBatch();
      if (batch.length > 0) await this.writer.write(batch);
      for (const flush of this.flushers) this.guarded(flush);
    }
  }

  private takeBatch(): Submission[] {
    let ops = 0;
    const fits = this.queue.findIndex((submission, index) => {
      ops += submission.ops.length;
      return index > 0 && ops > OPS_PER_BATCH;
    });
    return this.queue.splice(0, fits < 0 ? this.queue.length : fits);
  }

  private async refreshAll(): Promise<void> {
    const waiting = this.refreshers.splice(0);
    try {
      await this.catchUp();
      for (const { resolve } of waiting) resolve();
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }

  /** Reads what came after the position that is known here, and applies it. */
  private async catchUp(log = this.deps.log): Promise<void> {
    for (;;) {
      const changes = await log.after(this.planId, this.state.seq, READ_AT_ONCE);
      // What they said is gone for good: what they led to stands in the plan as it is now.
      if (changes.some(({ erased }) => erased === true)) return this.loadAnew();
      await this.deps.directory.load(...newcomers(changes));
      this.advance(changes.map((change) => ({ change, content: undefined })));
      if (changes.length < READ_AT_ONCE) return;
    }
  }

  private async loadAnew(): Promise<void> {
    const loaded = await this.deps.load(this.planId);
    if (!loaded) throw new Error('a plan that was there is not');
    this.current = loaded.state;
    for (const tell of this.anew) this.guarded(tell);
  }

  private advance(changes: readonly PreparedChange[]): void {
    for (const { change, content } of changes) {
      applyChange(this.state, change, content);
      this.recentOps.add(change.opId);
      for (const listener of this.listeners) this.guarded(() => listener(change, this.state));
    }
  }

  /** What is stored is stored: somebody who fails to tell of it must not make the writer think otherwise. */
  private guarded(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.deps.onFault(error);
    }
  }
}

/** The people and organisations that these changes tell of for the first time. */
function newcomers(changes: readonly Change[]): [people: string[], organisations: string[]] {
  const begun = (field: string): string[] =>
    changes.flatMap(({ genesis }) => (genesis?.field === field ? [genesis.item] : []));
  return [begun(MEMBER_FIELD), begun(ORGANISATION_FIELD)];
}
