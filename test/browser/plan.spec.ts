import type { Locator, Page } from '@playwright/test';
import { expect, openPlan, openWindow, test } from './demo.fixture.js';

test('[L-30] adds an item, puts focus in its first field, and shows both to others', async ({
  browser,
  demo,
}) => {
  const [police, wijkteam] = await Promise.all(
    ['P1', 'W1'].map((code) => openPlan(browser, demo, code)),
  );
  if (!police || !wijkteam) throw new Error('two windows');
  await addItem(police, 'Voorwaarde toevoegen');
  await police.keyboard.type('B heeft geen contact met A, K1 en K2.');
  await expect(saveState(police)).toHaveText('Opgeslagen');

  const added = itemWith(wijkteam, 'conditions', 'B heeft geen contact met A, K1 en K2.');
  await expect(added).toBeVisible();
  await expect(added).toContainText('Nog 6 velden nodig');
  await expect(added).toContainText('Alle organisaties in deze casus');
});

test('[L-48] loses nothing of what is typed or put in right after a text was entered', async ({
  browser,
  demo,
}) => {
  const fields = ['Hoe dit helpt', 'Factor'];
  for (const [index, field] of fields.entries()) {
    const page = await openPlan(browser, demo, 'W2');
    const box = page.locator('#protectiveFactors').getByRole('textbox', { name: field }).first();
    await box.click();
    // As an emoji picker and dictation do: text without a key.
    await page.keyboard.insertText(`<${index}>`);
    await page.keyboard.type('tracker zoeken');
    await expect(saveState(page)).toHaveText('Opgeslagen');
    await expect(page.locator('#protectiveFactors')).toContainText(`<${index}>tracker zoeken`);
  }
});

test('[L-32] offers only the steps of a lifecycle that may follow', async ({ browser, demo }) => {
  const page = await openPlan(browser, demo, 'W2');
  await addItem(page, 'Afspraak toevoegen');
  await page.keyboard.type('School geeft K1 en K2 alleen mee aan A of N1.');
  const agreement = itemWith(page, 'agreements', 'School geeft K1');
  await choose(agreement, 'Status', 'Afgesproken');
  await expect(control(agreement, 'Status')).toContainText('Afgesproken');
  await control(agreement, 'Status').click();
  await expect(page.getByRole('option')).toHaveText([
    'Afgesproken',
    'Loopt',
    'Gewijzigd',
    'Ingetrokken',
  ]);
  await page.keyboard.press('Escape');
});

test('[L-22] moves an item by button and by dialog, and everyone sees the new order', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'VT1');
  const other = await openPlan(browser, demo, 'O1');
  const before = await headlines(page, 'protectiveFactors');
  const first = page.locator('#protectiveFactors .v-item').first();
  const down = first.getByRole('button', { name: /^Omlaag/ });
  await down.focus();
  await page.keyboard.press('Enter');
  const [a, b, ...rest] = before;
  await expect.poll(() => headlines(other, 'protectiveFactors')).toEqual([b, a, ...rest]);
  await expect(page.locator(':focus')).toHaveAttribute('data-step', '1');

  await menu(page.locator('#protectiveFactors .v-item').first(), 'Verplaats naar…');
  await page.getByRole('button', { name: /Nieuwe plaats/ }).click();
  await page.getByRole('option').last().click();
  await page.getByRole('button', { name: 'Verplaatsen', exact: true }).click();
  await expect.poll(() => headlines(other, 'protectiveFactors')).toEqual([a, ...rest, b]);
});

test('[L-33] removes an item after asking, and puts it back where it stood', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'VT1');
  const before = await headlines(page, 'protectiveFactors');
  await menu(page.locator('#protectiveFactors .v-item').nth(1), 'Verwijderen');
  await expect(page.getByRole('alertdialog')).toContainText('De geschiedenis blijft');
  await page.getByRole('button', { name: 'Verwijderen' }).click();
  await expect
    .poll(() => headlines(page, 'protectiveFactors'))
    .toEqual(before.filter((_, index) => index !== 1));

  await page.getByRole('button', { name: 'Verwijderd (1)' }).click();
  await page.getByRole('button', { name: /terugzetten$/ }).click();
  await expect.poll(() => headlines(page, 'protectiveFactors')).toEqual(before);
});

