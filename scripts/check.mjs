import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { buildServer } from './build.mjs';
import { ROOT, runCommand } from './run-command.mjs';
import { keepTally, showTally } from './tally.mjs';

/**
 * Longest first, so that the end is not one long one alone.
 *
 * @type {[string, [string, ...string[]]][]}
 */
const CHECKS = [
  ['types of server and tests', ['tsc', '-p', '.']],
  ['types of the client', ['tsc', '-p', 'apps/web']],
  ['lint', ['oxlint', '--type-aware', '--deny-warnings', '--format', 'unix', '.']],
  ['format', ['prettier', '--check', '--cache', '--log-level', 'warn', '.']],
  ['dead code', ['knip', '--no-progress', '--treat-config-hints-as-errors']],
  ['arrows', ['node', 'scripts/check-arrows.mjs']],
  ['types of the browser tests', ['tsc', '-p', 'test/browser']],
  ['schema.graphql', ['node', 'dist/apps/api/print-schema.js', '--check']],
];

/** Runs the checks, as many at a time as there are cores; says what failed and why, and how long each took. */
async function main() {
  await mkdir(join(ROOT, 'node_modules', '.cache', 'tsc'), { recursive: true });
  const started = performance.now();
  await buildServer();
  const waiting = [...CHECKS];
  /** @type {string[]} */
  const failed = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, command] = next;
      const { code, output, seconds } = await runCommand(command);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
      if (code === 0) continue;
      failed.push(name);
      console.log(output.trim().replace(/^/gm, '    '));
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const tally = {
    passed: CHECKS.length - failed.length,
    failed: failed.length,
    skipped: 0,
    failures: failed.map((name) => `npm run check › ${name}`),
  };
  await keepTally('check', tally);
  console.log(`All checks took ${seconds} s`);
  showTally(tally);
  if (failed.length > 0) process.exitCode = 1;
}

await main();
