import type { Locator, Page } from '@playwright/test';
import { expect, openPlan, test } from './demo.fixture.js';

const itemWith = (page: Page, words: string): Locator =>
  page.locator('#agreements .v-item', { hasText: words });

async function agree(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Afspraak toevoegen' }).click();
  await expect(page.locator('.cm-content:focus')).toHaveText('');
  await page.keyboard.type(words);
  await expect(page.locator('[data-save]')).toHaveText('Opgeslagen');
}

/** The code word of an agreement has a button of its own, before that of the agreement. */
async function narrow(page: Page, words: string, ...choices: string[]): Promise<void> {
  await itemWith(page, words)
    .getByRole('button', { name: /^Wijzigen wie/ })
    .last()
    .click();
  const dialog = page.getByRole('dialog');
  for (const choice of choices) await dialog.getByText(choice).click();
  await dialog.getByRole('button', { name: 'Vaststellen wie dit ziet' }).click();
  await expect(dialog).toHaveCount(0);
}

/** What is asked for from here on gets no answer: what goes from the screen goes without one. */
async function silence(page: Page): Promise<void> {
  await page.route('**/graphql', () => undefined);
}

async function viewAs(page: Page, organisation: RegExp): Promise<void> {
  await page.getByRole('link', { name: 'Bekijk als' }).click();
  await page.getByRole('button', { name: /Organisatie/ }).click();
  await page.getByRole('option', { name: organisation }).click();
  await expect(page.getByText(/^Het plan zoals/)).toBeVisible();
}

test('[L-18] [A-09] takes what somebody lost out of their open history at once, and for good', async ({
  browser,
  demo,
}) => {
  const words = 'Alleen de wijkagent belt aan.';
  const owner = await openPlan(browser, demo, 'W1');
  const police = await openPlan(browser, demo, 'P1');
  await agree(owner, words);
  await expect(itemWith(police, words)).toBeVisible();
  await police.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
  await police.getByRole('button', { name: /Organisatie/ }).click();
  await police.getByRole('option', { name: /^Wijkteam/ }).click();
  const lines = police.locator('.v-entry');
  await expect(lines.filter({ hasText: words }).first()).toBeVisible();
  const others = await lines.filter({ hasNotText: words }).count();

  await silence(police);
  await narrow(owner, words, 'Alleen de eigen organisatie');
  await expect(police.getByText(words)).toHaveCount(0);
  // What is still theirs stays where it stood.
  expect(await lines.count()).toBeGreaterThan(0);
  expect(await lines.count()).toBeLessThanOrEqual(others);
  await police.unroute('**/graphql');
  await police.getByRole('button', { name: 'Vernieuwen' }).click();
  await expect(lines.first()).toBeVisible();
  await expect(police.getByText(words)).toHaveCount(0);
  await expect(police.getByRole('button', { name: /Wijkteam.* Organisatie/ })).toBeVisible();
});

test('[L-18] [A-18] shows nothing more of what another organisation lost, before asking anew', async ({
  browser,
  demo,
}) => {
  const words = 'De school belt eerst het wijkteam.';
  const owner = await openPlan(browser, demo, 'W1');
  const vt = await openPlan(browser, demo, 'VT1');
  await agree(owner, words);
  await viewAs(vt, /^Politie/);
  await expect(vt.getByText(words)).toBeVisible();

  await silence(vt);
  await narrow(owner, words, 'Alleen de eigen organisatie');
  await expect(vt.getByText(words)).toHaveCount(0);
  await expect(vt.getByText(/^Het plan zoals/)).toHaveCount(0);
});

test('[L-18] [A-18] asks anew where only the other organisation lost something', async ({
  browser,
  demo,
}) => {
  const words = 'Dit blijft tussen wijkteam en Veilig Thuis.';
  const owner = await openPlan(browser, demo, 'W1');
  const vt = await openPlan(browser, demo, 'VT1');
  await agree(owner, words);
  await viewAs(vt, /^Politie/);
  await expect(vt.getByText(words)).toBeVisible();

  await narrow(owner, words, 'Alleen deze organisaties', 'Veilig Thuis Voorbeeldregio');
  await expect(vt.getByText(words)).toHaveCount(0);
  await expect(vt.getByText(/^Het plan zoals/)).toBeVisible();
  await expect(vt.getByText(words)).toHaveCount(0);
});

test('[L-18] [H-30] takes what somebody lost out of an open comparison at once', async ({
  browser,
  demo,
}) => {
  const words = 'Alleen de wijkagent komt langs.';
  const then = new Date().toISOString();
  const owner = await openPlan(browser, demo, 'W1');
  const police = await openPlan(browser, demo, 'P1');
  await agree(owner, words);
  await expect(itemWith(police, words)).toBeVisible();
  await police.goto(`${demo.url}/plans/${demo.planId}/compare?from=${then}`);
  const difference = police.locator('.v-difference', { hasText: words });
  await expect(difference).toContainText('Kwam erbij');

  await silence(police);
  await narrow(owner, words, 'Alleen de eigen organisatie');
  await expect(police.getByText(words)).toHaveCount(0);
  await police.unroute('**/graphql');
  await police.reload();
  await expect(police.getByRole('heading', { name: 'Vergelijken' })).toBeVisible();
  await expect(police.getByText(/^(Geen verschil|\d+ onderdel)/)).toBeVisible();
  await expect(police.getByText(words)).toHaveCount(0);
});
