import type { ErrorCode, Op, OpResult, Refusal } from '#contract';
import type { Change, StoredOp } from '#history';
import { Refused } from '#kernel';
import {
  assertOpen,
  decideOp,
  isOpTimeRight,
  type SingleOp,
  type WriterOp,
} from '../ops/decide-op.js';
import type { OpContext } from '../ops/op-context.js';
import { decideTextEdits } from '../ops/text-edit.op.js';
import { NeedsReading, type BatchEnvironment } from './batch-environment.js';
import type { PreparedBatch } from './prepared-batch.js';
import { isRepeat } from './repeated-op.js';
import type { Submission } from './submission.js';

type TextEdit = Extract<Op, { kind: 'text.edit' }>;

/** Decides on the ops of one submission. After a refusal, later ops on the same stream are not looked at (L-23). */
export class SubmissionDecider {
  private readonly results = new Map<WriterOp, OpResult>();
  private readonly refusedStreams = new Set<string>();
  private readonly ctx: OpContext;

  constructor(
    private readonly batch: PreparedBatch,
    private readonly submission: Submission,
    private readonly env: BatchEnvironment,
  ) {
    const { limits, breakGlassMs, erasureUndoMs, directory, at } = env;
    const { actor } = submission;
    const times = { breakGlassMs, erasureUndoMs };
    const editsAfter: OpContext['editsAfter'] = (stream, rev) => env.editsAfter(actor, stream, rev);
    this.ctx = { state: batch.state, actor, at, limits, ...times, directory, editsAfter };
  }

  decide(): OpResult[] {
    const { ops } = this.submission;
    for (const op of ops) {
      if (!this.results.has(op)) this.decideOne(op);
    }
    return ops.map((op) => this.results.get(op) ?? refusedOp(op, { code: 'FAULT' }));
  }

  private decideOne(op: WriterOp): void {
    if ('stream' in op && this.refusedStreams.has(op.stream)) {
      return this.refuse([op], { code: 'EARLIER_REFUSED' });
    }
    const fault = this.idFault(op);
    if (fault) return this.refuse([op], { code: fault });
    const ops = op.kind === 'text.edit' ? this.editsWith(op) : [op];
    try {
      assertOpen(this.ctx, op);
      if (op.kind === 'text.edit') this.decideText(ops as TextEdit[]);
      else this.decideSingle(op);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.refuse(ops, error.refusal);
    }
  }

  private decideSingle(op: SingleOp): void {
    const stored = this.stored(op.opId);
    if (stored) return this.accept(op, stored);
    const changes = decideOp(this.ctx, op).map((draft) => this.batch.take(draft));
    const own = changes.find((change) => change.opId === op.opId);
    if (own) this.accept(op, own);
  }

  /** All edits of the submission to one text and rev at once; edits stored before are recognised in the history. */
  private decideText(edits: readonly TextEdit[]): void {
    decideTextEdits(this.ctx, edits).forEach((outcome, index) => {
      const op = edits[index];
      if (!op) return;
      if ('draft' in outcome) this.accept(op, this.batch.take(outcome.draft));
      else this.refuse([op], { code: 'refused' in outcome ? outcome.refused : 'FAULT' });
    });
  }

  /** The edits that were made on top of this one, up to the first whose id cannot be used. */
  private editsWith(first: TextEdit): TextEdit[] {
    const edits = this.submission.ops.filter(
      (op): op is TextEdit =>
        op.kind === 'text.edit' &&
        op.stream === first.stream &&
        op.rev === first.rev &&
        !this.results.has(op),
    );
    const bad = edits.findIndex((op) => this.idFault(op) !== undefined);
    return bad < 0 ? edits : edits.slice(0, bad);
  }

  /** An op id counts once: the same op again is a repeat, and anything else with its id is refused (L-20). */
  private idFault(op: WriterOp): ErrorCode | undefined {
    const stored = this.stored(op.opId);
    if (stored) return this.isRepeat(op, stored) ? undefined : 'OP_ID_TAKEN';
    return isOpTimeRight(this.ctx, op.opId) ? undefined : 'CLOCK_SKEW';
  }

  /** The op as it was stored before, earlier in this batch included. */
  private stored(opId: string): StoredOp | undefined {
    return this.batch.changeBy(opId) ?? this.env.stored(opId) ?? undefined;
  }

  private isRepeat(op: WriterOp, stored: StoredOp): boolean {
    const { state, actor } = this.ctx;
    return isRepeat({ state, actor, stored: (opId) => this.stored(opId) }, op, stored);
  }

  private accept(op: WriterOp, change: Change | StoredOp): void {
    this.results.set(op, {
      opId: op.opId,
      ok: true,
      stream: change.streamId,
      rev: change.rev,
      hash: change.hash.toString('hex'),
      at: new Date(change.at).toISOString(),
    });
  }

  /** Nobody is refused an op that was stored before, whatever has happened to its item since; so the log is asked first. */
  private refuse(ops: readonly WriterOp[], error: Refusal): void {
    for (const op of ops) {
      if (error.code === 'OP_ID_TAKEN') {
        this.refuseNew(op, error);
        continue;
      }
      const stored = this.batch.changeBy(op.opId) ?? this.env.stored(op.opId);
      if (stored === undefined) throw new NeedsReading('stored ops');
      if (stored && this.isRepeat(op, stored)) this.accept(op, stored);
      else this.refuseNew(op, error);
    }
  }

  private refuseNew(op: WriterOp, error: Refusal): void {
    const isLater = 'stream' in op && this.refusedStreams.has(op.stream);
    this.results.set(op, refusedOp(op, isLater ? { code: 'EARLIER_REFUSED' } : error));
    if ('stream' in op) this.refusedStreams.add(op.stream);
  }
}

function refusedOp(op: WriterOp, error: Refusal): OpResult {
  return { opId: op.opId, ok: false, error };
}
