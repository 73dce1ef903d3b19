import type { Browser, Page } from '@playwright/test';
import { expectNoBarriers, NARROW, shoot, WIDE } from './barriers.js';
import { expect, openWindow, test, type Demo } from './demo.fixture.js';

/** The second, quieter case, of which W2 is the regievoerder and the shelter is no part. */
async function openSecond(browser: Browser, demo: Demo, code: string): Promise<Page> {
  const page = await openWindow(browser, demo, code);
  await page.getByRole('link', { name: 'Casus Linde' }).click();
  await expect(page.getByRole('heading', { name: 'Casus Linde' })).toBeVisible();
  return page;
}

/** Chooses in a list that a button opens. */
async function choose(page: Page, label: string, option: RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option }).click();
}

async function fillDay(page: Page, label: string, day: [string, string, string]): Promise<void> {
  const group = page.getByRole('group', { name: label });
  await group.getByRole('spinbutton').first().click();
  for (const part of day) await page.keyboard.type(part);
}

test('[C-03] [C-05] [C-06] [C-10] [L-06] invites, takes in, and ends, on screens that are open', async ({
  browser,
  demo,
}) => {
  const intake = await openWindow(browser, demo, 'O2');
  await expect(intake.getByRole('heading', { name: 'Mijn plannen' })).toBeVisible();
  const director = await openSecond(browser, demo, 'W2');
  await director.getByRole('link', { name: 'Kring' }).click();
  await director.getByRole('button', { name: 'Organisatie uitnodigen' }).click();
  const dialog = director.getByRole('alertdialog');
  await dialog.getByLabel('Zoek een organisatie').fill('haven');
  await choose(director, 'Organisatie', /Voorbeeldhaven/);
  await dialog.getByLabel('Doel').fill('Opvang voorbereiden');
  await choose(director, 'Grondslag', /Vitaal belang/);
  await fillDay(director, 'Opnieuw bekijken op', ['01', '06', '2099']);
  await dialog.getByText('Alleen wat er vanaf nu bij komt').click();
  await dialog.getByRole('button', { name: 'Uitnodigen' }).click();
  // What was typed stays, and the reason that is missing is asked for.
  await expect(dialog.getByRole('alert')).toContainText('Vul nog in: Toelichting op de grondslag.');
  await expect(dialog.getByLabel('Doel')).toHaveValue('Opvang voorbereiden');
  await dialog.getByLabel('Toelichting op de grondslag').fill('Direct gevaar');
  await shoot(director, 'circle-invite');
  await dialog.getByRole('button', { name: 'Uitnodigen' }).click();
  await expect(dialog).toHaveCount(0);
  const shelter = director.getByRole('article', { name: 'Opvang De Voorbeeldhaven' });
  await expect(shelter).toContainText('Uitgenodigd');
  await expect(shelter).toContainText('Alleen wat er vanaf nu bij komt');

  // The list that stood open says so by itself.
  await intake.getByRole('link', { name: 'Uitnodiging voor casus VB-0002' }).click();
  await expect(intake.getByText('Opvang voorbereiden')).toBeVisible();
  await expect(intake.locator('main')).not.toContainText('Linde');
  await shoot(intake, 'circle-intake');
  await expectNoBarriers(intake);
  await intake.getByRole('button', { name: 'Aannemen', exact: true }).click();
  await expect(intake.getByRole('alert')).toBeVisible();
  await intake.getByRole('checkbox', { name: /Veiligheidscoördinator/ }).focus();
  await intake.keyboard.press('Space');
  await intake.getByRole('button', { name: 'Aannemen', exact: true }).click();
  await expect(intake.getByRole('heading', { name: 'Casus Linde' })).toBeVisible();
  await expect(intake.locator('.v-item')).toHaveCount(0);
  await expect(shelter).toContainText('Neemt deel');
  await expect(shelter).toContainText('Veiligheidscoördinator (O2)');

  await intake.goto(`${demo.url}/intake`);
  await expect(intake.getByText('Er wachten geen uitnodigingen.')).toBeVisible();
  await shoot(intake, 'circle-intakes');
  await expectNoBarriers(intake);
  await intake.getByRole('link', { name: 'Casus VB-0002' }).click();
  await expect(intake.getByRole('listitem').filter({ hasText: '(O2)' })).toBeVisible();
  await shoot(intake, 'circle-intake-accepted');
  await intake.getByRole('link', { name: 'Alle plannen' }).click();
  await intake.getByRole('link', { name: 'Casus Linde' }).click();
  await expect(intake.getByRole('heading', { name: 'Casus Linde' })).toBeVisible();

  const list = await intake.context().newPage();
  await list.goto(demo.url);
  await expect(list.getByRole('link', { name: 'Casus Linde' })).toBeVisible();
  await shelter.getByRole('button', { name: /^Deelname van/ }).click();
  await director.getByLabel('Reden').fill('Niet meer nodig');
  await director.getByRole('button', { name: 'Deelname beëindigen', exact: true }).click();
  await expect(intake.getByText('Dit plan is niet beschikbaar')).toBeVisible();
  await expect(list.getByRole('link', { name: 'Casus Linde' })).toHaveCount(0);
  await expect(shelter).toContainText('Beëindigd');
  await director.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
  await expect(director.getByText(/nodigde Opvang De Voorbeeldhaven uit/)).toBeVisible();
  await shoot(director, 'circle-history');
});

