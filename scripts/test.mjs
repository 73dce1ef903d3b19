import { buildServer, buildWeb } from './build.mjs';
import { runCommand } from './run-command.mjs';
import { listFiles } from './source-hash.mjs';
import { provideTools } from './system-tools.mjs';
import { clearReport, isGood, keepTally, oneFailure, showTally, sum } from './tally.mjs';
import { tallyOfJest, tallyOfPlaywright } from './tally.mjs';

const PROOFS = process.argv.includes('--proofs');
const NAME = PROOFS ? 'proofs' : 'test';
// Proofs are the property tests and storms; in `npm test` they run with few rounds, here with all of them.
const ENV = PROOFS ? { PROOFS: 'full' } : {};
const NOTHING = sum([]);

/** Runs every kind of test, also after failures, and ends with what failed and one line that counts them all. */
async function main() {
  const { browser } = await provideTools();
  const builds = [await runBuild(buildServer), await runBuild(buildWeb)];
  const total = sum([...builds, await runJest(), await runBrowser(browser)]);
  await keepTally(NAME, total);
  showTally(total);
  if (!isGood(total)) process.exitCode = 1;
}

/** A build that fails counts as a failure, and the tests that can do without it still run. @param {() => Promise<string>} build */
async function runBuild(build) {
  try {
    console.log(await build());
    return NOTHING;
  } catch (error) {
    console.error(error);
    return oneFailure(`the build: ${String(error)}`);
  }
}

async function runJest() {
  const file = `${NAME}-jest.json`;
  await clearReport(file);
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const output = ['--json', `--outputFile=reports/${file}`];
  const { code } = await runCommand(
    [
      'node',
      ...node,
      'node_modules/jest/bin/jest.js',
      ...output,
      ...(PROOFS ? ['--testPathPatterns=test/proofs/'] : []),
    ],
    { show: true, env: ENV },
  );
  return tallyOfJest(file, code);
}

/** @param {string | undefined} browser the path of its program */
async function runBrowser(browser) {
  const specs = (await listFiles(['test/browser'])).filter((file) => file.endsWith('.spec.ts'));
  if (specs.length === 0) return NOTHING;
  // Without a browser each file counts as one that was skipped.
  if (browser === undefined) return { ...NOTHING, skipped: specs.length };
  const file = `${NAME}-browser.json`;
  await clearReport(file);
  const grep = PROOFS ? ['--grep', '@proof', '--pass-with-no-tests'] : [];
  const { code } = await runCommand(['playwright', 'test', ...grep], {
    show: true,
    env: {
      ...ENV,
      VANGNET_CHROMIUM: process.env['VANGNET_CHROMIUM'] ?? browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: `reports/${file}`,
    },
  });
  return tallyOfPlaywright(file, code);
}

await main();
