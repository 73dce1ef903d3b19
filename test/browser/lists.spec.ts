import type { Locator, Page } from '@playwright/test';
import { expectNoBarriers, NARROW, shoot } from './barriers.js';
import { expect, openWindow } from './demo.fixture.js';
import { test } from './own-demo.fixture.js';
import { PlanQuery } from './plan-query.js';

/** More than stand on one page of any of these lists. */
const MANY = 51;

/** Asks for more by key, until nothing is left; whoever does goes on at the first of what came. */
async function toTheEnd(page: Page, button: string, items: Locator): Promise<void> {
  const more = page.getByRole('button', { name: button });
  await expect(more).toBeVisible();
  await expectNoBarriers(page);
  while (await more.isVisible()) {
    const before = await items.count();
    await more.focus();
    await page.keyboard.press('Enter');
    await expect(items.nth(before)).toBeVisible();
    // The list item, or what stands in it.
    const focused = page.locator(':focus');
    await expect(focused).toHaveCount(1);
    expect(await focused.innerText()).toContain(await items.nth(before).innerText());
    await expect(page.getByText('Bezig met laden')).toHaveCount(0);
  }
  await page.setViewportSize(NARROW);
  await expectNoBarriers(page);
}

test('[C-31] shows every case and every one taken in, page by page', async ({ browser, own }) => {
  const beginner = await PlanQuery.as(own, 'X1');
  for (let count = 0; count < MANY; count += 1) await beginner.begin(`Casus nummer ${count}`);
  const page = await openWindow(browser, own, 'X1');
  const cases = page.getByRole('article');
  await expect(cases).toHaveCount(20);
  await shoot(page, 'lijst-casussen');
  await toTheEnd(page, 'Meer plannen tonen', cases);
  await expect(cases).toHaveCount(MANY);
  const labels = await cases.getByRole('link').allInnerTexts();
  expect(new Set(labels).size).toBe(MANY);
  // Wherever a case comes in that begins meanwhile, none is missing and none stands twice.
  for (let count = 0; count < 5; count += 1) {
    await beginner.begin(`Later begonnen ${count}`);
    await expect(cases.filter({ hasText: `Later begonnen ${count}` })).toHaveCount(1);
  }
  await expect(cases).toHaveCount(MANY + 5);
  expect(new Set(await cases.getByRole('link').allInnerTexts()).size).toBe(MANY + 5);

  // Asked for again in vain, every page stays, and that is said once.
  await page.route('**/graphql', (route) => route.abort());
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  const retry = page.getByRole('main').getByRole('button', { name: 'Opnieuw proberen' });
  await retry.focus();
  const failed = page.waitForEvent('requestfailed');
  await page.keyboard.press('Enter');
  await failed;
  await expect(retry).toBeFocused();
  await expect(cases).toHaveCount(MANY + 5);
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(1);
  await page.unroute('**/graphql');
  await page.keyboard.press('Enter');
  await expect(retry).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();
  await expect(cases).toHaveCount(MANY + 5);

  const intake = await openWindow(browser, own, 'W1');
  await intake.goto(`${own.url}/intake`);
  const taken = intake.getByRole('listitem').filter({ has: intake.getByRole('link') });
  await expect(taken.first()).toBeVisible();
  await toTheEnd(intake, 'Meer tonen', taken);
  const numbers = await taken.getByRole('link').allInnerTexts();
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.length).toBeGreaterThanOrEqual(MANY);
});

test('[L-06] goes on showing what a list said, and says so, while the server cannot be reached', async ({
  browser,
  own,
}) => {
  const page = await openWindow(browser, own, 'W1');
  const linde = page.getByRole('link', { name: 'Casus Linde' });
  await expect(linde).toBeVisible();
  const alerts = page.getByRole('main').getByRole('alert');
  const back = () => page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.route('**/graphql', (route) => route.abort());
  await back();
  await expect(alerts).toHaveCount(1);
  await expect(alerts).toContainText('De server is niet te bereiken');
  await expect(linde).toBeVisible();
  await shoot(page, 'lijst-zonder-server');
  await expectNoBarriers(page);
  await page.unroute('**/graphql');
  await alerts.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await expect(alerts).toHaveCount(0);

  // One list alone.
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('OpenReviews') === true ? route.abort() : route.continue(),
  );
  await back();
  await expect(alerts).toHaveCount(1);
  await expect(alerts).toContainText('toetsen van de noodknop');
  await page.unroute('**/graphql');
  await alerts.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await expect(alerts).toHaveCount(0);
  await expect(linde).toBeVisible();
});

test('[W-44] shows every line of the access log, page by page', async ({ browser, own }) => {
  const reader = await PlanQuery.as(own, 'P1');
  for (let count = 0; count < MANY; count += 1) await reader.read();
  const page = await openWindow(browser, own, 'P2');
  await page.getByRole('link', { name: 'Auditlog' }).click();
  const lines = page.getByRole('article');
  await expect(lines).toHaveCount(50);
  await toTheEnd(page, 'Eerdere regels tonen', lines);
  expect(await lines.count()).toBeGreaterThanOrEqual(MANY);
});

test('[I-71] shows every organisation, page by page', async ({ browser, own }) => {
  const platform = await PlanQuery.as(own, 'PB1');
  for (let count = 0; count < MANY; count += 1) await platform.addOrganisation(`Praktijk ${count}`);
  const page = await openWindow(browser, own, 'PB1');
  await page.goto(`${own.url}/organisations`);
  const cards = page.getByRole('main').getByRole('listitem');
  await expect(cards).toHaveCount(25);
  await toTheEnd(page, 'Meer organisaties', cards);
  expect(await cards.filter({ hasText: /^Praktijk/ }).count()).toBe(MANY);
});
