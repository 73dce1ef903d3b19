import type { Page } from '@playwright/test';
import { expect, openWindow, demoOfWorker, test as base, type Demo } from './demo.fixture.js';

/** A demo of their own: somebody leaves in these tests, and does not come back. */
const test = base.extend<object, { own: Demo }>({
  own: demoOfWorker(),
});

const cardOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

async function go(page: Page, own: Demo, path: string, title: string): Promise<void> {
  await page.goto(`${own.url}${path}`);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

test('[I-54] functions are given by the keyboard alone, and stay chosen until they are stored', async ({
  browser,
  own,
}) => {
  const page = await openWindow(browser, own, 'BH1');
  await go(page, own, '/people', 'Medewerkers van uw organisatie');
  await page.getByRole('button', { name: 'Functies: Casushouder (VT1)' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: /^Veiligheidscoördinator/ })).toHaveCount(0);
  const chosen = dialog.getByRole('checkbox', { name: /^Aandachtsfunctionaris/ });
  await chosen.focus();
  await page.keyboard.press('Space');
  await expect(chosen).toBeChecked();

  // The first try is refused for want of a fresh second factor; the demo asks for none by itself.
  const refusal = { error: { code: 'STEP_UP_NEEDED' } };
  await page.route('**/functions', (route) => route.fulfill({ status: 403, json: refusal }), {
    times: 1,
  });
  await page.route('**/auth/step-up', (route) => route.fulfill({ status: 204 }), { times: 1 });
  await dialog.getByRole('button', { name: 'Functies opslaan' }).press('Enter');
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
  await page.getByLabel('Code', { exact: true }).fill('123456');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(cardOf(page, 'Casushouder (VT1)')).toContainText('Aandachtsfunctionaris');
});

test('[I-56] a deputy is set, and proposed as the successor', async ({ browser, own }) => {
  const page = await openWindow(browser, own, 'BH1');
  await go(page, own, '/people', 'Medewerkers van uw organisatie');
  await page.getByRole('button', { name: 'Vervanger: Casushouder (VT1)' }).click();
  await page.getByRole('button', { name: /^Geen vervanger/ }).click();
  await page.getByRole('option', { name: /^Deskundige/ }).click();
  await page.getByRole('button', { name: 'Vervanger opslaan' }).click();
  await expect(cardOf(page, 'Casushouder (VT1)')).toContainText('Vervanger: Deskundige (VTE)');
  await page.getByRole('button', { name: /^Overdragen en blokkeren: Casushouder/ }).click();
  await expect(page.getByRole('button', { name: /^Deskundige \(VTE\)/ })).toBeVisible();
});

test('[I-57] [I-59] somebody leaves: what is lost is said first, and the successor has the cases', async ({
  browser,
  own,
}) => {
  const leaver = await openWindow(browser, own, 'VT1');
  await expect(leaver.getByRole('article')).toHaveCount(2);
  const page = await openWindow(browser, own, 'BH1');
  await go(page, own, '/people', 'Medewerkers van uw organisatie');
  await page.getByRole('button', { name: /^Overdragen en blokkeren: Casushouder/ }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('staat op 2 casussen');
  await expect(dialog).toContainText('ziet de opvolger niet. Vraag Casushouder (VT1) dit eerst');
  await dialog.getByRole('button', { name: /^(Kies|Deskundige)/ }).click();
  await expect(page.getByRole('option', { name: /^Beheerder/ })).toHaveCount(0);
  await page.getByRole('option', { name: /^Privacyfunctionaris/ }).click();

  // Refused, nothing of what was chosen is lost.
  const refusal = { error: { code: 'UNAVAILABLE' } };
  await page.route('**/hand-over', (route) => route.fulfill({ status: 503, json: refusal }), {
    times: 1,
  });
  const send = dialog.getByRole('button', { name: 'Overdragen en blokkeren' });
  await send.click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Privacyfunctionaris/ })).toBeVisible();
  await send.click();
  await expect(page.getByText(/2 casussen zijn overgedragen/)).toBeVisible();
  await expect(cardOf(page, 'Casushouder (VT1)')).toContainText('Geblokkeerd');
  await expect(cardOf(page, 'Casushouder (VT1)').getByRole('button')).toHaveCount(0);

  await leaver.reload();
  await expect(leaver.getByRole('heading', { name: 'Kies wie u bent' })).toBeVisible();
  const heir = await openWindow(browser, own, 'FG1');
  await expect(heir.getByRole('article')).toHaveCount(2);
  const team = await openWindow(browser, own, 'W1');
  await team.goto(`${own.url}/plans/${own.planId}/history`);
  await expect(team.getByText(/Beheerder \(BH1\)/).first()).toBeVisible();
});

