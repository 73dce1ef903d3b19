import type { Locator, Page } from '@playwright/test';
import { expectNoBarriers, NARROW, shoot, WIDE } from './barriers.js';
import { expect, openPlan, openWindow, test } from './demo.fixture.js';

const itemWith = (page: Page, words: string): Locator =>
  page.locator('#agreements .v-item', { hasText: words });

async function agree(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Afspraak toevoegen' }).click();
  await expect(page.locator('.cm-content:focus')).toHaveText('');
  await page.keyboard.type(words);
  await expect(page.locator('[data-save]')).toHaveText('Opgeslagen');
}

async function openAsking(page: Page, words: string): Promise<Locator> {
  await itemWith(page, words)
    .getByRole('button', { name: /^Acties voor/ })
    .click();
  await page.getByRole('menuitem', { name: 'Wissen vragen' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByText(/^Weg gaa/)).toBeVisible();
  return dialog;
}

async function send(page: Page, dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: /Reden volgens/ }).click();
  await page.getByRole('option', { name: 'Ten onrechte vastgelegd' }).click();
  await dialog.getByRole('textbox', { name: 'Waarom' }).fill('Dit hoort hier niet te staan');
  await dialog.getByRole('button', { name: 'Verzoek versturen' }).click();
  await expect(dialog.getByText(/^Het verzoek is verstuurd/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Sluiten' }).click();
}

async function decide(
  officer: Page,
  name: 'Akkoord' | 'Terugdraaien',
  sort: 'Onderdeel' | 'Passage',
): Promise<void> {
  await officer
    .getByRole('button', { name: new RegExp(`^${name}: ${sort}`) })
    .first()
    .click();
  await officer.getByRole('alertdialog').getByRole('button', { name, exact: true }).click();
  await expect(officer.getByRole('alertdialog')).toHaveCount(0);
}

/** Everything that a window holds: elements with what stands in their fields, and what would outlive it. */
async function heldBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) =>
      'value' in field ? String(field.value) : '',
    );
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const caches = 'caches' in globalThis ? await globalThis.caches.keys() : [];
    const kept = { local: { ...localStorage }, session: { ...sessionStorage }, databases, caches };
    return [document.documentElement.outerHTML, ...fields, JSON.stringify(kept)].join('\n');
  });
}

/** Whether some object of the page still holds these words, wherever. */
async function isInMemory(page: Page, words: string): Promise<boolean> {
  const client = await page.context().newCDPSession(page);
  let heap = '';
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (heap += chunk));
  await client.send('HeapProfiler.collectGarbage');
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await client.detach();
  return heap.includes(words);
}

