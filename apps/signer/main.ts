import { publicText } from './files/key-file.js';
import { failureOf } from './process/failure.js';
import { openSigner } from './process/open-signer.js';
import { Signer } from './signer.js';
import { signOn } from './signer-loop.js';
import { growTreeApart } from './tree/tree-thread.js';

/** Signs checkpoints until it is told to stop, or says why not and exits with 1. */
async function main(): Promise<never> {
  // It can end at any point (G-53). Whoever started it with a channel ends it with themselves.
  for (const name of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.once(name, () => process.exit(0));
  }
  if (process.connected === false) process.exit(0);
  const open = await openSigner();
  const { key, pool, pace, logger, cadenceMs } = open;
  process.stdout.write(`${JSON.stringify({ ready: true, publicKey: publicText(key) })}\n`);
  const signer = new Signer({
    ...open,
    growTree: growTreeApart,
    log: (words) => logger.error(words, 'Signer'),
  });
  const onFault = (error: unknown): void => logger.fault(error);
  return signOn(signer, { cadenceMs, pool, pace, onFault });
}

main().catch((error: unknown) => {
  process.stderr.write(`${failureOf(error)}\n`);
  process.exit(1);
});
