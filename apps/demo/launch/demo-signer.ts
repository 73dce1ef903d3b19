import { fork, type ChildProcess } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSigningKey, publicText, readSigningKey } from '../../signer/files/key-file.js';
import type { DemoPlaces } from './demo-places.js';

const CHILD = fileURLToPath(new URL('../../signer/main.js', import.meta.url));
/** In a demo nobody waits for long: the signer's cadence, and how often the server looks for a checkpoint. */
export const CHECKPOINT_MINUTES = '1';

/** Where the signer of one database keeps its things, and the public key of it. */
export interface SignerPlaces {
  folder: string;
  keyFile: string;
  publicKey: string;
}

/** Makes a key where there is none. A database of somebody's own has a signer of its own. */
export async function prepareSigner(
  { signer }: DemoPlaces,
  databaseUrl: string | undefined,
): Promise<SignerPlaces> {
  const name = databaseUrl === undefined ? 'own' : hash('sha256', databaseUrl).slice(0, 16);
  const folder = join(signer, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const keyFile = join(folder, 'key');
  const key = await readSigningKey(keyFile).catch(() => makeSigningKey(keyFile));
  return { folder, keyFile, publicKey: publicText(key) };
}

/** The signer, in a child that ends by itself when this process does. Without it the demo goes on, without checkpoints. */
export class DemoSigner {
  private constructor(private readonly child: ChildProcess) {}

  get pid(): number {
    return this.child.pid ?? 0;
  }

  static async start({ folder, keyFile }: SignerPlaces, databaseUrl: string): Promise<DemoSigner> {
    const log = await open(join(folder, 'signer.log'), 'w', 0o600);
    const child = fork(CHILD, [], {
      execArgv: [],
      stdio: ['ignore', 'ignore', log.fd, 'ipc'],
      detached: true,
      env: {
        VANGNET_DEMO: '1',
        DATABASE_URL: databaseUrl,
        VANGNET_SIGNER_KEY_FILE: keyFile,
        VANGNET_SIGNER_STATE: join(folder, 'state'),
        VANGNET_CHECKPOINT_MINUTES: CHECKPOINT_MINUTES,
      },
    });
    await log.close();
    return new DemoSigner(child);
  }

  /** What it signed is kept: it can be killed at any point (G-53). */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
