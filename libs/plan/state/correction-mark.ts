import type { Correction } from '#contract';
import type { Change, ChangeKind } from '#history';
import type { ChangeValues } from './change-value.js';
import type {
  Content,
  CorrectionMark,
  Corrections,
  TextContent,
  ValueContent,
} from './plan-shape.js';

const LINKS_KEPT = 200;

const EDITS: ReadonlySet<ChangeKind> = new Set(['field.set', 'text.edited']);

/** What a change says that it corrects, and why; undefined when it corrects nothing. */
export function correctionIn({
  kind,
  value,
}: Pick<Change, 'kind' | 'value'>): Correction | undefined {
  if (!EDITS.has(kind)) return undefined;
  // Of one that was erased nothing is known.
  return (value as ChangeValues['field.set' | 'text.edited'] | undefined)?.corrects;
}

/**
 * What a stream holds after an edit, with what is known of its corrections. A value that is set anew is no correction any more; a
 * text stays one while people go on typing in it, until it is emptied.
 */
export function withCorrections(before: Content, after: Content, change: Change): Content {
  if (!EDITS.has(change.kind) || !isCorrectable(before) || !isCorrectable(after)) return after;
  const links = [...(before.corrections ?? [])];
  const said = correctionIn(change);
  if (!said && links.length === 0 && !before.corrected) return after;
  if (said) links.push([said.rev, change.rev]);
  const mark = said ? markOf(change, said.reason) : isGoingOn(after) ? before.corrected : undefined;
  return {
    ...after,
    ...(mark && { corrected: mark }),
    ...(links.length > 0 && { corrections: links.slice(-LINKS_KEPT) }),
  };
}

/** What is known of the corrections of what a stream holds. */
export function correctionsOf(content: Content): Corrections {
  return isCorrectable(content) ? content : {};
}

/** As another stream goes on with it, for who read this one: revs of this one mean nothing there. */
export function withoutLinks<C extends Content>(content: C): C {
  const { corrected } = correctionsOf(content);
  return { ...withoutCorrections(content), ...(corrected && { corrected }) };
}

/**
 * What another stream begins with: it tells nothing of revs of this one, nor of what was corrected, which may be what its
 * readers are not to know (L-36, E-11).
 */
export function withoutCorrections<C extends Content>(content: C): C {
  if (!isCorrectable(content)) return content;
  const { corrected: _corrected, corrections: _corrections, ...rest } = content;
  return rest as C;
}

/** The mark of a change that corrects something. */
export function markOf({ person, organisation, at, seq }: Change, reason: string): CorrectionMark {
  return { by: { person, organisation }, at, seq, reason };
}

function isCorrectable(content: Content): content is TextContent | ValueContent {
  return content.type === 'text' || content.type === 'value';
}

function isGoingOn(content: Content): boolean {
  return content.type === 'text' && content.text.length > 0;
}
