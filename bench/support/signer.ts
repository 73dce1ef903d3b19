import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DATA, ROOT } from './places.js';
import { endingOf, startChild, type RunningServer } from './processes.js';

const SIGNER = join(ROOT, 'dist', 'apps', 'signer', 'main.js');
const FOLDER = join(DATA, 'signer');

/** A server with a signer beside it that makes a checkpoint every minute, and ends with it. */
export function withSigner(server: RunningServer, databaseUrl: string): RunningServer {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true, mode: 0o700 });
  const child = startChild([process.execPath, SIGNER], {
    VANGNET_DEMO: '1',
    DATABASE_URL: databaseUrl,
    VANGNET_SIGNER_KEY_FILE: join(FOLDER, 'key'),
    VANGNET_SIGNER_STATE: join(FOLDER, 'state'),
    VANGNET_CHECKPOINT_MINUTES: '1',
  });
  const signer = endingOf(child);
  return {
    ...server,
    stop: async () => {
      await signer.stop();
      await server.stop();
    },
  };
}
