import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './run-command.mjs';

/**
 * `failures` names what failed, each with the first line of why.
 *
 * @typedef {{ passed: number; failed: number; skipped: number; failures: string[] }} Tally
 */

const REPORTS = join(ROOT, 'reports');

/** @param {Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  /** @type {Tally} */
  const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const { passed, failed, skipped, failures } of tallies) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    total.failures.push(...failures);
  }
  return total;
}

/** The end of every runner: what failed, and the plain last line with the counts. @param {Tally} tally */
export function showTally({ passed, failed, skipped, failures }) {
  for (const failure of failures) console.log(`FAILED ${failure}`);
  console.log(lineOf({ passed, failed, skipped }));
}

/** @param {Omit<Tally, 'failures'>} tally */
function lineOf({ passed, failed, skipped }) {
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
  return kept ?? oneFailure(`${name}: did not run`);
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
  if (report === undefined) return oneFailure(`${file}: no report`);
  const failures = report.testResults.flatMap(failuresOfFile);
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    ...atLeastOne(failed, failures, code),
  };
}

/**
 * @param {{ name: string; message: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }} result
 */
function failuresOfFile({ name, message, assertionResults }) {
  const file = relative(ROOT, name);
  if (assertionResults.length === 0)
    return message === '' ? [] : [`${file}: ${firstLine(message)}`];
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(
      ({ fullName, failureMessages }) => `${file} › ${fullName}: ${firstLine(failureMessages[0])}`,
    );
}

/** @param {string} file @param {number} code @returns {Promise<Tally>} */
export async function tallyOfPlaywright(file, code) {
  const report = await readReport(file);
  if (report === undefined) return oneFailure(`${file}: no report`);
  const { expected, flaky, unexpected, skipped } = report.stats;
  const failures = report.suites.flatMap(failuresOfSuite);
  return { passed: expected, skipped, ...atLeastOne(unexpected + flaky, failures, code) };
}

/**
 * @typedef {{ error?: { message?: string } }} Result
 * @typedef {{ title: string; file: string; ok: boolean; tests: { results: Result[] }[] }} Spec
 * @typedef {{ specs: Spec[]; suites?: Suite[] }} Suite
 */

/** @param {Suite} suite @returns {string[]} */
function failuresOfSuite({ specs, suites = [] }) {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const messages = tests.flatMap(({ results }) => results.map(({ error }) => error?.message));
      return `test/browser/${file} › ${title}: ${firstLine(messages.find(Boolean))}`;
    });
  return [...own, ...suites.flatMap(failuresOfSuite)];
}

/** A run that ends badly without a failed test is one failure. @param {number} failed @param {string[]} failures @param {number} code */
function atLeastOne(failed, failures, code) {
  if (failed > 0 || code === 0) return { failed, failures };
  return { failed: 1, failures: [`the runner ended with ${code}`] };
}

/** @param {string} what @returns {Tally} */
export function oneFailure(what) {
  return { passed: 0, failed: 1, skipped: 0, failures: [what] };
}

/** @param {string | undefined} message */
function firstLine(message = 'no message') {
  return stripVTControlCharacters(message).trim().split('\n')[0];
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