test('[C-23] [C-20] [C-21] begins a case, makes it active, and closes it under an open editor', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'VT1');
  await page.getByRole('link', { name: 'Nieuwe casus' }).click();
  await page.getByLabel('Naam van de casus').fill('Casus Wilg');
  await page.getByRole('button', { name: 'Casus beginnen' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'Vul nog in: Doel, Grondslag en Opnieuw bekijken op.',
  );
  await page.getByLabel('Doel').fill('Veiligheid herstellen');
  await choose(page, 'Grondslag', /Wettelijke taak/);
  await fillDay(page, 'Opnieuw bekijken op', ['01', '06', '2099']);
  await shoot(page, 'circle-new-case');
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Casus beginnen' }).click();
  await expect(page.getByRole('heading', { name: 'Casus Wilg' })).toBeVisible();
  await expect(page.getByText('Concept', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Organisatie uitnodigen' })).toHaveCount(0);
  const step = async (name: string, reason?: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('alertdialog');
    if (reason !== undefined) await dialog.getByLabel('Reden').fill(reason);
    await dialog.getByRole('button', { name, exact: true }).click();
    await expect(dialog).toHaveCount(0);
  };
  await step('Actief maken');
  await expect(page.getByRole('button', { name: 'Organisatie uitnodigen' })).toBeVisible();
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await page.getByRole('button', { name: 'Voorwaarde toevoegen' }).click();
  await expect(page.locator('.cm-content:focus')).toHaveText('');
  await page.keyboard.type('Geen contact.');
  await expect(page.locator('[data-save]')).toHaveText('Opgeslagen');

  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.locator('.v-item')).toContainText('Geen contact.', { timeout: 30_000 });
  await page.getByRole('link', { name: 'Kring' }).click();
  await step('Naar monitoring');
  await step('Casus sluiten', 'Doelen bereikt');
  await expect(other.getByText('De casus is gesloten.').first()).toBeVisible();
  // The editor that stood open because somebody else was here takes no more; fields show their value alone.
  const editors = other.locator('.v-item [role="textbox"], .v-item input:not([type="hidden"])');
  await expect(editors.and(other.locator(':not([aria-readonly="true"])'))).toHaveCount(0);
  await other.locator('.v-item').getByText('Geen contact.').click();
  await other.keyboard.type('toch');
  await expect(other.locator('.v-item')).not.toContainText('toch');
  await expect(other.getByRole('button', { name: 'Voorwaarde toevoegen' })).toHaveCount(0);
  await shoot(other, 'circle-closed');
  await page.getByRole('button', { name: 'Heropenen', exact: true }).click();
  await expect(page.getByLabel('Melding van')).toBeVisible();
});

