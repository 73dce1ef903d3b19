import type { Locator, Page } from '@playwright/test';
import { expect, openPlan, test } from './demo.fixture.js';

test('[L-48] says that a number that does not fit is not stored, and why', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'W1');
  const measure = await addItem(page, 'digitalSafety', 'Digitale maatregel toevoegen');
  const order = measure.getByRole('textbox', { name: 'Volgorde' });
  await order.fill('-5');
  await order.press('Enter');
  await expect(saveState(page)).toHaveText(/^Nog niet opgeslagen/);
  await expect(measure).toContainText('Een heel getal van 1 tot en met 99.');
  await page.getByRole('heading', { name: 'Betrokkenen' }).click();
  await expect(order).toHaveValue('-5');
  await expect(saveState(page)).toHaveText(/^Nog niet opgeslagen/);
  await order.fill('5');
  await order.press('Enter');
  await expect(saveState(page)).toHaveText('Opgeslagen', { timeout: 30_000 });
});

test('[L-48] refuses a day that does not exist, and keeps what was typed', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'P1');
  const condition = await addItem(page, 'conditions', 'Voorwaarde toevoegen');
  const other = await openPlan(browser, demo, 'O1');
  const day = condition.getByRole('spinbutton', { name: /^dag, / });
  await day.click();
  await page.keyboard.type('31022027');
  await page.getByRole('heading', { name: 'Betrokkenen' }).click();
  await expect(condition).toContainText('31-02-2027');
  await expect(condition).toContainText('Deze datum bestaat niet of is niet volledig.');
  await expect(saveState(page)).toHaveText(/^Nog niet opgeslagen/);
  const shown = other.locator('#conditions .v-item').last().getByRole('group', { name: /Geldt/ });
  await expect(shown.first()).not.toContainText('2027');

  await day.click();
  await page.keyboard.type('28022027');
  await page.getByRole('heading', { name: 'Betrokkenen' }).click();
  await expect(saveState(page)).toHaveText('Opgeslagen', { timeout: 30_000 });
  await expect(condition).not.toContainText('31-02-2027');
  await expect(shown.first()).toContainText('28-02-2027', { timeout: 30_000 });

  await day.click();
  await page.keyboard.type('31');
  await page.getByRole('heading', { name: 'Betrokkenen' }).click();
  await expect(condition).toContainText('31-02-2027');
  await expect(shown.first()).toContainText('28-02-2027', { timeout: 30_000 });
  await condition.getByRole('button', { name: 'Melding sluiten' }).click();
  await expect(saveState(page)).toHaveText('Opgeslagen', { timeout: 30_000 });
});

test('[L-32] warns of two people with one designation, and lets nobody lose theirs', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'W1');
  const person = page.locator('#persons .v-item').nth(2);
  const name = person.getByRole('textbox', { name: 'Aanduiding' });
  await expect(name).toHaveValue('K1');
  await name.fill('k2');
  await expect(person).toContainText('Een ander onderdeel heet ook zo.');
  await name.fill('');
  await page.keyboard.press('Enter');
  await expect(person).toContainText('Dit veld kan niet leeg worden');
  await expect(person).not.toContainText('Een ander onderdeel heet ook zo.');
  await expect(saveState(page)).toHaveText(/^Nog niet opgeslagen/);
  await name.fill('x'.repeat(41));
  await expect(person).toContainText('langer dan de 40 tekens');
  await expect(name).toHaveValue('x'.repeat(41));
  await name.fill('K1');
  await page.keyboard.press('Enter');
  await expect(saveState(page)).toHaveText('Opgeslagen', { timeout: 30_000 });

  // What is put in at once and does not fit stays beside the field, to copy.
  const situation = person.getByRole('textbox', { name: 'Situatie' });
  await situation.click();
  await expect(situation.and(page.locator('.cm-content'))).toBeFocused();
  const before = await situation.innerText();
  const words = 'Lang verhaal. '.repeat(1500);
  await page.keyboard.insertText(words);
  await expect(person.getByRole('alert')).toContainText('Niet opgeslagen');
  await expect(person.getByRole('alert')).toContainText(words.trim());
  await expect(person.getByRole('button', { name: 'Kopiëren' })).toBeVisible();
  await expect(situation).toHaveText(before);
  await person.getByRole('button', { name: 'Melding sluiten' }).click();
  await expect(person.getByRole('alert')).toHaveCount(0);
});

function saveState(page: Page): Locator {
  return page.locator('[data-save]');
}

/** Adds an item at the end of its section, and waits until it is there. */
async function addItem(page: Page, section: string, button: string): Promise<Locator> {
  const items = page.locator(`#${section} .v-item`);
  await page.getByRole('button', { name: button }).waitFor();
  const before = await items.count();
  await page.getByRole('button', { name: button }).click();
  await expect(items).toHaveCount(before + 1);
  return items.last();
}
