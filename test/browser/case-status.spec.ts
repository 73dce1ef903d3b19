import type { Browser, Page } from '@playwright/test';
import { expectNoBarriers, shoot } from './barriers.js';
import { expect, openWindow, type Demo } from './demo.fixture.js';
import { test } from './own-demo.fixture.js';

/** The circle of the second case, of which W2 is the regievoerder. */
async function openCircle(browser: Browser, own: Demo, code: string): Promise<Page> {
  const page = await openWindow(browser, own, code);
  await page.getByRole('link', { name: 'Casus Linde' }).click();
  await page.getByRole('link', { name: 'Kring' }).click();
  await expect(page.getByRole('heading', { name: 'Status van de casus' })).toBeVisible();
  return page;
}

/** What is up for approval comes to an end before the case is closed (V-09). */
async function withdrawVersion(page: Page): Promise<void> {
  const press = async (name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).last().focus();
    await page.keyboard.press('Enter');
  };
  await page.getByRole('link', { name: 'Versies', exact: true }).focus();
  await page.keyboard.press('Enter');
  await press('Versie 2 intrekken');
  await page.getByLabel('Reden').focus();
  await page.keyboard.type('De casus wordt gesloten');
  await press('Intrekken');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.getByRole('link', { name: 'Kring', exact: true }).focus();
  await page.keyboard.press('Enter');
}

test('[C-03] what is filled in for an invitation stays while its form is closed', async ({
  browser,
  own,
}) => {
  const page = await openCircle(browser, own, 'W2');
  const dialog = page.getByRole('alertdialog');
  const open = page.getByRole('button', { name: 'Organisatie uitnodigen' });
  let answer = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('haven')) await slow;
    await route.continue();
  });
  await open.click();
  await dialog.getByLabel('Zoek een organisatie').fill('haven');
  const choice = dialog.getByRole('button', { name: /Organisatie$/ });
  await expect(choice).toContainText('Zoeken …');
  await expect(choice).toBeDisabled();
  answer();
  await choice.click();
  await page.getByRole('option', { name: /Voorbeeldhaven/ }).click();
  await dialog.getByLabel('Doel').fill('Opvang voorbereiden');
  await dialog.getByText('Alleen wat er vanaf nu bij komt').click();
  await dialog.getByLabel('Doel').press('Escape');
  await expect(dialog).toHaveCount(0);
  await open.click();
  await expect(dialog.getByLabel('Doel')).toHaveValue('Opvang voorbereiden');
  await expect(dialog.getByRole('button', { name: /Voorbeeldhaven/ })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: /^Alleen wat er vanaf nu/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Sluiten' }).click();
  await open.click();
  await expect(dialog.getByLabel('Doel')).toHaveValue('Opvang voorbereiden');

  // Sent, it is gone from the form.
  await dialog.getByRole('button', { name: /Grondslag$/ }).click();
  await page.getByRole('option', { name: /Vitaal belang/ }).click();
  await dialog.getByLabel('Toelichting op de grondslag').fill('Direct gevaar');
  const reviewed = dialog.getByRole('group', { name: 'Opnieuw bekijken op' });
  await reviewed.getByRole('spinbutton').first().click();
  await page.keyboard.type('31022099');
  await dialog.getByLabel('Doel').focus();
  await expect(dialog.getByText('U typte 31-02-2099. Deze datum bestaat niet')).toBeVisible();
  await expect(reviewed.getByText('jjjj')).toBeVisible();
  await reviewed.getByRole('spinbutton').first().click();
  await page.keyboard.type('01062099');
  await dialog.getByRole('button', { name: 'Uitnodigen' }).click();
  await expect(dialog).toHaveCount(0);
  await open.click();
  await expect(dialog.getByLabel('Doel')).toHaveValue('');
});

test('[C-20] a draft that is thrown away speaks of no invitations', async ({ browser, own }) => {
  const page = await openWindow(browser, own, 'VT1');
  await page.getByRole('link', { name: 'Nieuwe casus' }).click();
  await page.getByLabel('Naam van de casus').fill('Casus Hazelaar');
  await page.getByLabel('Doel').fill('Veiligheid herstellen');
  await page.getByRole('button', { name: /Grondslag$/ }).click();
  await page.getByRole('option', { name: /Wettelijke taak/ }).click();
  await page
    .getByRole('group', { name: 'Opnieuw bekijken op' })
    .getByRole('spinbutton')
    .first()
    .click();
  await page.keyboard.type('01062099');
  await page.getByRole('button', { name: 'Casus beginnen' }).click();
  await expect(page.getByText(/^Er is nog geen regievoerder/)).toBeVisible();
  await page.getByRole('button', { name: 'Concept weggooien' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Reden').fill('Dubbel begonnen');
  await dialog.getByRole('button', { name: 'Concept weggooien' }).click();
  await expect(page.getByText('Gearchiveerd', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/^Er is nog geen regievoerder/)).toHaveCount(0);
});

test('[C-20] [C-21] [C-22] a case is closed, opened again by a new report, and archived, by the keyboard alone', async ({
  browser,
  own,
}) => {
  const director = await openCircle(browser, own, 'W2');
  const police = await openCircle(browser, own, 'P1');
  const dialog = director.getByRole('alertdialog');
  const ask = async (name: string): Promise<void> => {
    await director.getByRole('button', { name, exact: true }).focus();
    await director.keyboard.press('Enter');
    await expectNoBarriers(director);
  };
  const confirm = async (name: string): Promise<void> => {
    await dialog.getByRole('button', { name, exact: true }).focus();
    await director.keyboard.press('Enter');
  };
  const step = async (name: string, reason?: string): Promise<void> => {
    await ask(name);
    if (reason !== undefined) {
      await confirm(name);
      await expect(dialog.getByRole('alert')).toContainText('Vul nog in: Reden.');
      await dialog.getByLabel('Reden').focus();
      await director.keyboard.type(reason);
    }
    await confirm(name);
    await expect(dialog).toHaveCount(0);
  };
  await step('Naar monitoring');
  await withdrawVersion(director);
  await step('Casus sluiten', 'Doelen bereikt');
  await expect(police.getByText('De casus is gesloten.').first()).toBeVisible();
  await expectNoBarriers(police);

  await ask('Heropenen');
  await shoot(director, 'casus-heropenen');
  await confirm('Heropenen');
  await expect(dialog.getByRole('alert')).toContainText('Vul nog in: Datum van de nieuwe melding');
  await dialog.getByRole('spinbutton').first().focus();
  for (const part of ['02', '11', '2026']) await director.keyboard.type(part);
  await dialog.getByLabel('Melding van').focus();
  await director.keyboard.type('Politie');
  await confirm('Heropenen');
  await expect(dialog).toHaveCount(0);
  await expect(director.getByText('Actief', { exact: true })).toBeVisible();
  // Rights do not come back by themselves.
  await expect(police.getByText('Dit plan is niet beschikbaar')).toBeVisible();
  await expect(director.getByRole('article', { name: /^Politie/ })).toContainText('Beëindigd');
  await shoot(director, 'casus-heropend');

  await step('Naar monitoring');
  await step('Casus sluiten', 'Opnieuw bereikt');
  await step('Casus archiveren', 'Vijf jaar voorbij');
  await expect(director.getByText('Gearchiveerd', { exact: true }).first()).toBeVisible();
  await expect(director.getByRole('button', { name: 'Heropenen' })).toHaveCount(0);
  await expectNoBarriers(director);
  await shoot(director, 'casus-gearchiveerd');
  await director.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
  await expect(director.getByText(/Vijf jaar voorbij/)).toBeVisible();
});
