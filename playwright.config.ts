import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** `npm test` says which it found; whoever runs Playwright alone gets the first that is there. */
const BROWSERS = [
  process.env['VANGNET_CHROMIUM'],
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
];
const isFull = process.env['PROOFS'] === 'full';

/** A project for each file: it gets a worker, and so a demo, that no other file leaves anything in. */
const projects = readdirSync('test/browser')
  .filter((name) => name.endsWith('.spec.ts'))
  .map((name) => ({ name: name.replace('.spec.ts', ''), testMatch: name }));

export default defineConfig({
  projects,
  testDir: 'test/browser',
  outputDir: 'reports/browser',
  // A guard against hanging, not a measure: two loaded cores take a minute for what takes ten seconds.
  timeout: isFull ? 300_000 : 180_000,
  // So is this: five seconds are not enough for three windows on a busy machine.
  expect: { timeout: 20_000 },
  // One window waits much of the time. Proofs have the machine to themselves: what they measure must not be each other.
  workers: isFull ? 1 : 2,
  forbidOnly: process.env['CI'] === 'true',
  // The report goes where PLAYWRIGHT_JSON_OUTPUT_FILE says.
  reporter: [['list'], ['json']],
  use: {
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    screenshot: 'only-on-failure',
    // Recording doubles what a test costs: TRACE=1 turns it on to look at a failure.
    trace: process.env['TRACE'] === '1' ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: BROWSERS.find((path) => path !== undefined && existsSync(path)) ?? '',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
