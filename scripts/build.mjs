import { transformFile } from '@swc/core';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compressFiles } from './compress-files.mjs';
import { hashFiles, listFiles } from './source-hash.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SERVER = ['apps/api', 'apps/demo', 'apps/signer', 'apps/witness', 'libs', 'migrations'];
const WEB = [
  ...['apps/web', 'apps/checker', 'tools/verify'],
  ...['libs/contract', 'libs/text', 'libs/client', 'schema.graphql'],
];
const SETTINGS = [
  'package.json',
  'package-lock.json',
  '.swcrc',
  'scripts/build.mjs',
  'scripts/compress-files.mjs',
  'scripts/known-operations.mjs',
];

/**
 * Compiles the server to dist/, keeping the tree, unless nothing has changed since the last time. Types are the
 * business of `npm run check`.
 */
export function buildServer() {
  return whenChanged('server', SERVER, async (files) => {
    const draft = join(ROOT, 'dist', `.draft-${process.pid}`);
    await Promise.all(files.map((file) => buildFile(file, join(draft, file))));
    for (const folder of ['apps', 'libs', 'migrations']) {
      await rm(join(ROOT, 'dist', folder), { recursive: true, force: true });
      await rename(join(draft, folder), join(ROOT, 'dist', folder)).catch(ignoreAbsent);
    }
    await rm(draft, { recursive: true, force: true });
  });
}

/** Bundles the client to dist/web, unless nothing has changed since the last time. */
export function buildWeb() {
  return whenChanged('web', WEB, async () => {
    const { build } = await import('vite');
    await build({
      root: join(ROOT, 'apps/web'),
      configFile: join(ROOT, 'apps/web/vite.config.ts'),
      logLevel: 'warn',
    });
    await compressFiles(join(ROOT, 'dist/web/assets'));
    const { knownOperations } = await import('./known-operations.mjs');
    const operations = JSON.stringify(await knownOperations());
    await writeFile(join(ROOT, 'dist/web/operations.json'), operations);
  });
}

/** @param {string} name @param {string[]} paths @param {(files: string[]) => Promise<void>} build */
async function whenChanged(name, paths, build) {
  const started = performance.now();
  process.chdir(ROOT);
  const files = (await listFiles(paths)).filter((file) => !/\.spec\.tsx?$/.test(file));
  const hash = await hashFiles([...files, ...SETTINGS]);
  const stamp = join(ROOT, 'dist', `.stamp-${name}`);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return `${name}: up to date`;
  await mkdir(dirname(stamp), { recursive: true });
  await rm(stamp, { force: true });
  await build(files);
  await writeFile(stamp, hash);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return `${name}: built from ${files.length} files in ${seconds} s`;
}

/** @param {string} source @param {string} target */
async function buildFile(source, target) {
  await mkdir(dirname(target), { recursive: true });
  if (/tsconfig.*\.json$|\.d\.ts$/.test(source)) return;
  if (!source.endsWith('.ts')) return copyFile(source, target);
  const { code, map } = await transformFile(source, { configFile: join(ROOT, '.swcrc') });
  const output = target.replace(/\.ts$/, '.js');
  const name = output.slice(output.lastIndexOf('/') + 1);
  await writeFile(output, `${code}\n//# sourceMappingURL=${name}.map\n`);
  if (map !== undefined) await writeFile(`${output}.map`, map);
}

/** @param {NodeJS.ErrnoException} error */
function ignoreAbsent(error) {
  if (error.code !== 'ENOENT') throw error;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const part = process.argv[2];
  if (part !== 'web') console.log(await buildServer());
  if (part !== 'server') console.log(await buildWeb());
}
