import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Browser, type Page } from '@playwright/test';

/** What `npm run demo -- --json` prints, as far as these tests look at it. */
export interface Demo {
  url: string;
  planId: string;
  processes: { launcher: number; server: number };
  people: { code: string; signInByAddress: string }[];
}

export interface RunningDemo {
  demo: Demo;
  stop: () => Promise<void>;
}

/** The real product with the demo case: one for all tests that a worker runs, in a folder of its own: what a test leaves is there in the next. */
export const test = base.extend<{ ownWindows: undefined }, { demo: Demo }>({
  demo: demoOfWorker(),
  /** Whoever stays in the plan after a test is there in the next one, too, and takes time from it. */
  ownWindows: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';

/** A fixture of a demo that one worker has to itself; a file that overrides it with another one gets a worker of its own. */
export function demoOfWorker(start: () => Promise<RunningDemo> = startDemo) {
  const run = async (
    // Playwright reads from this parameter what the fixture needs: nothing.
    // eslint-disable-next-line no-empty-pattern
    {}: object,
    use: (demo: Demo) => Promise<void>,
  ): Promise<void> => {
    const { demo, stop } = await start();
    await use(demo);
    await stop();
  };
  return [run, { scope: 'worker', timeout: 120_000 }] as [
    typeof run,
    { scope: 'worker'; timeout: number },
  ];
}

/** Starts a demo that nothing else uses, on a database of its own or on this one: for tests that end its server or age its rows. */
export async function startDemo(databaseUrl = ''): Promise<RunningDemo> {
  const data = await mkdtemp(join(tmpdir(), 'vangnet-browser-'));
  const child = spawn(process.execPath, ['scripts/demo.mjs', '--json', '--port', '0'], {
    env: { ...process.env, VANGNET_DATA_DIR: data, DATABASE_URL: databaseUrl, REDIS_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const demo = await documentOf(child);
  const stop = async (): Promise<void> => {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
    child.kill('SIGINT');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  return { demo, stop };
}

/** A window of one person's own, with the conference's plan open. */
export async function openPlan(browser: Browser, demo: Demo, code: string): Promise<Page> {
  const page = await openWindow(browser, demo, code);
  await page.goto(`${demo.url}/plans/${demo.planId}`);
  return page;
}

/** A window of one person's own, signed in. */
export async function openWindow(browser: Browser, demo: Demo, code: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  const person = demo.people.find((one) => one.code === code);
  if (!person) throw new Error(`the demo has no ${code}`);
  await page.goto(person.signInByAddress);
  return page;
}

async function documentOf(child: ChildProcess): Promise<Demo> {
  const { stdout } = child;
  if (!stdout) throw new Error('the demo has no output');
  let text = '';
  for await (const chunk of stdout) {
    text += String(chunk);
    try {
      return JSON.parse(text) as Demo;
    } catch {
      // Not whole yet.
    }
  }
  throw new Error('the demo ended before it was ready');
}
