import { Refused } from '#kernel';
import type { Erasing, ErasureState, KeptContent, PassagePlace } from '../state/erasure-shape.js';
import type { Content, ItemState, StreamState, TextContent } from '../state/plan-shape.js';
import { withoutCorrections, withoutLinks } from '../state/correction-mark.js';
import { contentFieldsOf } from '../state/plan-state.js';
import { contentFrom, emptyContent, isBlank, storedContent } from '../state/stream-content.js';
import { isWithinCharacter, joined, sliceOf } from '../state/text-slice.js';
import { newEra, type Parts } from './new-era.js';
import type { Draft, OpContext } from './op-context.js';

/** The items that an erasure is of, as they stand. */
export function itemsOf({ state }: OpContext, { items }: Pick<ErasureState, 'items'>): ItemState[] {
  return items.flatMap((id) => state.item(id) ?? []);
}

/** What is taken from where, so that it can be put back. @throws Refused STREAM_CLOSED when the passage is not to be found any more */
export function takenBy(ctx: OpContext, erasure: ErasureState, endsAt: number): Erasing {
  if (erasure.sort === 'CASE') return { endsAt, kept: [], place: null };
  const { place } = erasure;
  if (!place) {
    return { endsAt, kept: itemsOf(ctx, erasure).map((item) => wholeOf(ctx, item)), place };
  }
  const [item] = itemsOf(ctx, erasure);
  const now = item && mapped(ctx, item, place);
  if (!now) throw new Refused('STREAM_CLOSED');
  const { content } = ctx.state.streamOf(item, now.field);
  const taken =
    now.range && content.type === 'text' ? sliceOf(content, now.range.from, now.range.to) : content;
  return {
    endsAt,
    kept: [{ item: item.id, fields: { [now.field]: storedContent(taken) } }],
    place: now,
  };
}

/** The place of a passage in the text as it stands; undefined where its stream was closed since. */
export function mapped(
  ctx: OpContext,
  item: ItemState,
  place: PassagePlace,
): PassagePlace | undefined {
  const stream = ctx.state.streamOf(item, place.field);
  if (stream.id !== place.stream) return undefined;
  if (!place.range) return { ...place, rev: stream.rev };
  let { from, to } = place.range;
  for (const { changes } of ctx.editsAfter(stream, place.rev)) {
    if (to > changes.length) throw new Refused('VALUE_INVALID');
    // What is typed right at its ends is not of the passage; what is typed within goes with it.
    const [before, after] = [changes.mapPos(from, 1), changes.mapPos(to, -1)];
    [from, to] = [Math.min(before, after), Math.max(before, after)];
  }
  const { content } = stream;
  if (content.type !== 'text' || to > content.text.length) throw new Refused('VALUE_INVALID');
  if ([from, to].some((at) => isWithinCharacter(content, at))) throw new Refused('VALUE_INVALID');
  return { ...place, rev: stream.rev, range: { from, to } };
}

/** Hides what an erasure is of (E-14). */
export function erase(ctx: OpContext, erasure: ErasureState, { taken, parts }: Hiding): Draft[] {
  const { place, endsAt } = taken;
  const { id, basis, asked } = erasure;
  const mark = { erasure: id, basis, asked, agreedBy: ctx.actor.organisation, endsAt };
  return itemsOf(ctx, erasure).flatMap((item) =>
    newEra(ctx, parts, {
      item,
      contentOf: (stream) => (place ? without(item, stream, place) : undefined),
      change: (era) =>
        place
          ? { kind: 'passage.erased', value: { ...mark, ...begun(item, era), field: place.field } }
          : { kind: 'item.erased', value: { ...mark, ...begun(item, era) } },
    }),
  );
}

interface Hiding {
  taken: Erasing;
  parts: Parts;
}

/** Puts back what an erasure hid (E-15). */
export function unerase(ctx: OpContext, erasure: ErasureState, parts: Parts): Draft[] {
  const { id, place, kept } = erasure;
  return itemsOf(ctx, erasure).flatMap((item) => {
    const fields = kept.find((one) => one.item === item.id)?.fields ?? {};
    return newEra(ctx, parts, {
      item,
      contentOf: (stream) => {
        const stored = fields[stream.field];
        const was = stored === undefined ? undefined : withoutLinks(contentFrom(stored));
        if (!place) return was ?? emptyContent(item.kind, stream.field);
        return was && stream.field === place.field
          ? withBack(ctx, item, { stream, was, place })
          : withoutLinks(stream.content);
      },
      change: (era) =>
        place
          ? {
              kind: 'passage.unerased',
              value: { ...begun(item, era), erasure: id, field: place.field },
            }
          : { kind: 'item.unerased', value: { ...begun(item, era), erasure: id } },
    });
  });
}

/** How it goes on: whether it stands in the plan cannot be read from the streams before. */
function begun({ removed }: ItemState, era: string): { era: string; removed?: true } {
  return { era, ...(removed && { removed }) };
}

function wholeOf({ state }: OpContext, item: ItemState): KeptContent {
  const written = contentFieldsOf(item)
    .map((field) => state.streamOf(item, field))
    .filter((stream) => !isBlank(item.kind, stream));
  const fields = written.map(({ field, content }) => [field, storedContent(content)]);
  return { item: item.id, fields: Object.fromEntries(fields) as KeptContent['fields'] };
}

function without(item: ItemState, { field, content }: StreamState, place: PassagePlace): Content {
  // Why something was corrected may hold what is erased.
  if (field !== place.field) return withoutCorrections(content);
  if (!place.range || content.type !== 'text') return emptyContent(item.kind, field);
  const { from, to } = place.range;
  return joined(sliceOf(content, 0, from), sliceOf(content, to, content.text.length));
}

/** A passage goes back to where it stood among what was typed since; a value gives way to one that was set since. */
function withBack(
  ctx: OpContext,
  item: ItemState,
  { stream, was, place }: { stream: StreamState; was: Content; place: PassagePlace },
): Content {
  const { content } = stream;
  if (content.type !== 'text' || was.type !== 'text') {
    return isBlank(item.kind, stream) ? was : content;
  }
  const at = placeBack(ctx, stream, { content, place });
  return joined(sliceOf(content, 0, at), was, sliceOf(content, at, content.text.length));
}

/** At the end where the text was closed since: then nobody can say any more where it stood. */
function placeBack(
  ctx: OpContext,
  stream: StreamState,
  { content, place }: { content: TextContent; place: PassagePlace },
): number {
  const at = place.range?.from ?? 0;
  const begun = place.begun;
  if (begun === undefined || begun.stream !== stream.id) return content.text.length;
  return ctx
    .editsAfter(stream, begun.rev)
    .reduce((position, { changes }) => changes.mapPos(position, 1), at);
}
