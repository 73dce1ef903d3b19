import { kindOf, sameAudience, type Audience } from '#contract';
import { sameJson, type StoredOp } from '#history';
import { isSetTo } from '../ops/field-set.op.js';
import type { WriterOp } from '../ops/decide-op.js';
import { valueOf, type ChangeValues } from '../state/change-value.js';
import type { PlanState } from '../state/plan-state.js';
import { isSameInCircle } from './same-in-circle.js';
import { hasSameWords } from './same-words.js';

type OpOf<K extends WriterOp['kind']> = Extract<WriterOp, { kind: K }>;

/**
 * Whether what was stored is what an op of the same kind on the same stream says. Not told apart: the place among other
 * items, which follows from neighbours that move on, and what has no content but its stream.
 */
export function isSameContent(state: PlanState, op: WriterOp, stored: StoredOp): boolean {
  switch (op.kind) {
    case 'item.add':
      return isSameItem(op, valueOf(stored, 'item.added'));
    case 'item.remove':
    case 'item.restore':
      return stored.rev === op.ifRev + 1;
    case 'item.audience':
    case 'field.audience':
      return isOfPlace(state, op, stored) && isShownTo(op, stored);
    case 'field.set':
      return (
        stored.rev === op.ifRev + 1 &&
        valueOf(stored, 'field.set').restores === op.restores &&
        isSetTo(op.value, valueOf(stored, 'field.set'))
      );
    case 'text.edit':
      // An edit that is sent again was made against a rev before the one that it was stored at.
      return (
        stored.rev > op.rev &&
        valueOf(stored, 'text.edited').restores === op.restores &&
        hasSameWords(op.changes, valueOf(stored, 'text.edited').changes)
      );
    case 'person.deny':
      return valueOf(stored, 'person.denied').how === op.how;
    case 'breakGlass.use': {
      const { section, reason } = valueOf(stored, 'breakGlass.used');
      return section === op.section && reason === op.reason;
    }
    case 'breakGlass.review': {
      const { verdict, conclusion } = op;
      return sameJson(stored.value, { verdict, conclusion });
    }
    case 'erasure.ask': {
      const { sort, items, basis, reason } = valueOf(stored, 'erasure.asked');
      const asked = 'items' in op.target ? op.target.items : items;
      const said = [op.target.sort, [...new Set(asked)], op.basis, op.reason];
      return sameJson([sort, items, basis, reason], said);
    }
    case 'erasure.askDue': {
      const { sort, items, reason } = valueOf(stored, 'erasure.asked');
      const kind = state.item(items[0] ?? '')?.kind;
      return sameJson([sort, kind, reason], ['ITEMS', op.term.recordKind, op.reason]);
    }
    case 'erasure.refuse':
    case 'hold.set':
      return sameJson(stored.value, { reason: op.reason });
    default:
      return isSameInCircle(op, stored);
  }
}

/** Without an audience of its own an item got the standard one of its kind: of that the sort is known. */
function isSameItem(op: OpOf<'item.add'>, stored: ChangeValues['item.added']): boolean {
  if (stored.kind !== op.itemKind) return false;
  if (op.audience) return sameAudience(op.audience, stored.audience);
  return stored.audience.type === kindOf(op.itemKind).defaultAudience;
}

function isShownTo({ audience }: { audience: Audience }, { value }: StoredOp): boolean {
  return sameAudience((value as ChangeValues['item.audience' | 'field.audience']).to, audience);
}

/** The new stream follows from the op alone: what it was made against is told by the item and field that it is of. */
function isOfPlace(
  state: PlanState,
  { stream }: OpOf<'item.audience' | 'field.audience'>,
  { genesis }: StoredOp,
): boolean {
  const place = state.place(stream);
  return place?.item === genesis?.item && place?.field === genesis?.field;
}
