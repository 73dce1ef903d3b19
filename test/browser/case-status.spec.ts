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
