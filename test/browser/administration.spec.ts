import type { Page } from '@playwright/test';
import { expectNoBarriers, NARROW, shoot } from './barriers.js';
import { expect, openPlan, openWindow, type Demo } from './demo.fixture.js';
import { test } from './own-demo.fixture.js';

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

test('[I-54] [L-02] what somebody is given is offered on their open screens, and nothing typed is lost', async ({
  browser,
  own,
}) => {
  const plan = await openPlan(browser, own, 'VTE');
  await plan.getByRole('button', { name: 'Noodknop' }).click();
  const reason = plan.getByRole('dialog').getByRole('textbox', { name: 'Reden' });
  await reason.fill('Dit staat er straks nog.');
  const list = await openWindow(browser, own, 'VTE');
  await expect(list.getByRole('heading', { name: 'Mijn plannen' })).toBeVisible();
  await list.getByRole('textbox', { name: 'Zoeken in mijn plannen' }).fill('Esdoorn');
  await expect(list.getByRole('link', { name: 'Aannemen van casussen' })).toHaveCount(0);

  const page = await openWindow(browser, own, 'BH1');
  await go(page, own, '/people', 'Medewerkers van uw organisatie');
  await page.getByRole('button', { name: 'Functies: Deskundige (VTE)' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /^Functionaris geg/ }).check({ force: true });
  await dialog.getByRole('checkbox', { name: /^Casusintake/ }).check({ force: true });
  await dialog.getByRole('button', { name: 'Functies opslaan' }).click();
  await expect(dialog).toHaveCount(0);

  await expect(plan.getByRole('link', { name: 'Auditlog', includeHidden: true })).toHaveCount(1);
  await expect(reason).toHaveValue('Dit staat er straks nog.');
  // A window without a plan asks when somebody comes back to it.
  await list.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(list.getByRole('link', { name: 'Auditlog' })).toBeVisible();
  await expect(list.getByRole('link', { name: 'Aannemen van casussen' })).toBeVisible();
  await expect(list.getByRole('textbox', { name: 'Zoeken in mijn plannen' })).toHaveValue(
    'Esdoorn',
  );

  // Taking one away is said in words before it is stored.
  await page.getByRole('button', { name: 'Functies: Deskundige (VTE)' }).click();
  await dialog.getByRole('checkbox', { name: /^Functionaris geg/ }).uncheck({ force: true });
  await expect(dialog.getByRole('status')).toContainText(
    'U neemt Deskundige (VTE) af: Functionaris gegevensbescherming.',
  );
  await dialog.getByRole('button', { name: 'Functies opslaan' }).click();
  await expect(plan.getByRole('link', { name: 'Auditlog', includeHidden: true })).toHaveCount(0);
  await expect(reason).toHaveValue('Dit staat er straks nog.');
});

test('[I-21] sessions are ended after it was asked, with the keyboard alone', async ({
  browser,
  own,
}) => {
  const page = await openWindow(browser, own, 'W2');
  const other = await openWindow(browser, own, 'W2');
  await go(page, own, '/account', 'Mijn account');
  const end = page.getByRole('button', { name: /^Sessie beëindigen/ });
  await expect(end).toHaveCount(1);
  await page.getByRole('button', { name: 'Alle andere sessies beëindigen' }).focus();
  await page.keyboard.press('Enter');
  const sure = page.getByRole('alertdialog');
  await expect(sure).toContainText('gaat verloren als niemand het overneemt');
  await expectNoBarriers(page);
  await page.keyboard.press('Escape');
  await expect(sure).toHaveCount(0);
  await expect(end).toHaveCount(1);
  await page.keyboard.press('Enter');
  await sure.getByRole('button', { name: 'Alle andere sessies beëindigen' }).focus();
  await page.keyboard.press('Enter');
  await expect(end).toHaveCount(0);
  await other.reload();
  await expect(other.getByRole('heading', { name: 'Kies wie u bent' })).toBeVisible();
});

