import 'reflect-metadata';
import { ConfigFaults, loadConfig, UnsafeDatabase } from '#kernel';
import { migrate } from '../../migrations/index.js';
import { announce, stopWithParent } from './process/parent-process.js';
import { stopOnSignal } from './process/stop-on-signal.js';
import { assertSafeDatabase } from './process/safe-database.js';
import { serve } from './serve.js';

/** Starts the server, or says why not and exits with 1. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  if (config.database.migrateAtStart) await migrate(config.database.migrationUrl);
  await assertSafeDatabase(config);
  const { app, port } = await serve(config);
  const stop = stopOnSignal(app);
  stopWithParent(stop);
  announce({ ready: true, port });
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exit(1);
});

/** At start no one's words are in memory yet: the whole error may be shown. */
function startFailure(error: unknown): string {
  if (error instanceof ConfigFaults || error instanceof UnsafeDatabase) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
