import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DemoFault } from './demo-fault.js';

/** The folder that dist/ stands in. */
const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where the demo finds and keeps its things. */
export interface DemoPlaces {
  /** Database, password, logs: all that outlives a start. */
  readonly data: string;
  readonly database: string;
  /** What plans are sealed under. */
  readonly keys: string;
  /** What the signer keeps. */
  readonly signer: string;
  readonly serverLog: string;
  readonly web: string;
}

/** `VANGNET_DATA_DIR` moves what is kept; everything else lies where it was built. */
export async function demoPlaces(env: NodeJS.ProcessEnv): Promise<DemoPlaces> {
  const data = resolve(env['VANGNET_DATA_DIR'] || join(PROJECT, '.vangnet'));
  await makeWritable(data);
  return {
    data,
    database: join(data, 'postgres'),
    keys: join(data, 'keys'),
    signer: join(data, 'signer'),
    serverLog: join(data, 'server.log'),
    web: join(PROJECT, 'dist', 'web'),
  };
}

async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DemoFault(
      `The demo keeps its data in ${folder}, and cannot (${String((error as NodeJS.ErrnoException).code)}).\n` +
        'Use a copy of the project that is your own, or name another folder in VANGNET_DATA_DIR.',
    );
  }
}
