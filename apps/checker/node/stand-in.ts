import { BrowserBuffer } from './buffer.js';

/** Stands in for Node's where there is none; imported before the verifier, which makes buffers as soon as it is read. */
Object.assign(globalThis, { Buffer: BrowserBuffer });
