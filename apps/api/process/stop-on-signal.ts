import type { INestApplication } from '@nestjs/common';

/** Work in hand gets this long to finish. */
const GRACE_MS = 10_000;

/** Closes the server on SIGTERM and SIGINT, finishing what is in hand; a second signal does not wait. */
export function stopOnSignal(app: INestApplication): () => void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return stop;
}
