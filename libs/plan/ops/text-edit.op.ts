import type { Text } from '@codemirror/state';
import type { ErrorCode, Op } from '#contract';
import { Refused } from '#kernel';
import { acceptSubmission, type AcceptedEdit } from '#text';
import type { StreamState, TextContent } from '../state/plan-shape.js';
import { withRecent } from '../state/stream-content.js';
import { assertCorrects, assertEarlier, editableField } from './field-set.op.js';
import { authorOf, draftOn, targetOf, type Draft, type OpContext } from './op-context.js';

type TextEdit = Extract<Op, { kind: 'text.edit' }>;

/** What became of one text edit: a change, an edit that was stored before, or a refusal. */
export type TextOutcome = { draft: Draft } | { repeated: true } | { refused: ErrorCode };

/**
 * Decides on all edits of one submission to one text, made against one rev (L-40, L-44). They are looked at together
 * because each was made on top of the one before it.
 *
 * @throws Refused when none of them is looked at
 */
export function decideTextEdits(ctx: OpContext, ops: readonly TextEdit[]): TextOutcome[] {
  const [first] = ops;
  if (!first) return [];
  const target = targetOf(ctx, first.stream);
  const { stream } = target;
  const definition = editableField(ctx, target);
  if (definition.type !== 'text' || stream.content.type !== 'text')
    throw new Refused('CHANGES_UNFIT');
  if (first.rev > stream.rev) throw new Refused('REV_AHEAD');
  if (stream.rev - first.rev > ctx.limits.textRevsBehind) throw new Refused('STALE');
  for (const op of ops) assertLookedAt(stream, op);

  const { text, spans } = stream.content;
  const author = authorOf(ctx);
  const submitted = acceptSubmission(
    { rev: stream.rev, text, spans },
    ctx.editsAfter(stream, first.rev),
    { rev: first.rev, author, edits: ops, maxLength: definition.maxLength },
  );
  const accepted = new Map(submitted.accepted.map((edit) => [edit.opId, edit]));
  const recent = submitted.accepted.map((edit) => ({ ...edit, person: author.person }));
  const content: TextContent = {
    type: 'text',
    text: submitted.state.text,
    spans: submitted.state.spans,
    recent: withRecent(stream.content.recent, recent),
  };
  const last = submitted.accepted.at(-1)?.opId;
  assertChanging(text, { ops, accepted });
  const said = new Map(ops.map(({ opId, restores, corrects }) => [opId, { restores, corrects }]));
  return submitted.results.map((result) => {
    const edit = accepted.get(result.opId);
    if (!result.ok) return { refused: result.code };
    if (!edit) return { repeated: true };
    const { restores, corrects } = said.get(edit.opId) ?? {};
    const changes = edit.changes.toJSON() as unknown[];
    const value = {
      changes,
      ...(restores !== undefined && { restores }),
      ...(corrects && { corrects }),
    };
    const written: StreamState = { ...stream, rev: edit.rev - 1 };
    const change = { opId: edit.opId, kind: 'text.edited', value } as const;
    const draft: Draft = { change: draftOn(ctx, { item: target.item, stream: written }, change) };
    // Worked out once for all edits together: it is what the text holds after the last of them.
    return { draft: edit.opId === last ? { ...draft, content } : draft };
  });
}

/**
 * Words that came in between would be put back or corrected, too, without anyone having looked at them: the author looks again
 * (H-51, N-03).
 */
function assertLookedAt(stream: StreamState, { restores, corrects, rev }: TextEdit): void {
  if (restores === undefined && !corrects) return;
  if (rev < stream.rev) throw new Refused('STALE');
  assertEarlier(stream, restores);
  assertCorrects(stream, corrects);
}

/** A correction leaves other words than stood there. */
function assertChanging(
  before: Text,
  { ops, accepted }: { ops: readonly TextEdit[]; accepted: ReadonlyMap<string, AcceptedEdit> },
): void {
  let text = before;
  for (const { opId, corrects } of ops) {
    const edit = accepted.get(opId);
    if (!edit) continue;
    const after = edit.changes.apply(text);
    if (corrects && after.eq(text)) throw new Refused('NOTHING_CHANGED');
    text = after;
  }
}
