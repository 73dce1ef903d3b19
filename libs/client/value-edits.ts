import type { FieldValue, OpResult } from '#contract';
import type { LiveClient } from './live-client.js';
import type { OpQueue, ValueOp } from './op-queue.js';
import { fieldAt, placeOf, type StreamPlace } from './plan-edit.js';
import type { PlanModel } from './plan-model.js';

type Edits = Pick<
  LiveClient,
  'addItem' | 'setField' | 'moveItem' | 'removeItem' | 'restoreItem' | 'setAudience' | 'act'
>;

/** What a person does to items and values, as ops against the revs that stood on their screen. */
export class ValueEdits implements Edits {
  constructor(
    private readonly queue: OpQueue,
    private readonly model: PlanModel,
    private readonly newOpId: () => string,
  ) {}

  readonly addItem: Edits['addItem'] = (itemKind, more = {}) =>
    this.queue.add({ kind: 'item.add', opId: this.newOpId(), itemKind, ...more });

  readonly moveItem: Edits['moveItem'] = (stream, after) =>
    this.queue.add({ kind: 'item.move', opId: this.newOpId(), stream, after });

  readonly removeItem: Edits['removeItem'] = (stream) => {
    const ifRev = this.itemRev(stream);
    return this.queue.add({ kind: 'item.remove', opId: this.newOpId(), stream, ifRev });
  };

  readonly restoreItem: Edits['restoreItem'] = (stream) => {
    const ifRev = this.itemRev(stream);
    return this.queue.add({ kind: 'item.restore', opId: this.newOpId(), stream, ifRev });
  };

  readonly setAudience: Edits['setAudience'] = (stream, audience) => {
    const op = { opId: this.newOpId(), stream, audience };
    const field = fieldAt(this.placeOf(stream));
    return field
      ? this.queue.add({ kind: 'field.audience', ...op, ifRev: field.rev })
      : this.queue.add({ kind: 'item.audience', ...op, ifRev: this.itemRev(stream) });
  };

  readonly setField: Edits['setField'] = (stream, value) => {
    return this.setValue(stream, value, fieldAt(this.placeOf(stream))?.rev ?? 0);
  };

  readonly act: Edits['act'] = (op) => this.queue.add({ ...op, opId: this.newOpId() });

  setValue(stream: string, value: FieldValue, ifRev: number): Promise<OpResult> {
    const json = value as Extract<ValueOp, { kind: 'field.set' }>['value'];
    return this.queue.add({ kind: 'field.set', opId: this.newOpId(), stream, ifRev, value: json });
  }

  private itemRev(stream: string): number {
    return this.placeOf(stream)?.item.rev ?? 0;
  }

  private placeOf(stream: string): StreamPlace | null {
    return this.model.plan && placeOf(this.model.plan, stream);
  }
}
