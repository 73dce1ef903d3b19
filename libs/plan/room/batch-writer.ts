import { setTimeout as wait } from 'node:timers/promises';
import { KeyStoreLost, type ChangeLog, type StoredOp } from '#history';
import type { PlanState } from '../state/plan-state.js';
import { EditHistory } from './edit-history.js';
import { isLostConnection, isPassing, isTakenOpId } from './database-failure.js';
import { caseNews } from './case-news.js';
import type { RoomDependencies } from './room-dependencies.js';
import { NeedsReading } from './batch-environment.js';
import { prepareBatch } from './prepare-batch.js';
import type { PreparedBatch, PreparedChange } from './prepared-batch.js';
import type { RecentOps } from './recent-ops.js';
import { opIdsOf } from './repeated-op.js';
import { refusedAll, type Submission } from './submission.js';

/** What the writer needs of its room. */
export interface WriterRoom {
  state: () => PlanState;
  recentOps: RecentOps;
  catchUp: (log?: ChangeLog) => Promise<void>;
  advance: (changes: readonly PreparedChange[]) => void;
}

/** After so many misses the row lock is taken first: a plan that many nodes write to goes on for all of them. */
const MISSES_BEFORE_LOCK = 3;
const ATTEMPTS = 40;
const READS_PER_BATCH = 1000;
/** How long a submission may wait for a database that is away before the author is told to send it again. */
const PATIENCE_MS = 10_000;

/** Somebody else was first again and again, or the clocks of this node and of the database are too far apart. */
class Overtaken extends Error {
  constructor() {
    super('a batch was overtaken too often');
    this.name = 'Overtaken';
  }
}

/** Stores batches: decide, append if the head is still where it was, and otherwise read what came between and retry. */
export class BatchWriter {
  private readonly edits: EditHistory;
  /** What the log holds under op ids of the batch, where it was asked. */
  private readonly asked = new Map<string, StoredOp | null>();

  constructor(
    private readonly deps: RoomDependencies,
    private readonly room: WriterRoom,
  ) {
    this.edits = new EditHistory(room.state().planId);
  }

  /** Answers every submission, whatever happens; nothing is answered as stored before it is. */
  async write(submissions: readonly Submission[]): Promise<void> {
    try {
      const batch = await this.store(submissions);
      submissions.forEach((submission, index) => submission.answer(batch.results[index] ?? []));
    } catch (error) {
      const isForNow = isPassing(error) || error instanceof Overtaken;
      if (submissions.length > 1 && !isForNow) {
        // One bad op never costs another person's: each submission is tried again by itself.
        for (const submission of submissions) await this.write([submission]);
        return;
      }
      this.deps.onFault(error);
      const code = isForNow ? 'UNAVAILABLE' : 'FAULT';
      for (const { ops, answer } of submissions) answer(refusedAll(ops, code));
    } finally {
      this.edits.clear();
      this.asked.clear();
    }
  }

  private async store(submissions: readonly Submission[]): Promise<PreparedBatch> {
    const deadline = Date.now() + PATIENCE_MS;
    for (let misses = 0; misses < ATTEMPTS; misses += 1) {
      try {
        const batch =
          misses < MISSES_BEFORE_LOCK
            ? await this.append(submissions)
            : await this.appendLocked(submissions);
        if (batch) {
          this.applied(batch);
          return batch;
        }
        await this.deps.clock.sync();
        await this.room.catchUp();
      } catch (error) {
        if (!(await this.recovered(error, submissions, deadline))) throw error;
      }
    }
    throw new Overtaken();
  }

  private applied(batch: PreparedBatch): void {
    const { room, deps } = this;
    const { state, at, touchedCircle } = batch;
    const news = caseNews(
      { before: room.state(), after: state, at },
      touchedCircle,
      deps.directory,
    );
    room.advance(batch.changes);
    if (batch.changes.length > 0) deps.onCommitted(state.planId, state.seq);
    if (news) deps.onCaseNews(news);
  }

  private async append(submissions: readonly Submission[]): Promise<PreparedBatch | undefined> {
    const batch = await this.prepare(submissions, this.deps.log);
    const done = batch.changes.length === 0 || (await this.deps.log.append(batch.rows()));
    return done ? batch : undefined;
  }

  private async appendLocked(
    submissions: readonly Submission[],
  ): Promise<PreparedBatch | undefined> {
    let batch: PreparedBatch | undefined;
    const done = await this.deps.log.appendLocked(this.room.state().planId, async (log) => {
      await this.room.catchUp(log);
      batch = await this.prepare(submissions, log);
      return batch.changes.length > 0 ? batch.rows() : undefined;
    });
    return done ? batch : undefined;
  }

  /** Decides on the batch, reading older edits and op ids first where deciding turns out to need them. */
  private async prepare(
    submissions: readonly Submission[],
    log: ChangeLog,
  ): Promise<PreparedBatch> {
    const { room, deps } = this;
    for (let reads = 0; reads < READS_PER_BATCH; reads += 1) {
      try {
        return prepareBatch(room.state(), submissions, {
          at: Math.max(deps.clock.now(), room.state().at),
          limits: deps.limits,
          breakGlassMs: deps.breakGlassMs,
          erasureUndoMs: deps.erasureUndoMs,
          directory: deps.directory,
          stored: (opId) => this.stored(opId),
          newKey: () => deps.keys.take(),
          editsAfter: (actor, stream, rev) => this.edits.after(actor, stream, rev),
        });
      } catch (error) {
        if (!(error instanceof NeedsReading)) throw error;
        if (error.what === 'stored ops') await this.readOps(submissions, log);
        else if (error.what === 'keys') await deps.keys.fill();
        else await this.edits.load(log, error.what);
      }
    }
    throw new Error('a batch needs more reading than there can be');
  }

  /**
   * After a failure whose outcome is not known, or an op id that was used before, looks up what is stored before
   * anyone is answered. True: go on; false: this is final.
   */
  private async recovered(
    error: unknown,
    submissions: readonly Submission[],
    deadline: number,
  ): Promise<boolean> {
    // Nothing was sent, and looking again does not bring keys back.
    if (error instanceof KeyStoreLost) return false;
    if (!isPassing(error) && !isTakenOpId(error)) return false;
    while (Date.now() < deadline) {
      try {
        if (isLostConnection(error)) await wait(100);
        await this.deps.clock.sync();
        await this.readOps(submissions, this.deps.log);
        return true;
      } catch (again) {
        if (!isPassing(again)) throw again;
        await wait(200);
      }
    }
    return false;
  }

  /**
   * Looks up which ops of the batch are stored, and goes on to where the log is: only what is accepted is held
   * against the head when it is stored, so nobody is refused on what another node made old (L-22).
   */
  private async readOps(submissions: readonly Submission[], log: ChangeLog): Promise<void> {
    const { room, asked } = this;
    const opIds = submissions.flatMap(({ ops }) => ops.flatMap(opIdsOf));
    const stored = await log.storedOps(room.state().planId, opIds);
    await room.catchUp(log);
    for (const opId of opIds) asked.set(opId, null);
    for (const op of stored) asked.set(op.opId, op);
  }

  /** One that was stored since the log was asked is read, too. */
  private stored(opId: string): StoredOp | null | undefined {
    const known = this.asked.get(opId);
    if (!known && this.room.recentOps.has(opId)) throw new NeedsReading('stored ops');
    return known;
  }
}
