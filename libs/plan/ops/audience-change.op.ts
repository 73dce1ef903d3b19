import { fieldOf, sameAudience, type Op } from '#contract';
import { decide, ruleOfNaming } from '#access';
import { Refused } from '#kernel';
import { fieldAudienceOf, withFieldAudience, withItemAudience } from '../state/field-sight.js';
import type { Content, ItemState, StreamState } from '../state/plan-shape.js';
import { isBlank, storedContent } from '../state/stream-content.js';
import { withoutCorrections } from '../state/correction-mark.js';
import { contentFieldsOf } from '../state/plan-state.js';
import { ITEM_FIELD, partOpId } from '../state/stream-id.js';
import { itemSubject } from '../viewer.js';
import { checkedAudience } from './case-audience.js';
import { assertDirectionFree } from './direction.op.js';
import {
  assertFresh,
  draftOn,
  factsOf,
  itemTargetOf,
  targetOf,
  type Draft,
  type OpContext,
} from './op-context.js';

type OpOf<K extends Op['kind']> = Extract<Op, { kind: K }>;

/**
 * Shows an item to others (L-36): closes each stream that was written to and opens its successor with what stands
 * there now. Where nothing stands any more none is opened: a field that was emptied looks like one that was never
 * filled. The item's own stream comes last, so that whoever sees that change sees the item whole.
 */
export function decideItemAudience(ctx: OpContext, op: OpOf<'item.audience'>): Draft[] {
  const target = itemTargetOf(ctx, op.stream);
  const audience = newAudience(ctx, target, { ...op, now: target.item.audience });
  const after = withItemAudience(target.item, { audience, era: op.opId });
  const begins = (field: string) => ({ item: after.id, era: op.opId, field });
  const fields = contentFieldsOf(after).map((field) => ctx.state.streamOf(target.item, field));
  const written = fields.filter((stream) => stream.rev > 0);
  const closed = [...written, target.stream].map((old, index) =>
    closedBy(ctx, { item: target.item, stream: old }, partOpId(op.opId, 2 * index)),
  );
  const opened = fields
    .filter((old) => holdsPeople(after, old) || (old.rev > 0 && !isBlank(after.kind, old)))
    .map((old, index) => ({
      ...openedFrom(ctx, after, old, partOpId(op.opId, 2 * index + 1)),
      begins: begins(old.field),
    }));
  const value = { from: target.item.audience, to: audience, era: op.opId };
  const stream = ctx.state.streamOf(after, ITEM_FIELD);
  const change = { opId: op.opId, kind: 'item.audience', value } as const;
  const shown = draftOn(ctx, { item: after, stream }, change, target.stream);
  return [...closed, ...opened, { change: shown, begins: begins(ITEM_FIELD) }];
}

/**
 * Shows a field to others, of those who see its item (L-37): closes its stream, and the change itself begins the new one
 * with what stands there now. So the new stream has a rev however much there was before it.
 */
export function decideFieldAudience(ctx: OpContext, op: OpOf<'field.audience'>): Draft[] {
  const target = targetOf(ctx, op.stream);
  const { item, stream: old } = target;
  const now = fieldAudienceOf(item, old.field);
  if (!now) throw new Refused('VALUE_INVALID');
  const audience = newAudience(ctx, target, { ...op, now });
  const after = withFieldAudience(item, old.field, { audience, era: op.opId });
  const content = carriedOver(old.content, holdsPeople(item, old));
  const value = { from: now, to: audience, era: op.opId, content: storedContent(content) };
  const stream = ctx.state.streamOf(after, old.field);
  const change = { opId: op.opId, kind: 'field.audience', value } as const;
  const closed = old.rev > 0 ? [closedBy(ctx, target, partOpId(op.opId, 0))] : [];
  return [...closed, { change: draftOn(ctx, { item: after, stream }, change, old), content }];
}

interface Target {
  item: ItemState;
  stream: StreamState;
}

/** The audience that is asked for, when the author may give it and it is another one than now. */
function newAudience(
  ctx: OpContext,
  target: Target,
  asked: Pick<OpOf<'item.audience'>, 'audience' | 'ifRev'> & { now: ItemState['audience'] },
): ItemState['audience'] {
  const { item, stream } = target;
  const facts = factsOf(ctx);
  if (!decide(facts, 'item.audience', itemSubject(item), stream.field)) {
    const rule = ruleOfNaming(item.section, facts);
    throw new Refused('NOT_ALLOWED', rule === undefined ? {} : { rule });
  }
  assertFresh(ctx, target, asked.ifRev);
  if (item.removed) throw new Refused('ITEM_REMOVED');
  assertDirectionFree(ctx, item);
  const audience = checkedAudience(ctx, asked.audience, item.section);
  if (sameAudience(audience, asked.now)) throw new Refused('VALUE_INVALID');
  return audience;
}

function closedBy(ctx: OpContext, target: Target, opId: string): Draft {
  return { change: draftOn(ctx, target, { opId, kind: 'stream.closed', value: {} }) };
}

/**
 * A field of people whom the plan is about goes on in the same way whatever it holds: a list of nobody but hidden people must
 * look like one that was never filled in, so its successor always opens, and does not tell who set it when.
 */
export function holdsPeople(item: ItemState, { field }: StreamState): boolean {
  const definition = fieldOf(item.kind, field);
  return definition?.type === 'person' && definition.of.includes('involved');
}

function openedFrom(ctx: OpContext, item: ItemState, old: StreamState, opId: string): Draft {
  const stream = ctx.state.streamOf(item, old.field);
  const content = carriedOver(old.content, holdsPeople(item, old));
  const value = { content: storedContent(content) };
  return {
    change: draftOn(ctx, { item, stream }, { opId, kind: 'stream.opened', value }, old),
    content,
  };
}

function carriedOver(content: Content, isOfPeople: boolean): Content {
  const kept = withoutCorrections(content);
  if (kept.type === 'text') return { ...kept, recent: [] };
  return kept.type === 'value' && isOfPeople ? { type: 'value', value: kept.value } : kept;
}
