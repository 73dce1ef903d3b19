import type { Limits, Op, OpResult, Refusal } from '#contract';
import type { Change, StoredOp } from '#history';
import { Refused, type Actor } from '#kernel';
import type { AcceptedBefore } from '#text';
import type { Directory } from '../directory.js';
import { assertOpTime, decideOp, type SingleOp, type WriterOp } from '../ops/decide-op.js';
import type { Draft, OpContext } from '../ops/op-context.js';
import { decideTextEdits } from '../ops/text-edit.op.js';
import type { StreamState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { PreparedBatch } from './prepared-batch.js';
import type { Submission } from './submission.js';

type TextEdit = Extract<Op, { kind: 'text.edit' }>;

/** What deciding on a batch needs beside the plan itself. */
export interface BatchEnvironment {
  at: number;
  limits: Limits;
  directory: Directory;
  /** The op as it was stored before, if that is known here. */
  stored: (opId: string) => StoredOp | undefined;
  /** @throws NeedsReading when older edits are needed than are kept here */
  editsAfter: (actor: Actor, stream: StreamState, rev: number) => AcceptedBefore[];
}

/** Deciding needs something that has to be read first; the batch is prepared again when it is there. */
export class NeedsReading extends Error {
  constructor(
    readonly what: { opId: string } | { edits: { streamId: string; after: number; upTo: number } },
  ) {
    super('deciding needs reading');
  }
}

/** Decides on every op in order, each on the facts left by the one before it. Pure but for the fork it works on. */
export function prepareBatch(
  base: PlanState,
  submissions: readonly Submission[],
  env: BatchEnvironment,
): PreparedBatch {
  const batch = new PreparedBatch(base.fork(), env.at);
  for (const submission of submissions) {
    batch.results.push(new SubmissionDecider(batch, submission, env).decide());
  }
  return batch;
}

/** Decides on the ops of one submission. After a refusal, later ops on the same stream are not looked at (L-23). */
class SubmissionDecider {
  private readonly results = new Map<WriterOp, OpResult>();
  private readonly refusedStreams = new Set<string>();
  private readonly ctx: OpContext;

  constructor(
    private readonly batch: PreparedBatch,
    private readonly submission: Submission,
    private readonly env: BatchEnvironment,
  ) {
    const { limits, directory, at } = env;
    const { actor } = submission;
    const editsAfter: OpContext['editsAfter'] = (stream, rev) => env.editsAfter(actor, stream, rev);
    this.ctx = { state: batch.state, actor, at, limits, directory, editsAfter };
  }

  decide(): OpResult[] {
    const { ops } = this.submission;
    for (const op of ops) {
      if (!this.results.has(op)) this.decideOne(op, ops);
    }
    return ops.map((op) => this.results.get(op) ?? refusedOp(op, { code: 'FAULT' }));
  }

  private decideOne(op: WriterOp, ops: readonly WriterOp[]): void {
    if ('stream' in op && this.refusedStreams.has(op.stream)) {
      return this.refuse(op, { code: 'EARLIER_REFUSED' });
    }
    try {
      if (op.kind === 'text.edit') this.decideText(op, ops);
      else this.decideSingle(op);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.refuse(op, error.refusal);
    }
  }

  private decideSingle(op: SingleOp): void {
    const stored = this.stored(op.opId);
    if (stored) {
      this.assertOwn(op, stored);
      return this.accept(op, stored);
    }
    assertOpTime(this.ctx, op.opId);
    const changes = decideOp(this.ctx, op).map((draft: Draft) => this.batch.take(draft));
    const own = changes.find((change) => change.opId === op.opId);
    if (own) this.accept(op, own);
  }

  /** All edits of the submission to this text and rev at once; edits stored before are recognised in the history. */
  private decideText(first: TextEdit, ops: readonly WriterOp[]): void {
    const edits = ops.filter(
      (op): op is TextEdit =>
        op.kind === 'text.edit' &&
        op.stream === first.stream &&
        op.rev === first.rev &&
        !this.results.has(op),
    );
    for (const { opId } of edits) {
      const stored = this.stored(opId);
      if (stored) this.assertOwnEdit(first, stored);
      else assertOpTime(this.ctx, opId);
    }
    decideTextEdits(this.ctx, edits).forEach((outcome, index) => {
      const op = edits[index];
      if (!op) return;
      if ('draft' in outcome) this.accept(op, this.batch.take(outcome.draft));
      else if ('refused' in outcome) this.refuse(op, { code: outcome.refused });
      else this.acceptRepeated(op);
    });
  }

  /** The op as it was stored before, earlier in this batch included. */
  private stored(opId: string): StoredOp | undefined {
    return this.batch.changeBy(opId) ?? this.env.stored(opId);
  }

  /** An edit that is sent again was made against a rev before the one that it was stored at. */
  private assertOwnEdit(edit: TextEdit, stored: StoredOp): void {
    const own = stored.person === this.submission.actor.person && stored.streamId === edit.stream;
    if (!own || stored.rev <= edit.rev) throw new Refused('OP_ID_TAKEN');
  }

  private acceptRepeated(op: TextEdit): void {
    const stored = this.stored(op.opId);
    if (!stored) throw new NeedsReading({ opId: op.opId });
    this.accept(op, stored);
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

  private refuse(op: WriterOp, error: Refusal): void {
    this.results.set(op, refusedOp(op, error));
    if ('stream' in op) this.refusedStreams.add(op.stream);
  }

  /** An op id counts once: for the same person and the same stream it is a repeat, for anyone else it is taken (L-20). */
  private assertOwn(op: SingleOp, stored: StoredOp): void {
    const elsewhere =
      'stream' in op && stored.streamId !== op.stream && op.kind !== 'item.audience';
    if (stored.person !== this.submission.actor.person || elsewhere)
      throw new Refused('OP_ID_TAKEN');
  }
}

function refusedOp(op: WriterOp, error: Refusal): OpResult {
  return { opId: op.opId, ok: false, error };
}
