import type { Page } from '@playwright/test';
import { expectNoBarriers, NARROW, shoot, WIDE } from './barriers.js';
import { expect, openPlan, openWindow, test } from './demo.fixture.js';
import { logOf, newKey, showLog } from './shown-log.js';

const START = { name: 'Controleer dit plan' };
const RIGHT = 'Alles wat u ziet, klopt met het logboek.';
const FILE = '**/plans/*/ledger*';

async function openVerify(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Controleer', exact: true }).click();
  await expect(page.getByRole('button', START)).toBeVisible();
}

test('[G-72] can be broken off, and says nothing of a plan that it could not check', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'VT1');
  await openVerify(page);
  let letGo = (): void => undefined;
  const released = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(FILE, async (route) => {
    await released;
    await route.abort().catch(() => undefined);
  });
  await page.getByRole('button', START).click();
  await expect(page.getByText('Bezig met narekenen…')).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(page.getByText('Bezig met narekenen…')).toBeHidden();
  letGo();
  await page.unroute(FILE);

  const unfinished = page.getByRole('alert').filter({ hasText: 'De controle is niet afgemaakt.' });
  const answers = [
    { status: 200, body: 'dit is geen logboek\n' },
    { status: 429, json: { error: { code: 'RATE_LIMITED', retryAfterMs: 60_000 } } },
    { status: 404, json: { error: { code: 'ABSENT' } } },
  ];
  for (const answer of answers) {
    await page.route(FILE, (route) => route.fulfill(answer), { times: 1 });
    await page.getByRole('button', START).click();
    await expect(unfinished).toBeVisible();
    await expect(page.getByText(RIGHT)).toHaveCount(0);
    await expectNoBarriers(page);
  }
  await page.getByRole('button', START).click();
  await expect(page.getByText(RIGHT)).toBeVisible();
  await expect(unfinished).toHaveCount(0);
});

test('[G-72] [L-18] checks what was just typed, and lets go of what it found when somebody sees other things', async ({
  browser,
  demo,
}) => {
  const words = 'De buurvrouw belt om tien uur.';
  const team = await openPlan(browser, demo, 'W1');
  const page = await openPlan(browser, demo, 'P1');
  await page.getByRole('button', { name: 'Afspraak toevoegen' }).click();
  await expect(page.locator('.cm-content:focus')).toHaveText('');
  await page.keyboard.type(words);
  await expect(team.getByText(words)).toBeVisible();
  await openVerify(page);
  await page.getByRole('button', START).click();
  await expect(page.getByText(RIGHT)).toBeVisible();
  await expect(page.getByText(/die? u hier zelf wijzigde sta/)).toBeVisible();

  await openVerify(team);
  await team.getByRole('button', START).click();
  await expect(team.getByText(RIGHT)).toBeVisible();
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  const item = page.locator('#agreements .v-item', { hasText: words });
  await item
    .getByRole('button', { name: /^Wijzigen wie/ })
    .last()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Alleen de eigen organisatie').click();
  await dialog.getByRole('button', { name: 'Vaststellen wie dit ziet' }).click();
  await expect(team.getByText(/De controle van daarvoor geldt niet meer/)).toBeVisible();
  await expect(team.getByText(RIGHT)).toHaveCount(0);
  await team.getByRole('button', START).click();
  await expect(team.getByText(RIGHT)).toBeVisible();
});

test('[G-71] [G-73] [G-74] ends writing when the log is shorter or by another key, until somebody compared that', async ({
  browser,
  demo,
}) => {
  const [key, other] = [newKey(), newKey()];
  const page = await openWindow(browser, demo, 'VT1');
  const log = logOf(key, 5);
  await showLog(page, log);
  await page.goto(`${demo.url}/plans/${demo.planId}`);
  await expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('vangnet.log')))
    .toContain('"size":5');
  // Nothing of a plan, and nothing of whoever looked at it.
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  expect(kept).not.toContain(demo.planId);

  Object.assign(log, logOf(key, 3));
  await page.reload();
  await expect(page.getByText('Het logboek is korter dan het was', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Afspraak toevoegen' })).toBeDisabled();

  Object.assign(log, logOf(other, 5));
  await page.getByRole('button', { name: 'Kijk opnieuw' }).click();
  await expect(page.getByText(/ondertekend met een andere sleutel/)).toBeVisible();
  await expect(page.getByText(key.text)).toBeVisible();
  await expect(page.getByText(other.text)).toBeVisible();
  await shoot(page, 'verify-key');
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await expectNoBarriers(page);
  }
  await page.getByRole('button', { name: 'Ik heb ze vergeleken' }).click();
  await expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Afspraak toevoegen' })).toBeEnabled();

  await openVerify(page);
  await expect(page.getByText('Het logboek wordt niet meer bekrachtigd')).toBeVisible();
  await expect(page.getByText(other.text)).toBeVisible();
  await expect(page.getByText(key.text)).toHaveCount(0);
});