test('[C-07] puts a colleague on the case from a day until a day, while another fills in a form', async ({
  browser,
  demo,
}) => {
  const busy = await openSecond(browser, demo, 'W2');
  await busy.getByRole('link', { name: 'Kring' }).click();
  await busy.getByRole('button', { name: 'Organisatie uitnodigen' }).click();
  await busy.getByRole('alertdialog').getByLabel('Doel').fill('Opvang voorbereiden');

  const page = await openSecond(browser, demo, 'W1');
  await page.getByRole('link', { name: 'Kring' }).click();
  await page.getByRole('button', { name: 'Collega toevoegen' }).click();
  const dialog = page.getByRole('alertdialog');
  const send = dialog.getByRole('button', { name: 'Collega toevoegen' });
  await send.click();
  await expect(dialog.getByRole('alert')).toContainText('Vul nog in: Collega.');
  await choose(page, 'Collega', /X1/);
  await fillDay(page, 'Vanaf', ['01', '06', '2099']);
  await fillDay(page, 'Tot en met', ['31', '05', '2099']);
  await send.click();
  await expect(dialog.getByRole('alert')).toContainText('een einde na het begin');
  await fillDay(page, 'Tot en met', ['30', '06', '2099']);
  await send.click();
  await expect(dialog).toHaveCount(0);
  const team = page.getByRole('article', { name: /Wijkteam/ });
  await expect(team.getByRole('listitem').filter({ hasText: '(X1)' })).toContainText(
    /van .*1 jun 2099.* tot .*1 jul 2099/,
  );
  await shoot(page, 'circle-stay');
  // Everybody is told to look anew; what is being filled in stays.
  await expect(busy.getByText('(X1)')).toHaveCount(1);
  await expect(busy.getByRole('alertdialog').getByLabel('Doel')).toHaveValue('Opvang voorbereiden');

  await page.getByRole('button', { name: /\(X1\).* van de casus halen/ }).click();
  await dialog.getByRole('button', { name: 'Van de casus halen' }).click();
  await expect(page.getByText('(X1)')).toHaveCount(0);
});

test('[C-30] finds among one’s own cases, by words and by how they stand', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'P1');
  const cards = page.getByRole('article');
  await expect(cards).toHaveCount(2);
  await page.getByRole('textbox', { name: 'Zoeken in mijn plannen' }).fill('linde');
  await expect(cards).toHaveCount(1);
  await expect(cards).toContainText('Casus Linde');
  await page.getByRole('textbox', { name: 'Zoeken in mijn plannen' }).fill('voorbeeldhaven');
  await expect(cards).not.toContainText('Linde');
  await page.getByRole('textbox', { name: 'Zoeken in mijn plannen' }).fill('bestaat niet');
  await expect(page.getByText('Geen plannen gevonden')).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole('textbox', { name: 'Zoeken in mijn plannen' }).fill('');
  await choose(page, 'Status van de casus', /Gesloten/);
  await expect(page.getByText('Geen plannen gevonden')).toBeVisible();
});

