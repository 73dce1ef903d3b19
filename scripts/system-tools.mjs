import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.mjs';

/** What the tests need of the system, and what goes untested without it. */
const TOOLS = [
  { program: 'chromium', tests: 'browser tests' },
  { program: 'redis-server', tests: 'tests of nodes that share a Redis' },
];

/**
 * Installs what is missing when root asks and apt is there. Answers with the programs that are still missing.
 *
 * @returns {Promise<Set<string>>}
 */
export async function provideTools() {
  const missing = await missingTools();
  if (missing.length === 0) return new Set();
  if (process.getuid?.() === 0 && (await isInstalled('apt-get'))) await install(missing);
  const left = await missingTools();
  for (const { program, tests } of left) {
    console.log(
      `${program} is not installed: the ${tests} are skipped. As root: apt-get install ${program}`,
    );
  }
  return new Set(left.map(({ program }) => program));
}

/** @param {typeof TOOLS} tools */
async function install(tools) {
  const names = tools.map(({ program }) => program);
  console.log(`Installing ${names.join(' and ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand(['apt-get', 'update', '-q'], { env });
  const quiet = ['-y', '-q', '--no-install-recommends'];
  const { code, output } = await runCommand(['apt-get', 'install', ...quiet, ...names], { env });
  if (code !== 0) console.log(output.trim().split('\n').slice(-5).join('\n'));
}

async function missingTools() {
  const found = await Promise.all(TOOLS.map(({ program }) => isInstalled(program)));
  return TOOLS.filter((_tool, index) => !found[index]);
}

/** @param {string} program */
async function isInstalled(program) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const tries = folders.map((folder) => access(join(folder, program), constants.X_OK));
  return Promise.any(tries).then(
    () => true,
    () => false,
  );
}
