import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Tree, TreeRequest } from './grow-tree.js';

/** Makes a tree in a thread of its own: at a million streams it takes tens of seconds, and the signer has to hear signals meanwhile. */
export async function growTreeApart(request: TreeRequest): Promise<Tree> {
  const worker = new Worker(new URL('tree.thread.js', import.meta.url), { workerData: request });
  try {
    const [{ root, proofs }] = (await once(worker, 'message')) as [Tree];
    return {
      root: Buffer.from(root),
      proofs: proofs.map(({ streamId, bytes }) => ({ streamId, bytes: Buffer.from(bytes) })),
    };
  } finally {
    await worker.terminate();
  }
}