for (const viewport of [WIDE, NARROW]) {
  test(`the circle has no barriers at ${viewport.width} pixels`, async ({ browser, demo }) => {
    const page = await openSecond(browser, demo, 'W2');
    await page.setViewportSize(viewport);
    await page.getByRole('link', { name: 'Kring' }).click();
    await expect(page.getByRole('heading', { name: 'Status van de casus' })).toBeVisible();
    await expectNoBarriers(page);
    await shoot(page, `circle-${viewport.width}`);
    for (const name of ['Organisatie uitnodigen', 'Collega toevoegen', 'Naar monitoring']) {
      await page.getByRole('button', { name }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await expectNoBarriers(page);
      await shoot(page, `circle-${viewport.width}-${name.split(' ')[0]}`);
      await page.getByRole('alertdialog').getByRole('button', { name: 'Sluiten' }).click();
      await expect(page.getByRole('alertdialog')).toHaveCount(0);
    }
    await page.goto(demo.url);
    await expect(page.getByRole('article').first()).toBeVisible();
    await shoot(page, `circle-list-${viewport.width}`);
  });
}

test('[C-32] [W-13] searches in an open plan without asking the server, and goes from place to place', async ({
  browser,
  demo,
}) => {
  const page = await openSecond(browser, demo, 'W2');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.postData() ?? request.url()));
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => asked.push(String(payload))),
  );
  const box = page.getByRole('searchbox', { name: 'Zoek in dit plan' });
  const count = page.getByRole('search').getByRole('status');
  const marked = (name: string) =>
    page.evaluate((each) => [...(CSS.highlights.get(each) ?? [])].map(String), name);
  await box.fill('WISSELDAGEN');
  await expect(count).toContainText('1 van ');
  const all = Number(/van (\d+)/.exec((await count.textContent()) ?? '')?.[1]);
  expect(all).toBeGreaterThan(1);
  await expect.poll(() => marked('v-hits')).toHaveLength(all);
  await expect
    .poll(async () => (await marked('v-hit')).map((words) => words.toLowerCase()))
    .toEqual(['wisseldagen']);
  await expect(page.locator('.v-field--found')).toBeInViewport();
  await shoot(page, 'circle-search');
  await expectNoBarriers(page);
  // Round, and back: focus stays where one types.
  await box.press('Enter');
  await expect(count).toContainText(`2 van ${all}`);
  await box.press('Shift+Enter');
  await box.press('Shift+Enter');
  await expect(count).toContainText(`${all} van ${all}`);
  await expect(box).toBeFocused();
  await page.getByRole('button', { name: 'Volgende plaats' }).click();
  await expect(count).toContainText(`1 van ${all}`);
  // From a button, too.
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('');
  await box.fill('wisseldagen');
  await expect(count).toContainText(`1 van ${all}`);
  // An item that is closed opens for what stands in it.
  const item = page.locator('.v-item:has(.v-field--found)');
  const name = await item.getAttribute('data-item');
  await box.press('Escape');
  await expect(page.locator(`[data-item="${name}"]`)).toBeFocused();
  await expect(box).toHaveValue('');
  await expect.poll(() => marked('v-hits')).toEqual([]);
  await page
    .locator(`[data-item="${name}"]`)
    .getByRole('button', { name: /^Inklappen/ })
    .click();
  await expect(page.locator(`[data-item="${name}"] .v-field`)).toHaveCount(0);
  await box.fill('wisseldagen');
  await expect(page.locator(`[data-item="${name}"] .v-field--found`)).toBeInViewport();
  // A choice, and the name of somebody in a list, as the screen reads them.
  for (const [words, match] of [
    ['maandelijks', 'Maandelijks'],
    ['jeugdprof', 'Jeugdprof'],
  ] as const) {
    await box.fill(words);
    await expect.poll(() => marked('v-hit')).toEqual([match]);
  }
  await box.fill('staat hier niet');
  await expect(count).toHaveText('Niets gevonden');
  await page.setViewportSize(NARROW);
  await box.fill('wisseldagen');
  await expect(page.locator('.v-field--found')).toBeInViewport();
  await shoot(page, 'circle-search-320');
  await expectNoBarriers(page);
  expect(asked.join().toLowerCase()).not.toContain('wisseldagen');
});

