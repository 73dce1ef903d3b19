import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that dist/ stands in. */
const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where the demo finds and keeps its things. */
export interface DemoPlaces {
  /** Database, password, logs: all that outlives a start. */
  readonly data: string;
  readonly database: string;
  readonly serverLog: string;
  readonly web: string;
}

/** `VANGNET_DATA_DIR` moves what is kept; everything else lies where it was built. */
export async function demoPlaces(env: NodeJS.ProcessEnv): Promise<DemoPlaces> {
  const data = resolve(env['VANGNET_DATA_DIR'] || join(PROJECT, '.vangnet'));
  await mkdir(data, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`The folder ${data} cannot be made (${error.code ?? 'unknown'})`);
  });
  return {
    data,
    database: join(data, 'postgres'),
    serverLog: join(data, 'server.log'),
    web: join(PROJECT, 'dist', 'web'),
  };
}
