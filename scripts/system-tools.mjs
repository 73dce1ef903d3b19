import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.mjs';

/**
 * What the tests need of the system, the best first, and what goes untested without any of them. Whole Chromium draws windows
 * of its own around each page, also when nobody sees them; its headless shell opens one in half the time.
 */
const TOOLS = {
  browser: { programs: ['chromium-headless-shell', 'chromium'], tests: 'browser tests' },
  redis: { programs: ['redis-server'], tests: 'tests of nodes that share a Redis' },
  token: { programs: ['softhsm2-util'], tests: 'tests of keys in a token' },
};

/**
 * Packages that are not called as their program.
 *
 * @type {Readonly<Record<string, string>>}
 */
const PACKAGES = { 'softhsm2-util': 'softhsm2' };

/** @typedef {keyof typeof TOOLS} Tool */

/**
 * Installs what is missing when root asks and apt is there. Answers with the path of each tool that is there then.
 *
 * @returns {Promise<Partial<Record<Tool, string>>>}
 */
export async function provideTools() {
  if (process.getuid?.() === 0 && (await find('apt-get'))) {
    await install(Object.values(TOOLS).flatMap(({ programs }) => programs.slice(0, 1)));
    const got = await findTools();
    const failed = Object.entries(TOOLS).filter(([tool]) => !(tool in got));
    await install(failed.flatMap(([, { programs }]) => programs.slice(1)));
  }
  const found = await findTools();
  for (const [tool, { programs, tests }] of Object.entries(TOOLS)) {
    if (tool in found) continue;
    const [program] = programs;
    const name = program && packageOf(program);
    console.log(
      `${program} is not installed: the ${tests} are skipped. As root: apt-get install ${name}`,
    );
  }
  return found;
}

/** @param {string[]} programs those that are there already are left alone */
async function install(programs) {
  const paths = await Promise.all(programs.map(find));
  const names = programs.filter((_name, index) => paths[index] === undefined).map(packageOf);
  if (names.length === 0) return;
  console.log(`Installing ${names.join(' and ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand(['apt-get', 'update', '-q'], { env });
  const quiet = ['-y', '-q', '--no-install-recommends'];
  // One by one: what cannot be had keeps nothing else away.
  for (const name of names) {
    const { code, output } = await runCommand(['apt-get', 'install', ...quiet, name], { env });
    if (code !== 0) console.log(output.trim().split('\n').slice(-5).join('\n'));
  }
}

/** @param {string} program */
function packageOf(program) {
  return PACKAGES[program] ?? program;
}

/** @returns {Promise<Partial<Record<Tool, string>>>} */
async function findTools() {
  /** @type {Partial<Record<Tool, string>>} */
  const found = {};
  for (const [tool, { programs }] of Object.entries(TOOLS)) {
    const paths = await Promise.all(programs.map(find));
    const first = paths.find((path) => path !== undefined);
    if (first !== undefined) found[/** @type {Tool} */ (tool)] = first;
  }
  return found;
}

/** The path of a program that can be run. @param {string} program */
async function find(program) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, program);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}
