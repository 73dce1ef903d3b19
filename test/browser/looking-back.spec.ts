import type { Browser, Page } from '@playwright/test';
import { expectNoBarriers, NARROW, WIDE } from './barriers.js';
import { expect, openPlan, test, type Demo } from './demo.fixture.js';

const FIELD = 'Hoe dit helpt';

/** Somebody of the police types in the first protective factor. */
async function typeAsPolice(browser: Browser, demo: Demo, words: string): Promise<void> {
  const page = await openPlan(browser, demo, 'P1');
  const factor = page.locator('#protectiveFactors .v-item').first();
  const box = factor.getByRole('textbox', { name: FIELD });
  await box.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
  await expect(page.locator('.v-save')).toHaveText('Opgeslagen');
  await expect(factor.locator('.cm-content')).toContainText(words);
  await page.context().close();
}

function history(page: Page) {
  return page.getByRole('link', { name: 'Wijzigingsgeschiedenis' });
}

test('[H-01] [H-02] reads the history in sentences, narrowed by the address, and goes back', async ({
  browser,
  demo,
}) => {
  await typeAsPolice(browser, demo, ' Zij belt elke avond.');
  const page = await openPlan(browser, demo, 'W1');
  await history(page).click();
  const first = page.locator('.v-entry').first();
  await expect(first).toContainText(
    /Politie · Wijkagent \(P1\).* ‘Hoe dit helpt’ van beschermende factor 1/,
  );
  await page.getByRole('button', { name: /Deel van het plan/ }).click();
  await page.getByRole('option', { name: 'Betrokkenen' }).click();
  await expect(page).toHaveURL(/section=persons/);
  await expect(first).not.toContainText('beschermende factor');
  await page.reload();
  await expect(page.getByRole('button', { name: /Deel van het plan/ })).toContainText(
    'Betrokkenen',
  );
  await expect(first).not.toContainText('beschermende factor');
  await page.goBack();
  await expect(first).toContainText('beschermende factor 1');
  await first.getByRole('link', { name: /^Vergelijk de stand vóór deze wijziging met nu/ }).click();
  await expect(page.locator('.v-difference')).toContainText('Zij belt elke avond.');
});

test('[H-31] [H-33] [H-50] [H-52] compares a change with now, puts back what was, and tells of it', async ({
  browser,
  demo,
}) => {
  const then = new Date().toISOString();
  await typeAsPolice(browser, demo, ' Dat moet anders.');
  const page = await openPlan(browser, demo, 'W1');
  await page.goto(`${demo.url}/plans/${demo.planId}/compare?from=${then}`);
  const difference = page.locator('.v-difference');
  await expect(difference).toHaveCount(1);
  await expect(difference.getByRole('heading', { level: 4 })).toContainText(
    'Beschermende factor 1',
  );
  await expect(difference.locator('ins')).toContainText('Dat moet anders.');
  await page.getByRole('button', { name: `Zet ‘${FIELD}’ terug naar hoe het was` }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.locator('del')).toContainText('Dat moet anders.');
  await expect(dialog).toContainText('Wie dit leest: Alle organisaties in deze casus.');
  await expectNoBarriers(page);
  await dialog.getByRole('button', { name: 'Terugzetten' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Zet ‘/ })).toHaveCount(0);

  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  const factor = page.locator('#protectiveFactors .v-item').first();
  await expect(factor).not.toContainText('Dat moet anders.');
  await history(page).click();
  await expect(page.locator('.v-entry').first()).toContainText(
    /Wijkteam · .*\(W1\) zette ‘Hoe dit helpt’ van beschermende factor 1 .* terug naar de stand van/,
  );
});

test('[H-51] shows the difference anew when somebody was first', async ({ browser, demo }) => {
  const then = new Date().toISOString();
  await typeAsPolice(browser, demo, ' Eerst dit.');
  const page = await openPlan(browser, demo, 'W1');
  await page.goto(`${demo.url}/plans/${demo.planId}/compare?from=${then}`);
  await page
    .getByRole('button', { name: /^Zet ‘/ })
    .first()
    .click();
  const dialog = page.getByRole('alertdialog');
  await typeAsPolice(browser, demo, ' Dan dat.');
  await expect(dialog.locator('del')).toContainText('Dan dat.');
  await dialog.getByRole('button', { name: 'Annuleren' }).click();
});

for (const viewport of [WIDE, NARROW]) {
  test(`[H-40] tells who wrote what, and has no barriers at ${viewport.width} pixels`, async ({
    browser,
    demo,
  }) => {
    await typeAsPolice(browser, demo, ' Zus helpt.');
    const page = await openPlan(browser, demo, 'W1');
    await page.setViewportSize(viewport);
    await page
      .locator('#protectiveFactors .v-item')
      .first()
      .getByRole('button', { name: /^Acties/ })
      .click();
    await page.getByRole('menuitem', { name: 'Geschiedenis' }).click();
    await page.getByRole('tab', { name: 'Wie schreef wat' }).click();
    await page.getByRole('button', { name: /Tekst/ }).click();
    await page.getByRole('option', { name: FIELD }).click();
    await expect(page.locator('.v-run').last()).toContainText(/Politie · .*\(P1\).*Zus helpt\./s);
    await expectNoBarriers(page);
    await page.getByRole('button', { name: /Moment/ }).click();
    await page.getByRole('option', { name: 'Een dag en tijd' }).click();
    await expect(page.getByText('Dit onderdeel was toen niet voor u te zien.')).toBeVisible();
    await expectNoBarriers(page);
  });

  test(`[H-33] the comparison has no barriers at ${viewport.width} pixels`, async ({
    browser,
    demo,
  }) => {
    await typeAsPolice(browser, demo, ' Ook dit nog.');
    const page = await openPlan(browser, demo, 'W1');
    await page.setViewportSize(viewport);
    await page.goto(`${demo.url}/plans/${demo.planId}/compare`);
    await expect(page.getByText(/^Dit is uw eerste bezoek aan dit plan/)).toBeVisible();
    await expectNoBarriers(page);
    await page.getByRole('button', { name: /^Van|Van$/ }).click();
    await page.getByRole('option', { name: 'Een dag en tijd' }).click();
    await page.getByRole('button', { name: 'Vergelijken', exact: true }).click();
    await expect(page.locator('.v-difference').first()).toContainText('Kwam erbij');
    await expectNoBarriers(page);
  });
}
