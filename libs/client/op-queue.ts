import type { Op, OpResult } from '#contract';
import type { Courier } from './courier.js';

/** Every op but text edits, which have a way of their own. */
export type ValueOp = Exclude<Op, { kind: 'text.edit' }>;

interface Waiting {
  op: ValueOp;
  isSent: boolean;
  readonly settle: ((result: OpResult) => void)[];
}

export interface OpQueueOptions {
  readonly courier: Courier;
  /** Told of each final result, before the promise of it settles. */
  readonly onResult: (op: ValueOp, result: OpResult) => void;
  readonly onChange: () => void;
}

/**
 * Ops on items and values, until each has its answer. Of one stream one op is on its way at a time, so that the next is made
 * against the rev that the one before it brought; streams do not wait for each other. Sent again, an op is identical.
 */
export class OpQueue {
  private readonly queues = new Map<string, Waiting[]>();

  constructor(private readonly options: OpQueueOptions) {}

  get size(): number {
    let size = 0;
    for (const queue of this.queues.values()) size += queue.length;
    return size;
  }

  /** The values that were set here and have no answer yet, by stream; the last of each. */
  get values(): ReadonlyMap<string, Extract<ValueOp, { kind: 'field.set' }>> {
    const values = new Map<string, Extract<ValueOp, { kind: 'field.set' }>>();
    for (const { op } of [...this.queues.values()].flat()) {
      if (op.kind === 'field.set') values.set(op.stream, op);
    }
    return values;
  }

  add(op: ValueOp): Promise<OpResult> {
    return new Promise((settle) => {
      const key = keyOf(op);
      const queue = this.queues.get(key) ?? [];
      this.queues.set(key, queue);
      const last = queue.at(-1);
      if (last && !last.isSent && last.op.kind === 'field.set' && op.kind === 'field.set') {
        // Never sent: the newer value takes its place, against the rev that the person started from.
        last.op = { ...op, ifRev: last.op.ifRev };
        last.settle.push(settle);
      } else {
        queue.push({ op, isSent: false, settle: [settle] });
      }
      this.options.onChange();
      this.sendFirst(key);
    });
  }

  /** There is a connection again: what has no answer goes out, identically. */
  resume(): void {
    for (const [key, queue] of this.queues) {
      const [first] = queue;
      if (first) this.send(key, first);
    }
  }

  private sendFirst(key: string): void {
    const first = this.queues.get(key)?.[0];
    if (first && !first.isSent) this.send(key, first);
  }

  private send(key: string, waiting: Waiting): void {
    const isSent = this.options.courier.send([waiting.op], ([result]) => {
      if (result) this.take(key, waiting, result);
    });
    waiting.isSent ||= isSent;
  }

  private take(key: string, waiting: Waiting, result: OpResult): void {
    const queue = this.queues.get(key);
    if (queue?.[0] !== waiting) return;
    queue.shift();
    const settled = [waiting];
    // What was set on top of a value that turned out stale is part of the same choice.
    if (!result.ok && result.error.code === 'STALE') settled.push(...queue.splice(0));
    const [next] = queue;
    if (next && result.ok && 'ifRev' in next.op) next.op = { ...next.op, ifRev: result.rev };
    if (queue.length === 0) this.queues.delete(key);
    this.options.onResult(settled.at(-1)?.op ?? waiting.op, result);
    for (const { settle } of settled) for (const tell of settle) tell(result);
    this.options.onChange();
    this.sendFirst(key);
  }
}

function keyOf(op: ValueOp): string {
  return 'stream' in op ? op.stream : op.opId;
}
