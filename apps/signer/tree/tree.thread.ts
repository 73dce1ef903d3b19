import { parentPort, workerData } from 'node:worker_threads';
import { growTree, type Tree, type TreeRequest } from './grow-tree.js';

// What crosses between threads are bytes; there they are no buffers any more.
const { rows, wanted } = workerData as TreeRequest;
const tree: Tree = growTree({ rows: Buffer.from(rows), wanted });
parentPort?.postMessage(tree);