test('[K-20] [K-22] two officers lift a wrong match, each told on their start page, by the keyboard alone', async ({
  browser,
  own,
}) => {
  const denied = await openPlan(browser, own, 'VT1');
  await denied
    .locator('#persons .v-item')
    .first()
    .getByRole('button', { name: /^Acties/ })
    .click();
  await denied.getByRole('menuitem', { name: 'Ik heb een persoonlijke band' }).click();
  await denied.getByRole('button', { name: 'Melden en sluiten' }).click();
  await expect(denied.getByRole('button', { name: 'Noodknop' })).toHaveCount(0);
  const admin = await openWindow(browser, own, 'BH1');
  await go(admin, own, '/people', 'Medewerkers van uw organisatie');
  await admin.getByRole('button', { name: 'Functies: Deskundige (VTE)' }).click();
  await admin.getByRole('checkbox', { name: /^Functionaris geg/ }).check({ force: true });
  await admin.getByRole('button', { name: 'Functies opslaan' }).click();
  await expect(admin.getByRole('dialog')).toHaveCount(0);

  const toReport = async (page: Page): Promise<void> => {
    await expect(page.getByText('1 melding van belangenverstrengeling wacht op u')).toBeVisible();
    await page.getByRole('link', { name: 'Belangenverstrengeling' }).focus();
    await page.keyboard.press('Enter');
    await expect(cardOf(page, 'Casushouder (VT1)')).toContainText('Zelf gemeld');
    await page.setViewportSize(NARROW);
    await expectNoBarriers(page);
  };
  const pressIn = async (page: Page, name: RegExp): Promise<void> => {
    await page.getByRole('button', { name }).last().focus();
    await page.keyboard.press('Enter');
  };
  const first = await openWindow(browser, own, 'FG1');
  await toReport(first);
  await pressIn(first, /^Onterecht, /);
  await first.getByRole('textbox', { name: 'Hoe u dat weet' }).focus();
  await first.keyboard.type('Een naamgenoot, nagevraagd.');
  await expectNoBarriers(first);
  // Refused and out of reach, nothing that was typed is lost.
  await first.route('**/conflict/**', (route) => route.abort());
  await pressIn(first, /^Opheffen vragen/);
  await expect(first.getByRole('dialog').getByRole('alert')).toBeVisible();
  await expect(first.getByRole('textbox', { name: 'Hoe u dat weet' })).toHaveValue(
    'Een naamgenoot, nagevraagd.',
  );
  await first.unroute('**/conflict/**');
  await pressIn(first, /^Opheffen vragen/);
  await expect(cardOf(first, 'Casushouder (VT1)')).toContainText('Opheffen gevraagd');
  await expect(first.getByRole('button', { name: /^Instemmen/ })).toHaveCount(0);
  await denied.goto(own.url);
  await expect(denied.getByRole('article')).toHaveCount(1);

  const second = await openWindow(browser, own, 'VTE');
  await toReport(second);
  await pressIn(second, /^Instemmen met opheffen, /);
  await expect(second.getByRole('alertdialog')).toContainText('gaat direct weer open');
  await expectNoBarriers(second);
  await pressIn(second, /^Instemmen met opheffen$/);
  await expect(second.getByText('Er zijn geen meldingen.')).toBeVisible();
  await denied.reload();
  await expect(denied.getByRole('article')).toHaveCount(2);
});

test('[I-50] says at the field that an e-mail address is none, and sends nothing', async ({
  browser,
  own,
}) => {
  const page = await openWindow(browser, own, 'BH1');
  await go(page, own, '/people', 'Medewerkers van uw organisatie');
  const invite = page.getByRole('region', { name: 'Iemand uitnodigen' });
  const send = invite.getByRole('button', { name: 'Uitnodiging maken' });
  await send.click();
  await expect(invite.getByRole('alert')).toHaveText('Vul nog in: Naam, Functie en E-mailadres.');
  await invite.getByLabel('Naam').fill('K. de Boer');
  await invite.getByRole('textbox', { name: 'Functie' }).fill('Casushouder');
  await invite.getByLabel('E-mailadres').fill('geen-adres');
  await send.click();
  await expect(invite.getByRole('alert')).toHaveText(/^Dit is geen e-mailadres/);
  await expect(invite.getByLabel('E-mailadres')).toHaveAttribute('aria-invalid', 'true');
  await expectNoBarriers(page);
  await invite.getByLabel('E-mailadres').fill('k.deboer@voorbeeld.example');
  await expect(invite.getByRole('alert')).toHaveCount(0);
  await send.click();
  await expect(page.getByText('De uitnodiging staat klaar')).toBeVisible();
  await expect(invite.getByLabel('E-mailadres')).toHaveValue('');

  // Whoever is on no case has nobody come in their place.
  await page.getByRole('button', { name: 'Overdragen en blokkeren: K. de Boer' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('staat op geen enkele casus');
  await expect(dialog).not.toContainText('opvolger');
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
  await expect(page.getByText('U komt niet op een casus te staan.')).toBeVisible();
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
  const dialog = page.getByRole('alertdialog');
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
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('Dit is definitief');
  await dialog.getByRole('button', { name: 'Deactiveren' }).click();
  await expect(cardOf(page, 'Opvang De Voorbeeldhaven')).toContainText('Gedeactiveerd');
  await worker.reload();
  await expect(worker.getByRole('heading', { name: 'Kies wie u bent' })).toBeVisible();

  // Known in the cases where it takes part within the ten seconds for which a server keeps what an organisation is.
  const team = await openWindow(browser, own, 'W1');
  const shelter = team.getByRole('article', { name: 'Opvang De Voorbeeldhaven' });
  await expect(async () => {
    await team.goto(`${own.url}/plans/${own.planId}/circle`);
    await expect(shelter).toContainText('Neemt deel');
    await expect(shelter).toContainText('Niet meer actief', { timeout: 1000 });
  }).toPass();
  await expect(shelter).toContainText('niemand van hen kan zich nog aanmelden');
  await expectNoBarriers(team);
  await shoot(team, 'kring-niet-actief');
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
