import { randomBytes } from 'node:crypto';
import { HeadsTree, HeadTable } from '#ledger';

/** Heads as the rows of a HeadTable, and the streams that proofs are wanted of. */
export interface TreeRequest {
  rows: Buffer;
  wanted: readonly string[];
}

/** The root over the heads, and a proof for each stream that was wanted and is there. */
export interface Tree {
  root: Buffer;
  proofs: { streamId: string; bytes: Buffer }[];
}

/** Makes a tree under a secret that is drawn here and forgotten with it (G-22). */
export function growTree({ rows, wanted }: TreeRequest): Tree {
  const tree = new HeadsTree(HeadTable.of(rows), randomBytes(32));
  const proofs = wanted.flatMap((streamId) => {
    const bytes = tree.prove(streamId);
    return bytes ? [{ streamId, bytes }] : [];
  });
  return { root: tree.root, proofs };
}
