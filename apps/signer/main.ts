import { publicText } from './files/key-file.js';
import { failureOf } from './process/failure.js';
import { openSigner } from './process/open-signer.js';
import { Signer } from './signer.js';
import { signOn } from './signer-loop.js';
import { growTreeApart } from './tree/tree-thread.js';

/** Signs checkpoints until it is told to stop, or says why not and exits with 1. */
async function main(): Promise<void> {
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => stop.abort());
  // Whoever started it with a channel ends it with themselves.
  process.once('disconnect', () => stop.abort());
  const open = await openSigner(stop.signal);
  const { key, pool, pace, logger, cadenceMs } = open;
  process.stdout.write(`${JSON.stringify({ ready: true, publicKey: publicText(key) })}\n`);
  const signer = new Signer({
    ...open,
    growTree: growTreeApart,
    log: (words) => logger.error(words, 'Signer'),
  });
  const onFault = (error: unknown): void => logger.fault(error);
  await signOn(signer, { cadenceMs, pool, pace, signal: stop.signal, onFault });
  await pool.end();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${failureOf(error)}\n`);
    process.exit(1);
  },
);
