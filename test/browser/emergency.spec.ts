import type { Locator } from '@playwright/test';
import { expectNoBarriers, NARROW, shoot } from './barriers.js';
import { Cable } from './unplugged.js';
import { PlanQuery } from './plan-query.js';
import {
  expect,
  openPlan,
  openWindow,
  demoOfWorker,
  test as base,
  type Demo,
} from './demo.fixture.js';

/** A demo of their own: somebody is shut out of the case in these tests, and does not come back. */
const test = base.extend<object, { demo: Demo }>({
  demo: demoOfWorker(),
});

const CONTACT = 'Coördinator, dag en nacht: 06 00 00 00 00';
const REASON = 'A meldt achtervolging en kan niet wachten.';

/** What had the focus may be gone; the focus is not. */
async function expectFocusIn(dialog: Locator): Promise<void> {
  await expect(dialog.locator(':focus')).toHaveCount(1);
}

test('[K-32] [K-34] [K-36] opens the coordinator’s contact, tells who has to know, and is reviewed', async ({
  browser,
  demo,
}) => {
  const coordinator = await openPlan(browser, demo, 'O2');
  await coordinator.getByRole('button', { name: 'Contact van de coördinator toevoegen' }).click();
  await coordinator.getByRole('textbox', { name: 'Dag en nacht bereikbaar via' }).fill(CONTACT);
  await coordinator.keyboard.press('Enter');
  await expect(coordinator.locator('[data-save]')).toHaveText('Opgeslagen');

  const police = await openPlan(browser, demo, 'P1');
  await (await PlanQuery.as(demo, 'W1')).direct(await PlanQuery.as(demo, 'VT1'));
  const director = await openPlan(browser, demo, 'W1');
  const colleague = await openPlan(browser, demo, 'W2');
  await expect(police.getByText(CONTACT)).toHaveCount(0);
  // With the keyboard alone.
  await police.getByRole('button', { name: 'Noodknop' }).focus();
  await police.keyboard.press('Enter');
  const dialog = police.getByRole('dialog', { name: /^Noodknop/ });
  await expectNoBarriers(police);
  await shoot(police, 'noodknop-vraag');
  await dialog.getByRole('button', { name: 'Contact tonen' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Schrijf ten minste 10 tekens');
  await shoot(police, 'noodknop-te-kort');
  await dialog.getByRole('textbox', { name: 'Reden' }).fill(REASON);
  // Closed by mistake, it keeps what was written.
  await police.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await police.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Reden' })).toHaveValue(REASON);
  await dialog.getByRole('textbox', { name: 'Reden' }).focus();
  await police.keyboard.press('Tab');
  await police.keyboard.press('Enter');
  await expect(dialog.getByText(CONTACT)).toBeVisible();
  await expect(dialog.getByRole('timer')).toContainText(/Nog (60:00|59:\d\d) te zien/);
  await expectFocusIn(dialog);
  await expectNoBarriers(police);
  await shoot(police, 'noodknop-contact');

  await expect(coordinator.getByRole('alert').filter({ hasText: REASON })).toBeVisible();
  await expect(director.getByText(/^De noodknop is gebruikt/)).toBeVisible();
  // Whoever reads further down is told in the part that stays in sight, and led there.
  await shoot(coordinator, 'noodknop-coordinator-beneden');
  await coordinator.getByRole('link', { name: 'Noodknop gebruikt' }).click();
  await expect(coordinator.getByRole('alert').filter({ hasText: REASON })).toBeInViewport();
  await expect(director.getByText(REASON)).toHaveCount(0);
  await expectNoBarriers(director);
  await shoot(director, 'noodknop-regievoerder');
  await shoot(coordinator, 'noodknop-coordinator');
  await director.getByRole('button', { name: 'Gezien' }).click();
  await expect(director.getByText(/^De noodknop is gebruikt/)).toHaveCount(0);
  await director.reload();
  await expect(director.getByRole('button', { name: 'Noodknop' })).toBeVisible();
  await expect(director.getByText(/^De noodknop is gebruikt/)).toHaveCount(0);
  await expect(colleague.getByText(/noodknop is gebruikt|gebruikte de noodknop/)).toHaveCount(0);

  await dialog.getByRole('button', { name: 'Nu afsluiten' }).click();
  await expect(police.getByText(CONTACT)).toHaveCount(0);
  await expect(dialog.getByRole('status')).toContainText('is afgelopen');
  await expectFocusIn(dialog);
  await expectNoBarriers(police);
  await shoot(police, 'noodknop-afgelopen');
  await dialog.getByRole('button', { name: 'Terug naar het plan' }).click();
  await expect(police.getByRole('button', { name: 'Noodknop' })).toBeFocused();

  const officer = await openWindow(browser, demo, 'P2');
  await expect(officer.getByText(/^Wijkagent \(P1\) gebruikte de noodknop/)).toBeVisible();
  await shoot(officer, 'toets-overzicht');
  await coordinator.goto(demo.url);
  await coordinator.getByRole('link', { name: /^Toetsen: noodknop/ }).click();
  await coordinator.getByRole('button', { name: 'Toetsen' }).click();
  const review = coordinator.getByRole('dialog');
  await expectNoBarriers(coordinator);
  await shoot(coordinator, 'toets');
  await review.getByRole('textbox', { name: 'Conclusie' }).fill('Er was geen andere weg.');
  await coordinator.keyboard.press('Escape');
  await coordinator.getByRole('button', { name: 'Toetsen' }).click();
  await review.getByRole('button', { name: 'Toets vaststellen' }).click();
  await expect(review.getByRole('alert')).toHaveText('Kies een oordeel.');
  await shoot(coordinator, 'toets-onvolledig');
  await review.getByRole('radio', { name: 'Terecht', exact: true }).check({ force: true });
  await review.getByRole('button', { name: 'Toets vaststellen' }).click();
  await expect(review).toHaveCount(0);
  await expect(coordinator.getByRole('alert').filter({ hasText: REASON })).toHaveCount(0);
  await officer.reload();
  await expect(officer.getByRole('heading', { name: 'Mijn plannen' })).toBeVisible();
  await expect(officer.getByText(/gebruikte de noodknop/)).toHaveCount(0);
});

test('[K-13] [K-20] checks somebody of the case without telling what came of it, and shuts a tie out', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'W1');
  const card = page.locator('#persons .v-item').first();
  await card.getByRole('button', { name: /^Acties voor/ }).click();
  await page.getByRole('menuitem', { name: 'Controle op belangenverstrengeling' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox', { name: 'Achternaam', exact: true }).fill('van der Zilverboom');
  await dialog.getByRole('spinbutton').first().click();
  await page.keyboard.type('09031984');
  await expectNoBarriers(page);
  await shoot(page, 'controle');
  await dialog.getByRole('button', { name: 'Controle invoeren' }).click();
  await expect(dialog.getByRole('status')).toContainText('Ingevoerd.');
  await expect(dialog.getByRole('textbox', { name: 'Achternaam', exact: true })).toHaveValue('');
  await shoot(page, 'controle-ingevoerd');
  await dialog.getByRole('button', { name: 'Sluiten' }).click();
  await expect(page.getByText('Zilverboom')).toHaveCount(0);

  const police = await openPlan(browser, demo, 'P1');
  const own = police.locator('#persons .v-item').first();
  await own.getByRole('button', { name: /^Acties voor/ }).click();
  await police.getByRole('menuitem', { name: 'Ik heb een persoonlijke band' }).click();
  await expectNoBarriers(police);
  await shoot(police, 'band');
  await police.getByRole('button', { name: 'Melden en sluiten' }).click();
  await expect(police.getByRole('button', { name: 'Noodknop' })).toHaveCount(0);
  await police.goto(demo.url);
  await expect(police.getByRole('heading', { name: 'Mijn plannen' })).toBeVisible();
  await expect(police.getByRole('link', { name: 'Casus Esdoorn' })).toHaveCount(0);
  // To the others on the case nothing happened.
  await expect(page.getByRole('button', { name: 'Noodknop' })).toBeVisible();

  const officer = await openWindow(browser, demo, 'P2');
  await expect(officer.getByText('1 melding van belangenverstrengeling wacht op u')).toBeVisible();
  await expectNoBarriers(officer);
  await shoot(officer, 'start-functionaris');
  await expect(page.getByText(/melding(en)? van belangenverstrengeling/)).toHaveCount(0);
  await officer.getByRole('link', { name: 'Belangenverstrengeling' }).click();
  const report = officer.getByRole('listitem').filter({ hasText: 'Wijkagent (P1)' });
  await expect(report).toContainText('Zelf gemeld');
  await expect(officer.getByText(/VB-0001|Casus Esdoorn/)).toHaveCount(0);
  await expectNoBarriers(officer);
  await shoot(officer, 'meldingen');
  await report.getByRole('button', { name: /^Onterecht/ }).click();
  const lift = officer.getByRole('dialog');
  await lift.getByRole('textbox', { name: 'Hoe u dat weet' }).fill('Vergissing, nagevraagd.');
  await expectNoBarriers(officer);
  await shoot(officer, 'melding-onterecht');
  await lift.getByRole('button', { name: 'Opheffen vragen' }).click();
  await expect(report).toContainText('Opheffen gevraagd');
  await expect(report.getByRole('button', { name: /^Instemmen/ })).toHaveCount(0);
  await shoot(officer, 'melding-gevraagd');
  await report.getByRole('button', { name: /^Bevestigen/ }).click();
  const sure = officer.getByRole('alertdialog');
  await expect(sure).toContainText('Niemand ziet Wijkagent (P1) daarna nog op de casus staan.');
  await expectNoBarriers(officer);
  await sure.getByRole('button', { name: 'Annuleren' }).click();
  await expect(report).toContainText('Opheffen gevraagd');
  await report.getByRole('button', { name: /^Bevestigen/ }).click();
  await sure.getByRole('button', { name: 'Bevestigen' }).click();
  await expect(report).toContainText('Bevestigd');
  await shoot(officer, 'melding-bevestigd');

  await officer.getByRole('button', { name: 'Band van een collega noteren' }).click();
  const tie = officer.getByRole('alertdialog');
  await tie.getByRole('button', { name: /Collega/ }).click();
  await officer.getByRole('option').first().click();
  await tie.getByRole('textbox', { name: 'Achternaam', exact: true }).fill('Zilverboom');
  await tie.getByRole('spinbutton').first().click();
  await officer.keyboard.type('09031984');
  await expectNoBarriers(officer);
  await shoot(officer, 'band-noteren');
  await tie.getByRole('button', { name: 'Noteren' }).click();
  await expect(tie.getByRole('status')).toContainText('Ingevoerd.');
});

test('[K-31] shows the contact for an hour on a machine whose clock is wrong', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'O1');
  const cable = await Cable.of(page);
  await page.clock.install({ time: Date.now() + 3 * 3_600_000 });
  await page.goto(`${demo.url}/plans/${demo.planId}`);
  await page.getByRole('button', { name: 'Noodknop' }).click();
  const dialog = page.getByRole('dialog', { name: /^Noodknop/ });
  await dialog.getByRole('textbox', { name: 'Reden' }).fill(REASON);
  await dialog.getByRole('button', { name: 'Contact tonen' }).click();
  await expect(dialog.getByRole('timer')).toContainText(/Nog (60:00|59:\d\d) te zien/);
  await shoot(page, 'noodknop-klok');
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^U gebruikt de noodknop, tot/)).toBeVisible();
  await expectNoBarriers(page);
  await shoot(page, 'noodknop-loopt');
  // The hour passes while the server says nothing.
  await page.getByRole('button', { name: 'Contact tonen' }).click();
  cable.pullOut();
  await page.clock.fastForward('01:00:05');
  await expect(dialog.getByRole('status')).toContainText('is afgelopen');
});

