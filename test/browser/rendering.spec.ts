import type { Locator, Page } from '@playwright/test';
import { expect, openPlan, openWindow, test } from './demo.fixture.js';
import { Rendered } from './rendered.js';

test('renders nothing anew but the item that somebody else changes', async ({ browser, demo }) => {
  const watcher = await openWindow(browser, demo, 'W1');
  const rendered = await Rendered.of(watcher);
  await watcher.goto(`${demo.url}/plans/${demo.planId}`);
  const writer = await openPlan(browser, demo, 'O1');
  await enter(situation(writer));
  await expect(watcher.locator('.v-caret')).toHaveCount(1);
  await settled(watcher);

  const item = await person(watcher).getAttribute('data-item');
  expect(Object.keys(await rendered.take())).not.toEqual([]);
  await writer.keyboard.type('Nieuw bekend. ', { delay: 30 });
  await expect(situation(watcher)).toContainText('Nieuw bekend. ');
  await settled(watcher);
  const after = await rendered.take();
  expect(after[item ?? '']).toBeGreaterThan(0);
  expect(Object.keys(after).filter((place) => place !== item && place !== 'else')).toEqual([]);

  await source(writer).fill('gesprek op school');
  await writer.keyboard.press('Enter');
  await expect(source(watcher)).toHaveValue('gesprek op school');
  await settled(watcher);
  const factor = await factors(watcher).getAttribute('data-item');
  const later = Object.keys(await rendered.take());
  // Who is where stands in the item that they left, too, and in the header.
  expect(later.filter((place) => ![factor, item, 'header', 'else'].includes(place))).toEqual([]);
});

test('renders nothing anew for one’s own letters but the field they are typed in', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'W2');
  const rendered = await Rendered.of(page);
  await page.goto(`${demo.url}/plans/${demo.planId}`);
  await enter(situation(page));
  await page.keyboard.type('Zo ', { delay: 30 });
  await settled(page);

  const item = await person(page).getAttribute('data-item');
  await rendered.take();
  const letters = 'dit is een hele zin, en die gaat nog even door. ';
  await page.keyboard.type(letters, { delay: 30 });
  await settled(page);
  const after = await rendered.take();
  expect(Object.keys(after).filter((place) => !matches(place, item))).toEqual([]);
  // Begin and end of saving, not every letter.
  expect(after['header'] ?? 0).toBeLessThan(letters.length);
});

function matches(place: string, item: string | null): boolean {
  return place === item || place === 'header' || place === 'else';
}

function person(page: Page): Locator {
  return page.locator('#persons .v-item').nth(2);
}

function factors(page: Page): Locator {
  return page.locator('#protectiveFactors .v-item').first();
}

function source(page: Page): Locator {
  return factors(page).getByRole('textbox', { name: 'Bron' });
}

function situation(page: Page): Locator {
  return person(page).getByRole('textbox', { name: 'Situatie' });
}

async function enter(text: Locator): Promise<void> {
  await text.click();
  await expect(text.and(text.page().locator('.cm-content'))).toBeFocused();
  await text.page().keyboard.press('Control+Home');
}

/** All is stored, and the plan's own copy of the text has followed. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('[data-save]')).toHaveText('Opgeslagen');
  await page.waitForTimeout(1500);
}