test('[E-14] [E-19] [I-23] an item that is erased goes from every open window at once, and is held by none', async ({
  browser,
  demo,
}) => {
  const words = 'KANARIE-WISSEN-3F8K';
  const owner = await openPlan(browser, demo, 'W1');
  const vt = await openPlan(browser, demo, 'VT1');
  await agree(owner, words);
  await expect(itemWith(vt, words)).toBeVisible();
  expect(await isInMemory(vt, words)).toBe(true);
  const begun = await openAsking(owner, words);
  await begun.getByRole('textbox', { name: 'Waarom' }).fill('Nog bezig met de reden');
  await begun.getByRole('button', { name: 'Sluiten' }).click();
  const dialog = await openAsking(owner, words);
  await expect(dialog.getByRole('textbox', { name: 'Waarom' })).toHaveValue(
    'Nog bezig met de reden',
  );
  await shoot(owner, 'erasure-ask');
  await expectNoBarriers(owner);
  await send(owner, dialog);
  await expect(itemWith(owner, words)).toBeVisible();

  const officer = await openWindow(browser, demo, 'FG2');
  await expect(officer.getByText('1 verzoek om te wissen wacht op u')).toBeVisible();
  await officer.getByRole('link', { name: 'Wissen en bewaren' }).click();
  await expect(officer.getByText('Dit hoort hier niet te staan')).toBeVisible();
  await expect(officer.getByText(words)).toHaveCount(0);
  await shoot(officer, 'erasure-desk');
  await expectNoBarriers(officer);
  await decide(officer, 'Akkoord', 'Onderdeel');
  await expect(officer.getByText(/^Verborgen voor iedereen. Terug te draaien tot/)).toBeVisible();
  await expect(officer.getByText(/^Back-ups van voor de vernietiging/)).toBeVisible();

  for (const page of [owner, vt]) {
    await expect(page.getByText(words)).toHaveCount(0);
    expect(await heldBy(page)).not.toContain(words);
  }
  // React lets go of what it last showed with the next thing that it shows.
  await vt.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
  const line = vt.locator('.v-entry', { hasText: 'stemde in met het wissen van een onderdeel' });
  await expect(line.getByText('Ten onrechte vastgelegd')).toBeVisible();
  await shoot(vt, 'erasure-history');
  await expect.poll(() => isInMemory(vt, words)).toBe(false);
  await vt.getByRole('link', { name: 'Kring', exact: true }).click();
  await expect(vt.getByRole('heading', { name: 'Gewist in deze casus' })).toBeVisible();
  await expect(vt.getByText('Verborgen', { exact: true })).toBeVisible();
  await shoot(vt, 'erasure-case');
  await expectNoBarriers(vt);
});

test('[E-11] [E-15] [H-35] a passage is chosen with the keyboard, goes with the older history, and comes back', async ({
  browser,
  demo,
}) => {
  const owner = await openPlan(browser, demo, 'W1');
  await agree(owner, 'Jansen belt om acht uur.');
  const then = new Date().toISOString();
  const dialog = await openAsking(owner, 'Jansen belt');
  await dialog.getByRole('button', { name: /Wat moet weg/ }).click();
  await owner.getByRole('option', { name: /^Passage/ }).click();
  await dialog.getByRole('button', { name: /Uit welk veld/ }).click();
  await owner.getByRole('option').first().click();
  const text = dialog.getByRole('textbox', { name: 'Kies de woorden die weg moeten' });
  await text.focus();
  await owner.keyboard.press('Control+Home');
  for (let step = 0; step < 7; step += 1) await owner.keyboard.press('Shift+ArrowRight');
  await expect(dialog.getByText('Weg moet: “Jansen ”')).toBeVisible();
  await expectNoBarriers(owner);
  await shoot(owner, 'erasure-passage');
  await send(owner, dialog);

  const officer = await openWindow(browser, demo, 'FG2');
  await officer.goto(`${demo.url}/erasing`);
  await decide(officer, 'Akkoord', 'Passage');
  await expect(itemWith(owner, 'belt om acht uur.')).toBeVisible();
  await expect(owner.getByText('Jansen')).toHaveCount(0);
  const looking = await openWindow(browser, demo, 'VT1');
  await looking.goto(`${demo.url}/plans/${demo.planId}/compare?from=${then}`);
  const difference = looking.locator('.v-difference', { hasText: 'Eerdere stand gewist' });
  await expect(difference).toContainText('Wat hier eerder stond, is niet meer te vergelijken.');
  await shoot(looking, 'erasure-compare');
  await expectNoBarriers(looking);
  await decide(officer, 'Terugdraaien', 'Passage');
  await expect(itemWith(owner, 'Jansen belt om acht uur.')).toBeVisible();
});