const STAFF = [
  { personId: 'a', name: 'Anna de Vries', function: 'Wijkagent', enteredAt: null },
  { personId: 'b', name: 'Bo Jansen', function: 'Recherche', enteredAt: '2026-01-05T23:30:00Z' },
];

test('[K-12] enters by what staff are found, and keeps what was typed where it is refused', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'P1');
  await page.route('**/conflict/staff', (route) => route.fulfill({ json: STAFF }));
  await page.route('**/conflict/staff/a', (route) =>
    route.fulfill({ status: 409, json: { error: { code: 'VALUE_INVALID' } } }),
  );
  await page.goto(`${demo.url}/staff`);
  await expect(page.getByText('Ingevoerd op di 6 jan')).toBeVisible();
  await expectNoBarriers(page);
  await shoot(page, 'medewerkers');
  await page.getByRole('button', { name: 'Invoeren, Anna de Vries' }).click();
  const dialog = page.getByRole('alertdialog');
  const surname = dialog.getByRole('textbox', { name: 'Achternaam', exact: true });
  await surname.fill('123');
  await dialog.getByRole('spinbutton').first().click();
  await page.keyboard.type('09031984');
  await dialog.getByRole('button', { name: 'Invoeren' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(surname).toHaveValue('123');
  await expectNoBarriers(page);
  await shoot(page, 'medewerker-invoeren');
});

