import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ROOT } from './places.js';

/** The products that we compare with, their packages and what drives them: no part of our build. */
export const PEERS = pathToFileURL(join(ROOT, 'bench', 'peers', '/'));

/** Installs the peers' packages on first use. */
export async function installPeers(): Promise<void> {
  const folder = fileURLToPath(PEERS);
  if (existsSync(join(folder, 'node_modules', 'yjs', 'package.json'))) return;
  console.log('Installing what we compare with (once) …');
  await new Promise<void>((resolve, reject) => {
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ci ended with ${code}`)),
    );
  });
}
