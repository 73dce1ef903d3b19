import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import pg from 'pg';
import { expectNoBarriers, NARROW, shoot, WIDE } from './barriers.js';
import { expect, openPlan, startDemo, test as base, type Demo } from './demo.fixture.js';

const run = promisify(execFile);

/** A demo of its own, with what its database and its signer keep. */
interface OwnDemo extends Demo {
  data: string;
  databasePort: number;
  processes: Demo['processes'] & { signer: number };
}

const test = base.extend<object, { own: OwnDemo }>({
  own: [
    // Playwright reads from this parameter what the fixture needs: nothing.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const { demo, stop } = await startDemo();
      await use(demo as OwnDemo);
      await stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const START = { name: 'Controleer dit plan' };
const RIGHT = 'Alles wat u ziet, klopt met het logboek.';

async function openVerify(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Controleer', exact: true }).click();
  await expect(page.getByRole('button', START)).toBeVisible();
}

/** As somebody who owns the machine: past roles, policies and triggers. */
async function asSuperuser(own: OwnDemo, sql: string): Promise<void> {
  const client = new pg.Client(await superuserUrl(own));
  await client.connect();
  await client.query('SET session_replication_role = replica');
  await client.query(sql);
  await client.end();
}

async function superuserUrl({ data, databasePort }: OwnDemo): Promise<string> {
  const password = (await readFile(join(data, 'postgres.password'), 'utf8')).trim();
  return `postgres://vangnet:${password}@127.0.0.1:${databasePort}/vangnet`;
}

test('[G-70] [G-72] finds a plan right, by keyboard and at any width, and says what that rests on', async ({
  browser,
  own,
}) => {
  const page = await openPlan(browser, own, 'VT1');
  await openVerify(page);
  await expectNoBarriers(page);
  await page.getByRole('button', START).press('Enter');
  await expect(page.getByText(RIGHT)).toBeVisible();
  await expect(page.getByText(/^Van .+ tot .+: \d+ wijzigingen in 11 onderdelen\.$/)).toBeVisible();
  await expect(page.getByText(/letter voor letter wat het logboek geeft/)).toBeVisible();
  await expect(page.getByRole('button', START)).toBeFocused();
  await shoot(page, 'verify-right');
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await expectNoBarriers(page);
  }
});

test('[G-72] says what a superuser changed, where, and what to do', async ({ browser, own }) => {
  const page = await openPlan(browser, own, 'VT1');
  await openVerify(page);
  const ofSuperuser = `UPDATE change SET at = at - interval '1 second' WHERE (plan_id, seq) IN (
    SELECT plan_id, max(seq) FROM change WHERE plan_id = '${own.planId}' AND kind = 10 GROUP BY plan_id)`;
  await asSuperuser(own, ofSuperuser);
  await page.getByRole('button', START).click();
  const alert = page.getByRole('alert').filter({ hasText: 'niet' });
  await expect(alert).toContainText('Verander niets meer in dit plan.');
  await expect(alert).toContainText('Deze wijziging is veranderd: moment, soort, organisatie');
  await shoot(page, 'verify-wrong');
  await page.setViewportSize(NARROW);
  await expectNoBarriers(page);
  const begun = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Bewaar het bewijsbestand' }).click();
  const file = await (await begun).path();
  const verdict = await run(process.execPath, ['tools/verify/verify.mjs', file]).catch(
    (error: { code: number }) => error,
  );
  expect(verdict).toMatchObject({ code: 1 });
  await asSuperuser(own, ofSuperuser.replace('-', '+'));
  await page.getByRole('button', START).click();
  await expect(page.getByText(RIGHT)).toBeVisible();
});

test('[G-73] [G-74] refuses a log that was put back, until somebody signs for it', async ({
  browser,
  own,
}) => {
  test.setTimeout(400_000);
  const page = await openPlan(browser, own, 'VT1');
  await openVerify(page);
  const size = (): Promise<unknown> =>
    page.evaluate(() => JSON.parse(localStorage.getItem('vangnet.log') ?? '{}').head?.size ?? 0);
  // The signer of the demo gives out its first checkpoint within a minute and a half.
  await expect(async () => {
    await page.getByRole('button', START).click();
    await expect(page.getByText(/ bekrachtigd tot /)).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 200_000, intervals: [3000] });
  expect(await size()).toBeGreaterThan(0);
  await expect(page.getByText(RIGHT)).toBeVisible();
  await shoot(page, 'verify-confirmed');

  process.kill(own.processes.signer, 'SIGKILL');
  await asSuperuser(
    own,
    `DELETE FROM ledger_head; DELETE FROM ledger_leaf; DELETE FROM ledger_subtree`,
  );
  await page.goto(`${own.url}/plans/${own.planId}`);
  const alarm = page
    .getByRole('alert')
    .filter({ hasText: 'klopt niet met wat deze browser eerder zag' });
  await expect(alarm).toContainText('Er was een logboek, en nu is er geen meer.');
  await expect(page.getByRole('heading', { name: 'Casus Esdoorn' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Noodknop' })).toBeVisible();
  await shoot(page, 'verify-alarm');
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await expectNoBarriers(page);
  }

  await run(process.execPath, ['dist/apps/signer/command.js', 'restore', '--reason', 'mistake'], {
    env: {
      ...process.env,
      VANGNET_DEMO: '1',
      DATABASE_URL: await superuserUrl(own),
      VANGNET_SIGNER_KEY_FILE: join(own.data, 'signer/own/key'),
      VANGNET_SIGNER_STATE: join(own.data, 'signer/own/state'),
      VANGNET_CHECKPOINT_MINUTES: '1',
    },
  });
  await page.getByRole('button', { name: 'Kijk opnieuw' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'Er is een reservekopie teruggezet' });
  await expect(told).toContainText(/Het systeem is op .+ teruggezet naar .+\./);
  await expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible();
  await shoot(page, 'verify-restored');
  await expectNoBarriers(page);
  await told.getByRole('button', { name: 'Gelezen' }).click();
  await expect(told).toBeHidden();
  await page.reload();
  await expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible();
  await expect(told).toBeHidden();
});
