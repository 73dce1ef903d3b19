import { transformFile } from '@swc/core';
import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildServer } from './build.mjs';
import { listFiles } from './source-hash.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PEERS = join('bench', 'peers');

console.log(await buildServer());
await buildBench();
const bench = spawn(process.execPath, ['dist/bench/main.js', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
// Ctrl+C reaches the whole group; the benchmark stops what it started and ends this process with it.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => bench.kill(signal));
}
bench.once('exit', (code) => process.exit(code ?? 1));

/** Compiles bench/ to dist/bench, beside the server that it measures; what it compares with is run as it is. */
async function buildBench() {
  const target = join(ROOT, 'dist', 'bench');
  await rm(target, { recursive: true, force: true });
  const files = (await listFiles(['bench'])).filter(
    (file) => file.endsWith('.ts') && !file.startsWith(PEERS),
  );
  await Promise.all(
    files.map(async (file) => {
      const output = join(ROOT, 'dist', file.replace(/\.ts$/, '.js'));
      const { code } = await transformFile(file, {
        configFile: join(ROOT, '.swcrc'),
        sourceMaps: false,
      });
      await mkdir(dirname(output), { recursive: true });
      await writeFile(output, code);
    }),
  );
}
