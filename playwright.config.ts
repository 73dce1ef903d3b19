import { defineConfig } from '@playwright/test';

const isFull = process.env['PROOFS'] === 'full';

export default defineConfig({
  testDir: 'test/browser',
  outputDir: 'reports/browser',
  timeout: isFull ? 300_000 : 60_000,
  // Windows share one machine and one server: side by side they would measure each other.
  workers: 1,
  forbidOnly: process.env['CI'] === 'true',
  // The report goes where PLAYWRIGHT_JSON_OUTPUT_FILE says.
  reporter: [['list'], ['json']],
  use: {
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['VANGNET_CHROMIUM'] ?? '/usr/bin/chromium',
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
