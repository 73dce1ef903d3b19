import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program of ours, of node_modules or of the system from the project root, and waits for its end.
 *
 * @param {[string, ...string[]]} command
 * @param {{ show?: boolean; env?: Record<string, string> }} [how] with `show`, output goes straight to the screen
 * @returns {Promise<{ code: number; output: string; seconds: number }>}
 */
export function runCommand([program, ...args], { show = false, env = {} } = {}) {
  const started = performance.now();
  const path = [join(ROOT, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, PATH: path, ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const seconds = (performance.now() - started) / 1000;
      resolve({ code: code ?? 1, output, seconds });
    });
  });
}
