import { randomBytes } from 'node:crypto';
import { SECTIONS } from '#contract';
import { HeadsTree, HeadTable } from '#ledger';
import type { ItemState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';

/** What a version is bound to: the items in their order, and a root over how far each of their streams had come. */
export interface FrozenPlan {
  items: string[];
  /** 32 bytes in hexadecimal. */
  root: string;
  /** With which the tree is made again, for a proof to one reader; 32 bytes in hexadecimal. */
  secret: string;
}

const SECRET_BYTES = 32;

/** The plan as it stands, bound so that its root tells of no stream and not how many there are (V-02). */
export function frozenPlan(state: PlanState): FrozenPlan {
  const standing = SECTIONS.flatMap((section) => state.itemsIn(section)).filter(
    ({ removed, erasure }) => !removed && erasure === null,
  );
  const secret = randomBytes(SECRET_BYTES);
  const { root } = new HeadsTree(headsOf(state, standing), secret);
  return {
    items: standing.map(({ id }) => id),
    root: root.toString('hex'),
    secret: secret.toString('hex'),
  };
}

function headsOf(state: PlanState, items: readonly ItemState[]): HeadTable {
  const heads = items
    .flatMap((item) => state.streamIdsOf(item))
    .flatMap((id) => {
      const stream = state.stream(id);
      if (!stream?.hash || stream.closed) return [];
      return [{ streamId: id, rev: stream.rev, head: stream.hash }];
    });
  const table = new HeadTable();
  for (const head of heads.toSorted((a, b) => (a.streamId < b.streamId ? -1 : 1))) table.add(head);
  return table;
}