test('[C-06] [C-09] declines an invitation, and leaves a case, each seen at once by who leads', async ({
  browser,
  demo,
}) => {
  const director = await openSecond(browser, demo, 'W2');
  await director.getByRole('link', { name: 'Kring' }).click();
  await director.getByRole('button', { name: 'Organisatie uitnodigen' }).click();
  const invitation = director.getByRole('alertdialog');
  await choose(director, 'Organisatie', /Voorbeeldhaven/);
  await invitation.getByLabel('Doel').fill('Opvang voorbereiden');
  await choose(director, 'Grondslag', /Wettelijke taak/);
  await fillDay(director, 'Opnieuw bekijken op', ['01', '06', '2099']);
  await invitation.getByText('Het plan zoals het nu is').click();
  await invitation.getByRole('button', { name: 'Uitnodigen' }).click();
  await expect(invitation).toHaveCount(0);

  const intake = await openWindow(browser, demo, 'O2');
  await intake.getByRole('link', { name: 'Uitnodiging voor casus VB-0002' }).click();
  await intake.getByRole('button', { name: 'Niet aannemen' }).click();
  await intake.getByRole('alertdialog').getByLabel('Reden (niet verplicht)').fill('Geen plaats');
  await shoot(intake, 'circle-decline');
  await intake.getByRole('alertdialog').getByRole('button', { name: 'Niet aannemen' }).click();
  await expect(intake.getByRole('link', { name: /^Uitnodiging voor casus/ })).toHaveCount(0);
  const shelter = director.getByRole('article', { name: 'Opvang De Voorbeeldhaven' });
  await expect(shelter).toContainText('Niet aangenomen');
  await expect(shelter).toContainText('Geen plaats');

  const police = await openSecond(browser, demo, 'P1');
  await police.getByRole('link', { name: 'Kring' }).click();
  await police.getByRole('button', { name: /^Met Politie .* vertrekken$/ }).click();
  const leaving = police.getByRole('alertdialog');
  await leaving.getByRole('button', { name: 'Vertrekken' }).click();
  await expect(leaving.getByRole('alert')).toContainText('Vul nog in: Reden.');
  await leaving.getByLabel('Reden').fill('Onderzoek gesloten');
  await leaving.getByRole('button', { name: 'Vertrekken' }).click();
  await expect(police.getByText('Dit plan is niet beschikbaar')).toBeVisible();
  await expect(director.getByRole('article', { name: /^Politie/ })).toContainText('Vertrokken');
});

test('[C-24] [C-25] begins one case after a lost answer, and lets it be discarded', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'VT1');
  await page.getByRole('link', { name: 'Nieuwe casus' }).click();
  await expect(page.getByText('Wie bij uw organisatie casussen aanneemt')).toBeVisible();
  await page.getByLabel('Naam van de casus').fill('Casus Vergissing');
  await page.getByLabel('Doel').fill('Veiligheid herstellen');
  await choose(page, 'Grondslag', /Wettelijke taak/);
  await fillDay(page, 'Opnieuw bekijken op', ['01', '06', '2099']);
  const begin = page.getByRole('button', { name: 'Casus beginnen' });
  await page.getByLabel('Naam van de casus').fill('Casus \u202eVergissing');
  await begin.click();
  await expect(page.getByRole('alert')).toContainText('Wat u bij Naam van de casus invulde');
  await page.getByLabel('Naam van de casus').fill('Casus Vergissing');
  // The server begins it, and the answer is lost on the way.
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('Vergissing')) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await begin.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.unroute('**/graphql');
  await begin.click();
  await expect(page.getByRole('heading', { name: 'Casus Vergissing' })).toBeVisible();

  const list = await page.context().newPage();
  await list.goto(demo.url);
  await expect(list.getByRole('link', { name: 'Casus Vergissing' })).toHaveCount(1);
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await page.getByRole('button', { name: 'Concept weggooien' }).click();
    await expectNoBarriers(page);
    await shoot(page, `circle-discard-${viewport.width}`);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Annuleren' }).click();
  }
  await page.getByRole('button', { name: 'Concept weggooien' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Concept weggooien' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Vul nog in: Reden.');
  await dialog.getByLabel('Reden').fill('Per ongeluk begonnen');
  await dialog.getByRole('button', { name: 'Concept weggooien' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Gearchiveerd', { exact: true }).first()).toBeVisible();
  await shoot(page, 'circle-discarded');
  await list.reload();
  await expect(list.getByRole('link', { name: 'Casus Linde' })).toBeVisible();
  await expect(list.getByRole('link', { name: 'Casus Vergissing' })).toHaveCount(0);
  await choose(list, 'Status van de casus', /Gearchiveerd/);
  await expect(list.getByRole('link', { name: 'Casus Vergissing' })).toBeVisible();
});
