import type { NewChange } from '#history';
import { withItemAudience } from '../state/field-sight.js';
import { contentFieldsOf } from '../state/plan-state.js';
import type { Content, ItemState, StreamState } from '../state/plan-shape.js';
import { isBlank, storedContent } from '../state/stream-content.js';
import { ITEM_FIELD, partOpId } from '../state/stream-id.js';
import { holdsPeople } from './audience-change.op.js';
import { draftOn, type Draft, type OpContext } from './op-context.js';

/** Hands out the op ids of the further changes that an op leads to. */
export class Parts {
  private next = 0;

  constructor(private readonly opId: string) {}

  take(): string {
    this.next += 1;
    return partOpId(this.opId, this.next - 1);
  }
}

interface Seed {
  item: ItemState;
  /** What a field begins with; undefined leaves it blank. */
  contentOf: (stream: StreamState) => Content | undefined;
  /** The change on the stream of the item itself, which says why, once it is known in which era. */
  change: (era: string) => Pick<NewChange, 'kind' | 'value'>;
}

/**
 * An item goes on under a new key, for the same readers: every stream that was written to is closed, and its successor opened
 * with what it begins with. The item's own stream comes last, as when its audience changes (L-36).
 */
export function newEra(ctx: OpContext, parts: Parts, { item, contentOf, change }: Seed): Draft[] {
  const era = parts.take();
  const after = withItemAudience(item, { audience: item.audience, era });
  const begins = (field: string) => ({ item: item.id, era, field });
  const fields = contentFieldsOf(item).map((field) => ctx.state.streamOf(item, field));
  const own = ctx.state.streamOf(item, ITEM_FIELD);
  const closed = [...fields.filter(({ rev }) => rev > 0), own].map((stream) => ({
    change: draftOn(
      ctx,
      { item, stream },
      { opId: parts.take(), kind: 'stream.closed', value: {} },
    ),
  }));
  const opened = fields.flatMap((old): Draft[] => {
    const held = contentOf(old);
    // As when its audience changes: a list of hidden people alone must look like an empty one.
    const isOfPeople = held?.type === 'value' && holdsPeople(item, old);
    const content: Content | undefined = isOfPeople ? { type: 'value', value: held.value } : held;
    const isEmpty = content && !isOfPeople && isBlank(item.kind, { field: old.field, content });
    if (!content || isEmpty) return [];
    const value = { content: storedContent(content) };
    const stream = ctx.state.streamOf(after, old.field);
    const begun = { opId: parts.take(), kind: 'stream.opened', value } as const;
    const change = draftOn(ctx, { item: after, stream }, begun, old);
    return [{ change, content, begins: begins(old.field) }];
  });
  const stream = ctx.state.streamOf(after, ITEM_FIELD);
  const why = { opId: parts.take(), ...change(era) };
  const last = draftOn(ctx, { item: after, stream }, why, own);
  return [...closed, ...opened, { change: last, begins: begins(ITEM_FIELD) }];
}