test('[E-20] [E-30] holds and terms are set with the keyboard, and have no barriers', async ({
  browser,
  demo,
}) => {
  const plan = await openPlan(browser, demo, 'W1');
  const number = (await plan.locator('.v-plan-title .v-hint').innerText()).split(' ').at(-1) ?? '';
  const officer = await openWindow(browser, demo, 'FG2');
  await officer.goto(`${demo.url}/erasing`);
  const set = officer.getByRole('button', { name: 'Casus vasthouden' });
  await set.focus();
  await officer.keyboard.press('Enter');
  const dialog = officer.getByRole('alertdialog');
  await dialog.getByRole('textbox', { name: 'Nummer van de casus' }).fill(number);
  await dialog.getByRole('textbox', { name: 'Waarom' }).fill('Vordering van de rechter');
  await officer.keyboard.press('Tab');
  await officer.keyboard.press('Enter');
  await expect(officer.getByText(`Casus ${number}`, { exact: true })).toBeVisible();
  for (const viewport of [WIDE, NARROW]) {
    await officer.setViewportSize(viewport);
    await expectNoBarriers(officer);
  }
  await shoot(officer, 'erasure-held');
  await officer.getByRole('button', { name: `Niet meer vasthouden, casus ${number}` }).click();
  await officer
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Niet meer vasthouden', exact: true })
    .click();
  await expect(officer.getByText('Uw organisatie houdt geen casus vast.')).toBeVisible();

  const administrator = await openWindow(browser, demo, 'BH1');
  await administrator.goto(`${demo.url}/keeping`);
  await expect(administrator.getByText('Er is geen termijn ingesteld.')).toBeVisible();
  const add = administrator.getByRole('button', { name: 'Termijn toevoegen' });
  await add.focus();
  await administrator.keyboard.press('Enter');
  const term = administrator.getByRole('alertdialog');
  const choose = async (label: RegExp, name: string): Promise<void> => {
    await term.getByRole('button', { name: label }).click();
    await administrator.getByRole('option', { name, exact: true }).click();
  };
  await choose(/Waarvoor de termijn geldt/, 'Politie-informatie');
  await choose(/Geteld vanaf/, 'Laatste wijziging');
  const months = term.getByRole('textbox', { name: 'Aantal maanden' });
  await months.fill('1201');
  await term.getByRole('button', { name: 'Instellen' }).click();
  await expect(term.getByRole('alert')).toContainText('Aantal maanden');
  await expect(months).toHaveValue('1201');
  for (const viewport of [WIDE, NARROW]) {
    await administrator.setViewportSize(viewport);
    await expectNoBarriers(administrator);
  }
  await shoot(administrator, 'retention-add');
  await term.getByRole('button', { name: 'Sluiten' }).click();
  await add.click();
  await expect(months).toHaveValue('1201');
  await months.fill('60');
  await term.getByRole('button', { name: 'Instellen' }).click();
  await expect(administrator.getByText('De termijn is ingesteld.')).toBeVisible();
  await expect(
    administrator.getByText('60 maanden, geteld vanaf: Laatste wijziging'),
  ).toBeVisible();
  await add.click();
  await choose(/Waarvoor de termijn geldt/, 'Casussen waarvan wij de regie hebben');
  await choose(/Geteld vanaf/, 'Sluiten van de casus');
  await months.fill('240');
  await term.getByRole('button', { name: 'Instellen' }).click();
  await expect(administrator.getByText(/^240 maanden/)).toBeVisible();
  await administrator.getByRole('button', { name: 'Termijn wijzigen, Politie-informatie' }).click();
  await expect(months).toHaveValue('60');
  await months.fill('72');
  await term.getByRole('button', { name: 'Instellen' }).click();
  await expect(administrator.getByText(/^72 maanden/)).toBeVisible();
  await expectNoBarriers(administrator);
  await shoot(administrator, 'retention');
  await administrator.getByRole('button', { name: 'Termijn weghalen, Politie-informatie' }).click();
  await expect(administrator.getByText('De termijn is weggehaald.')).toBeVisible();
  await expect(administrator.getByText(/^72 maanden/)).toHaveCount(0);
  const other = await openWindow(browser, demo, 'W1');
  await other.goto(`${demo.url}/keeping`);
  await expect(other.getByText('Deze pagina is voor beheerders')).toBeVisible();
  await other.goto(`${demo.url}/erasing`);
  await expect(other.getByText(/^Deze pagina is voor functionarissen/)).toBeVisible();
});