test('[K-22] offers the second officer to agree, and nothing where all is well', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'P2');
  const report = { id: 'r', personId: 'a', name: 'Anna de Vries', function: 'Wijkagent' };
  const lift = { by: 'Bo Jansen', reason: 'Een naamgenoot, nagevraagd.', mayAgree: true };
  const asked = {
    ...report,
    how: 'MATCH',
    since: '2026-01-05T12:00:00Z',
    status: 'LIFT_ASKED',
    lift,
    alone: false,
  };
  let reports: object[] = [asked];
  await page.route('**/conflict/reports', (route) => route.fulfill({ json: reports }));
  await page.route('**/conflict/reports/r/agree', (route) => {
    reports = [];
    return route.fulfill({ status: 204 });
  });
  await page.goto(`${demo.url}/conflicts`);
  const card = page.getByRole('listitem').filter({ hasText: 'Anna de Vries' });
  await expect(card).toContainText('Bo Jansen vraagt om op te heffen');
  await expectNoBarriers(page);
  await shoot(page, 'melding-instemmen');
  await card.getByRole('button', { name: /^Instemmen/ }).click();
  const sure = page.getByRole('alertdialog');
  await expect(sure).toContainText('Dit kunt u niet terugdraaien.');
  await expectNoBarriers(page);
  await sure.getByRole('button', { name: /^Instemmen/ }).click();
  await expect(page.getByText('Er zijn geen meldingen.')).toBeVisible();
  await shoot(page, 'meldingen-leeg');
});

for (const path of ['conflicts', 'staff'] as const) {
  test(`[K-20] shows /${path} to nobody without the function, at 320 pixels`, async ({
    browser,
    demo,
  }) => {
    const page = await openWindow(browser, demo, 'W1');
    await page.setViewportSize(NARROW);
    await page.goto(`${demo.url}/${path}`);
    await expect(page.getByRole('alert')).toBeVisible();
    await expectNoBarriers(page);
  });
}
