import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './run-command.mjs';

/** @typedef {{ passed: number; failed: number; skipped: number }} Tally */

const REPORTS = join(ROOT, 'reports');

/** @param {Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of tallies) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** The plain last line of every runner. @param {Tally} tally */
export function lineOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** In CI a skipped test is a failure. @param {Tally} tally */
export function isGood({ failed, skipped }) {
  return failed === 0 && (skipped === 0 || process.env['CI'] !== 'true');
}

/** @param {string} name @param {Tally} tally */
export async function keepTally(name, tally) {
  await mkdir(REPORTS, { recursive: true });
  await writeFile(join(REPORTS, `${name}.tally.json`), JSON.stringify(tally));
}

/** A part that left no count did not run: one failure. @param {string} name @returns {Promise<Tally>} */
export async function readTally(name) {
  const kept = await readReport(`${name}.tally.json`);
  return kept ?? { passed: 0, failed: 1, skipped: 0 };
}

/**
 * Counts of jest's report. A test file that does not even load counts as a failure, and so does a run that fails
 * without a failed test.
 *
 * @param {string} file
 * @param {number} code how the runner ended
 * @returns {Promise<Tally>}
 */
export async function tallyOfJest(file, code) {
  const report = await readReport(file);
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {string} file @param {number} code @returns {Promise<Tally>} */
export async function tallyOfPlaywright(file, code) {
  const report = await readReport(file);
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, flaky, unexpected, skipped } = report.stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}

/**
 * Makes room for a report, so that no count of an earlier run is taken for this one's.
 *
 * @param {string} file
 */
export async function clearReport(file) {
  await mkdir(REPORTS, { recursive: true });
  await rm(join(REPORTS, file), { force: true });
}

/** @param {string} file */
async function readReport(file) {
  const text = await readFile(join(REPORTS, file), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}