test('[L-31] shows both values when somebody else was first, and stores the one that is chosen', async ({
  browser,
  demo,
}) => {
  const slow = await openPlan(browser, demo, 'W1');
  const fast = await openPlan(browser, demo, 'VT1');
  const source = (page: Page): Locator =>
    page.locator('#protectiveFactors .v-item').first().getByRole('textbox', { name: 'Bron' });
  await source(slow).fill('');
  // Somebody who goes on typing: nothing is stored until it rests.
  const typing = source(slow).pressSequentially('verklaring A, bij W1', { delay: 300 });
  await source(fast).fill('gesprek met A');
  await source(fast).press('Enter');
  await expect(saveState(fast)).toHaveText('Opgeslagen');
  await typing;
  await source(slow).press('Enter');

  const conflict = slow.locator('[data-conflict="source"]');
  await expect(conflict).toContainText('verklaring A, bij W1');
  await expect(conflict).toContainText('gesprek met A');
  await expect(conflict).toContainText('Veilig Thuis · Casushouder (VT1)');
  await expect(saveState(slow)).toHaveAttribute('data-save', 'save.choose');
  await conflict.getByRole('button', { name: 'Mijn waarde gebruiken' }).click();
  await expect(source(fast)).toHaveValue('verklaring A, bij W1');
  await expect(saveState(slow)).toHaveText('Opgeslagen');
});

test('[L-36] takes an item off the screen of those who may not see it any more, and says no more than that', async ({
  browser,
  demo,
}) => {
  const owner = await openPlan(browser, demo, 'O1');
  const police = await openPlan(browser, demo, 'P1');
  await addItem(owner, 'Voorwaarde toevoegen');
  await owner.keyboard.type('Alleen voor wie dit mag weten.');
  const words = 'Alleen voor wie dit mag weten.';
  await itemWith(police, 'conditions', words).getByRole('textbox').first().click();

  await itemWith(owner, 'conditions', words)
    .getByRole('button', { name: /^Wijzigen wie/ })
    .click();
  await owner.getByText('Alleen deze organisaties').click();
  await owner.getByText('Politie basisteam Voorbeeldstad').click();
  await owner.getByRole('button', { name: 'Vaststellen wie dit ziet' }).click();

  await expect(police.getByText('Dit onderdeel is niet (meer) beschikbaar.')).toBeVisible();
  await expect(police.getByText(words)).toHaveCount(0);
  await expect(itemWith(owner, 'conditions', words)).toContainText(
    'Alleen Opvang De Voorbeeldhaven',
  );
});

test('a remote edit moves neither focus, caret nor scroll, and undo is one’s own', async ({
  browser,
  demo,
}) => {
  const writer = await openPlan(browser, demo, 'W1');
  const other = await openPlan(browser, demo, 'O1');
  const situation = (page: Page): Locator =>
    page.locator('#persons .v-item').nth(2).getByRole('textbox', { name: 'Situatie' });
  const focused = (page: Page): Locator => situation(page).and(page.locator('.cm-content:focus'));
  await situation(writer).click();
  await expect(focused(writer)).toBeVisible();
  await writer.keyboard.press('Control+End');
  await writer.keyboard.type(' Slaapt slecht.');
  await situation(other).click();
  await expect(focused(other)).toBeVisible();
  await other.keyboard.press('Control+Home');
  const scrolled = await writer.evaluate(() => window.scrollY);
  await other.keyboard.type('Let op: ');
  await expect(situation(writer)).toContainText('Let op: ');

  expect(await writer.evaluate(() => window.scrollY)).toBe(scrolled);
  await writer.keyboard.type(' Gaat naar de juf.');
  await expect(situation(other)).toHaveText(/^Let op: .* Slaapt slecht\. Gaat naar de juf\.$/);
  await writer.keyboard.press('Control+z');
  await writer.keyboard.press('Control+z');
  await expect(situation(other)).not.toContainText('Gaat naar de juf.');
  await expect(situation(other)).toContainText('Let op: ');
});

test('tells the history of an item and of the plan in plain Dutch', async ({ browser, demo }) => {
  const page = await openPlan(browser, demo, 'P1');
  await addItem(page, 'Onveilige situatie toevoegen');
  await page.keyboard.type('B stond bij het hek van de school.');
  const situation = itemWith(page, 'unsafeSituations', 'B stond bij het hek');
  await choose(situation, 'Hoe vaak', 'Wekelijks');
  await choose(situation, 'Hoe vaak', 'Dagelijks');
  await expect(saveState(page)).toHaveText('Opgeslagen');

  await menu(situation, 'Geschiedenis');
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText(
    'Politie · Wijkagent (P1) wijzigde ‘Hoe vaak’ van de onveilige situatie',
  );
  const change = panel.locator('.v-entry').first();
  await expect(change).toContainText(/Was\s*Wekelijks\s*Werd\s*Dagelijks/);
  await expect(panel.locator('ins')).toHaveText(/B stond bij het hek van de school\.\]?/);
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
  await expect(page.locator('.v-entry').first()).toContainText('Politie · Wijkagent (P1)');
  await page.getByRole('button', { name: /Organisatie/ }).click();
  await page.getByRole('option', { name: /^Opvang/ }).click();
  await expect(page.locator('.v-entry', { hasText: 'Wijkagent (P1)' })).toHaveCount(0);
});