test('[I-70] [I-71] organisations are found, added and renamed; a refusal loses nothing', async ({
  browser,
  own,
}) => {
  const page = await openWindow(browser, own, 'PB1');
  await page.getByRole('link', { name: 'Organisaties' }).click();
  await expect(page.getByText('Wijkteam Voorbeeldstad-Noord')).toBeVisible();
  await page.getByLabel('Zoeken op naam').fill('opvang');
  await expect(page.getByText('Wijkteam Voorbeeldstad-Noord')).toHaveCount(0);
  await page.getByLabel('Zoeken op naam').fill('nergens');
  await expect(page.getByText('Geen organisatie gevonden')).toBeVisible();
  await page.getByLabel('Zoeken op naam').fill('');

  await page.getByLabel('Naam', { exact: true }).fill('Opvang De Voorbeeldhaven');
  await page.getByRole('button', { name: /Soort organisatie/ }).click();
  await page.getByRole('option', { name: 'Ggz' }).click();
  await page.getByRole('button', { name: 'Toevoegen' }).click();
  await expect(page.getByRole('alert')).toContainText('Er is al een organisatie met deze naam');
  await expect(page.getByLabel('Naam', { exact: true })).toHaveValue('Opvang De Voorbeeldhaven');
  await page.getByLabel('Naam', { exact: true }).fill('Ggz Voorbeeldstad');
  await page.getByRole('button', { name: 'Toevoegen' }).click();
  await expect(page.getByText('Ggz Voorbeeldstad is toegevoegd')).toBeVisible();

  await page.getByRole('button', { name: 'Beheerder uitnodigen: Ggz Voorbeeldstad' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Naam').fill('A. de Vries');
  await dialog.getByRole('textbox', { name: 'Functie' }).fill('Beheerder');
  await dialog.getByLabel('E-mailadres').fill('a.devries@voorbeeld.example');
  await page.keyboard.press('Enter');
  await expect(page.getByText('De uitnodiging staat klaar')).toBeVisible();
  await expect(page.locator('.v-secret')).toContainText('/invitation#');
});

test('[I-72] an organisation that is deactivated has nobody signed in any more', async ({
  browser,
  own,
}) => {
  const worker = await openWindow(browser, own, 'O1');
  await expect(worker.getByRole('article').first()).toBeVisible();
  const page = await openWindow(browser, own, 'PB1');
  await go(page, own, '/organisations', 'Organisaties');
  await page.getByRole('button', { name: 'Deactiveren: Opvang De Voorbeeldhaven' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Deactiveren' }).click();
  await expect(cardOf(page, 'Opvang De Voorbeeldhaven')).toContainText('Gedeactiveerd');
  await worker.reload();
  await expect(worker.getByRole('heading', { name: 'Kies wie u bent' })).toBeVisible();
});

test('[I-70] says to others that the page is not for them, and that there is nothing, or no way to ask', async ({
  browser,
  own,
}) => {
  const page = await openWindow(browser, own, 'W1');
  await go(page, own, '/people', 'Medewerkers van uw organisatie');
  await expect(page.getByText('Deze pagina is voor beheerders')).toBeVisible();
  await go(page, own, '/organisations', 'Organisaties');
  await expect(page.getByText('Deze pagina is voor platformbeheerders')).toBeVisible();

  const platform = await openWindow(browser, own, 'PB1');
  await platform.route('**/platform/organisations**', (route) => route.abort(), { times: 1 });
  await go(platform, own, '/organisations', 'Organisaties');
  await expect(platform.getByRole('alert')).toBeVisible();
  const none = { organisations: [], next: null };
  await platform.route('**/platform/organisations**', (route) => route.fulfill({ json: none }), {
    times: 1,
  });
  await platform.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await expect(platform.getByText('Er zijn nog geen organisaties')).toBeVisible();
  await platform.goto(`${own.url}/plans/${own.planId}`);
  await expect(platform.getByText('Dit plan is niet beschikbaar')).toBeVisible();
});
