import { z } from 'zod';
import { audienceShape } from './audience.js';
import { correctionShape } from './correction.js';
import {
  breakGlassEnd,
  breakGlassReview,
  breakGlassSeen,
  breakGlassUse,
  conflictDeclare,
} from './emergency-op.js';
import { ITEM_KIND_NAMES } from './item-kinds.js';
import { ownViewShape } from './own-view.js';

const opId = z.uuidv7();
const stream = z.uuid();
const rev = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const after = z.uuid().nullable();

/** Adds an item; its id is the op id. `after: null` puts it first, no `after` puts it last among what you see. */
const itemAdd = z.strictObject({
  kind: z.literal('item.add'),
  opId,
  itemKind: z.enum(ITEM_KIND_NAMES),
  audience: audienceShape.optional(),
  after: after.optional(),
});

/** Puts an item behind another one of its section that you can see, or first. The last move wins. */
const itemMove = z.strictObject({ kind: z.literal('item.move'), opId, stream, after });

/** Takes an item out of the plan; its history stays, and it can be restored. */
const itemRemove = z.strictObject({ kind: z.literal('item.remove'), opId, stream, ifRev: rev });

const itemRestore = z.strictObject({ kind: z.literal('item.restore'), opId, stream, ifRev: rev });

/** Changes who may read an item: closes its streams and opens new ones that begin with what stands there now. */
const itemAudience = z.strictObject({
  kind: z.literal('item.audience'),
  opId,
  stream,
  ifRev: rev,
  audience: audienceShape,
});

/** Changes who may read a field that has an audience of its own, within that of its item. */
const fieldAudience = z.strictObject({
  kind: z.literal('field.audience'),
  opId,
  stream,
  ifRev: rev,
  audience: audienceShape,
});

/** With what an op puts back: an earlier rev of the same stream (H-50). */
const restores = rev.min(1).optional();

/** With what an op corrects, and why (N-02). */
const corrects = correctionShape.optional();

/** Sets a field that holds one value. `ifRev` is the rev of the stream that the person saw; 0 when never set. */
const fieldSet = z.strictObject({
  kind: z.literal('field.set'),
  opId,
  stream,
  ifRev: rev,
  restores,
  corrects,
  value: z.custom<z.core.util.JSONType>((value) => isShallow(value, VALUE_DEPTH)),
});

/**
 * Edits live text: a CodeMirror change set in its JSON form, against the text at `rev`. With `continues` it goes on with its
 * author's own typing, and stands before what was accepted at the same place meanwhile (L-41).
 */
const textEdit = z.strictObject({
  kind: z.literal('text.edit'),
  opId,
  stream,
  rev,
  changes: z.array(z.unknown()).min(1).max(2000),
  restores,
  corrects,
  continues: z.literal(true).optional(),
});

/** Adds the own view of somebody whom the plan is about to an item; `stream` is the item's own (N-10). */
const viewAdd = z.strictObject({ kind: z.literal('view.add'), opId, stream, view: ownViewShape });

/** Values are lists of references at most; going through whatever is sent until the stack ends helps nobody. */
const VALUE_DEPTH = 4;

function isShallow(value: unknown, depth: number): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((part) => isShallow(part, depth - 1));
}

/** One edit. Every op on something that exists names the stream it was made against, and nothing else. */
export const opShape = z.discriminatedUnion('kind', [
  itemAdd,
  itemMove,
  itemRemove,
  itemRestore,
  itemAudience,
  fieldAudience,
  fieldSet,
  textEdit,
  viewAdd,
  conflictDeclare,
  breakGlassUse,
  breakGlassEnd,
  breakGlassReview,
  breakGlassSeen,
]);

export type Op = z.infer<typeof opShape>;
export type OpKind = Op['kind'];

export const OP_KINDS = [
  'item.add',
  'item.move',
  'item.remove',
  'item.restore',
  'item.audience',
  'field.audience',
  'field.set',
  'text.edit',
  'view.add',
  'conflict.declare',
  'breakGlass.use',
  'breakGlass.end',
  'breakGlass.review',
  'breakGlass.seen',
] as const satisfies readonly OpKind[];