test('warns before leaving while something is unsaved, except in a hurry', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'O2');
  await expect(saveState(page)).toHaveText('Opgeslagen');
  await page.locator('#persons .v-item').first().getByRole('textbox', { name: 'Situatie' }).click();
  await page.context().setOffline(true);
  process.kill(demo.processes.server, 'SIGSTOP');
  try {
    await page.keyboard.type('Nog niet weg.');
    await page.getByRole('link', { name: 'Vangnet' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('Nog niet alles is opgeslagen');
    await page.getByRole('button', { name: 'Blijf hier' }).click();

    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const left = page.waitForRequest(/buienradar/);
    await page.getByRole('button', { name: /Verlaat deze pagina snel/ }).click();
    await left;
    expect(asked).toEqual([]);
  } finally {
    process.kill(demo.processes.server, 'SIGCONT');
  }
});

test('[L-12] says the same of a plan that is not for you and of one that does not exist', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'X1');
  const main = page.getByRole('main');
  await expect(main).toContainText('Dit plan is niet beschikbaar');
  const said = await main.innerText();
  await page.goto(`${demo.url}/plans/0198a000-0000-7000-8000-000000000000`);
  await expect(main).toContainText('Dit plan is niet beschikbaar');
  expect(await main.innerText()).toBe(said);
  await page.goto(`${demo.url}/plans/zzz`);
  await expect(main).toContainText('Dit plan is niet beschikbaar');
  expect(await main.innerText()).toBe(said);
});

test('a network without websockets shows the text as last fetched, to read, and says so', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'P1');
  await page.routeWebSocket(/\/live/, (socket) => socket.close({ code: 1001 }));
  await page.goto(`${demo.url}/plans/${demo.planId}`);
  await expect(page.getByText('Live bewerken lukt nu niet')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('Contactpersoon op de school van K1 en K2.')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(page.getByText('U kunt dit planonderdeel lezen')).toHaveCount(0);
});

test('no plan text stays in the storage of the browser', async ({ browser, demo }) => {
  const page = await openPlan(browser, demo, 'W1');
  await addItem(page, 'Digitale maatregel toevoegen');
  await page.keyboard.type('Locatie delen uitzetten.');
  await expect(saveState(page)).toHaveText('Opgeslagen');
  await page.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
  await expect(page.locator('.v-entry').first()).toContainText('Locatie delen');
  const stored = await page.evaluate(async () => [
    JSON.stringify(localStorage) + JSON.stringify(sessionStorage),
    await indexedDB.databases(),
    await caches.keys(),
  ]);
  expect(JSON.stringify(stored)).not.toMatch(/Locatie delen|Volwassene|Esdoorn/);
  expect(stored.slice(1)).toEqual([[], []]);
});

function saveState(page: Page): Locator {
  return page.locator('[data-save]');
}

function itemWith(page: Page, section: string, words: string): Locator {
  return page.locator(`#${section} .v-item`, { hasText: words });
}

/** Adds, and waits for focus in the first field. */
async function addItem(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await expect(page.locator('.cm-content:focus')).toHaveText('');
}

function control(item: Locator, label: string): Locator {
  return item.getByRole('button', { name: new RegExp(label) });
}

async function choose(item: Locator, label: string, option: string): Promise<void> {
  await control(item, label).click();
  await item.page().getByRole('option', { name: option, exact: true }).click();
}

async function menu(item: Locator, action: string): Promise<void> {
  await item.getByRole('button', { name: /^Acties voor/ }).click();
  await item.page().getByRole('menuitem', { name: action }).click();
}

/** The texts that name the items of a section, in the order of the screen. */
async function headlines(page: Page, section: string): Promise<string[]> {
  const texts = page.locator(`#${section} .v-item .v-field--wide .v-text`);
  await expect(texts.first()).toBeVisible();
  return texts.allInnerTexts();
}
