import type { Locator, Page } from '@playwright/test';
import { demoOfWorker, expect, openPlan, test as base, type Demo } from './demo.fixture.js';

/** A demo of their own: who directs the case stays so. */
const test = base.extend<object, { demo: Demo }>({ demo: demoOfWorker() });

/** With SHOTS a folder: what a screen looks like, for whoever wants to see it. */
async function shoot(page: Page, item: Locator, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await item.scrollIntoViewIfNeeded();
    await item.screenshot({ path: `${folder}/${name}-${width}.png` });
  }
  await page.setViewportSize({ width: 1280, height: 720 });
}

/** The list of choices of a field that holds one. */
function listOf(item: Locator, field: string): Locator {
  return item.getByRole('button', { name: new RegExp(`${field}$`) });
}

async function optionsOf(page: Page, item: Locator, field: string): Promise<string[]> {
  await listOf(item, field).click();
  const options = await page.getByRole('option').allTextContents();
  await page.keyboard.press('Escape');
  return options;
}

async function choose(page: Page, item: Locator, [field, option]: [string, RegExp]): Promise<void> {
  await listOf(item, field).click();
  await page.getByRole('option', { name: option }).click();
}

test('[C-44] [C-47] offers accepting to whom it is for, and what who leads may change to them alone', async ({
  browser,
  demo,
}) => {
  const team = await openPlan(browser, demo, 'W1');
  await team.getByRole('button', { name: 'Regievoerderschap toevoegen' }).click();
  const own = team.locator('#caseDirection .v-item').last();
  await choose(team, own, ['Regievoerder', /W1/]);
  await expect(team.locator('[data-save]')).toHaveText('Opgeslagen');
  await expect(own).toContainText('Een regievoerder komt er met twee mensen');
  expect(await optionsOf(team, own, 'Status')).toEqual(['Voorgesteld', 'Ingetrokken']);
  await shoot(team, own, 'regie-eigen-voorstel');

  const vt = await openPlan(browser, demo, 'VT1');
  const asked = vt.locator('#caseDirection .v-item').last();
  await expect(asked).not.toContainText('Een regievoerder komt er met twee mensen');
  await choose(vt, asked, ['Status', /Aanvaard/]);
  await expect(vt.locator('[data-save]')).toHaveText('Opgeslagen');
  await expect(asked).toContainText('Er is een regievoerder');
  for (const field of ['Regievoerder', 'Vervanger', 'Organisatie', 'Status']) {
    await expect(listOf(asked, field)).toHaveCount(0);
  }
  await expect(asked.getByRole('textbox', { name: 'Bereikbaar via' })).toBeEditable();
  await shoot(vt, asked, 'regie-voor-anderen');
  await asked.getByRole('button', { name: /^Acties voor/ }).click();
  await expect(vt.getByRole('menuitem', { name: 'Verwijderen' })).toHaveCount(0);
  await vt.keyboard.press('Escape');

  await expect(listOf(own, 'Regievoerder')).toHaveCount(0);
  await expect(listOf(own, 'Organisatie')).toBeVisible();
  await choose(team, own, ['Vervanger', /W2/]);
  expect(await optionsOf(team, own, 'Status')).toEqual(['Aanvaard', 'Beëindigd']);
  await expect(own.getByRole('button', { name: /^Wijzigen wie/ })).toBeVisible();
  await shoot(team, own, 'regie-van-mij');
});
