import type { Locator, Page } from '@playwright/test';
import { expectNoBarriers, shoot } from './barriers.js';
import { beginActive, conclude, endFor, invite, press, putOn, takeOff } from './case-steps.js';
import { expect, openPlan, openWindow, test, type Demo } from './demo.fixture.js';
import { PlanQuery } from './plan-query.js';
import { Cable } from './unplugged.js';

const OVER = { name: 'U bent afgemeld' };

/** Somebody signs in from the same browser as this window. */
async function signIn(page: Page, demo: Demo, code: string): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(`${demo.url}/demo/sign-in?person=${code}`);
  await expect(other.getByText(`(${code})`).first()).toBeVisible();
  await other.close();
  await comeBack(page);
}

async function comeBack(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
}

test('[I-23] [I-24] shows nothing of an open dialog once the session is over, and all of it to the same person', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'P2');
  await page.goto(`${demo.url}/conflicts`);
  await page.getByRole('button', { name: 'Band van een collega noteren' }).click();
  const dialog = page.getByRole('alertdialog');
  const surname = dialog.getByRole('textbox', { name: 'Achternaam', exact: true });
  await surname.fill('Zilverboom');
  await dialog.getByRole('spinbutton').first().click();
  await page.keyboard.type('09031984');
  await dialog.getByRole('button', { name: /Collega/ }).click();
  await expect(page.getByRole('listbox')).toBeVisible();

  await signIn(page, demo, 'W2');
  await expect(page.getByRole('heading', OVER)).toBeFocused();
  await expect(page.locator('[role=alertdialog], [role=listbox]')).toHaveCount(0);
  await expectNoBarriers(page);
  await shoot(page, 'afgemeld-met-dialoog');

  await signIn(page, demo, 'P2');
  await expect(page.getByRole('heading', OVER)).toHaveCount(0);
  await expect(page).toHaveTitle(/^Belangenverstrengeling/);
  if ((await page.getByRole('listbox').count()) > 0) await page.keyboard.press('Escape');
  await expect(surname).toHaveValue('Zilverboom');
  await expect(dialog.getByRole('spinbutton').last()).toHaveText('1984');
  // Closed on purpose, it is let go of.
  await dialog.getByRole('button', { name: 'Sluiten' }).click();
  await page.getByRole('button', { name: 'Band van een collega noteren' }).click();
  await expect(surname).toHaveValue('');
});

test('[I-24] shows nothing of what was kept of an ended plan once somebody else signs in', async ({
  browser,
  demo,
}) => {
  const worker = await PlanQuery.as(demo, 'VT1');
  const expert = await PlanQuery.as(demo, 'VTE');
  const planId = await beginActive(worker, 'Casus Els');
  await putOn(worker, planId, expert);
  const page = await openWindow(browser, demo, 'VTE');
  await page.goto(`${demo.url}/plans/${planId}`);
  await page.getByRole('button', { name: 'Noodknop' }).click();
  await page.getByRole('textbox', { name: 'Reden' }).fill('Nog niet verzonden reden');
  await takeOff(worker, planId, expert);
  await expect(page.getByRole('heading', { name: 'Dit plan is niet beschikbaar' })).toBeVisible();
  await expect(page.getByText('Nog niet verzonden reden')).toBeVisible();
  // Nobody comes back to the window: it is told.
  const other = await page.context().newPage();
  await other.goto(`${demo.url}/demo/sign-in?person=W2`);
  await expect(page.getByRole('heading', OVER)).toBeVisible();
  await expect(page.getByText('Nog niet verzonden reden')).toBeHidden();
});

test('[I-23] sends only what was changed by this window, however long ago that was', async ({
  browser,
  demo,
}) => {
  const [mine, other] = [
    await openWindow(browser, demo, 'BH1'),
    await openWindow(browser, demo, 'BH1'),
  ];
  const functionsOf = async (page: Page) => {
    await page.getByRole('button', { name: /^Functies: .*\(VTE\)/ }).click();
    return page.getByRole('dialog');
  };
  const set = (dialog: Locator, name: RegExp, isSet: boolean) =>
    dialog.getByRole('checkbox', { name }).setChecked(isSet, { force: true });
  const save = async (dialog: Locator) => {
    await dialog.getByRole('button', { name: 'Functies opslaan' }).click();
    await expect(dialog).toHaveCount(0);
  };
  await other.goto(`${demo.url}/people`);
  const given = await functionsOf(other);
  await set(given, /^Casusintake/, true);
  await save(given);
  await mine.getByRole('link', { name: /Medewerkers/ }).click();
  await set(await functionsOf(mine), /^Aandachtsfunctionaris/, true);
  await mine.goBack();
  await expect(mine.getByRole('dialog')).toHaveCount(0);
  const taken = await functionsOf(other);
  await set(taken, /^Casusintake/, false);
  await save(taken);
  await mine.goForward();
  const again = await functionsOf(mine);
  await expect(again.getByRole('checkbox', { name: /^Aandachtsfunctionaris/ })).toBeChecked();
  await expect(again.getByRole('checkbox', { name: /^Casusintake/ })).not.toBeChecked();
  await save(again);
  await expect(
    (await functionsOf(other)).getByRole('checkbox', { name: /^Casusintake/ }),
  ).not.toBeChecked();
});

test('[I-24] shows the access log again to the same person', async ({ browser, demo }) => {
  const page = await openWindow(browser, demo, 'FG1');
  await page.goto(`${demo.url}/access-log`);
  await expect(page.getByRole('article').first()).toBeVisible();
  await signIn(page, demo, 'W2');
  await expect(page.getByRole('heading', OVER)).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(0);
  await signIn(page, demo, 'FG1');
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
});

test('[I-23] [I-54] [K-37] keeps a review open while the functions of whoever writes it change', async ({
  browser,
  demo,
}) => {
  const worker = await PlanQuery.as(demo, 'VT1');
  await press(worker, await beginActive(worker, 'Casus Beuk'), 'A meldt achtervolging.');
  const page = await openWindow(browser, demo, 'FG1');
  const administrator = await openWindow(browser, demo, 'BH1');
  await administrator.goto(`${demo.url}/people`);
  const review = page.getByRole('dialog');
  for (const [path, isGiven] of [
    ['', true],
    ['/conflicts', false],
  ] as const) {
    await page.goto(demo.url + path);
    await page.getByRole('button', { name: /^Toetsen: noodknop/ }).click();
    await review.getByRole('textbox', { name: 'Conclusie' }).fill(`Nog bezig op ${path}.`);
    await administrator.getByRole('button', { name: /^Functies: .*\(FG1\)/ }).click();
    const functions = administrator.getByRole('dialog');
    const intake = functions.getByRole('checkbox', { name: /^Casusintake/ });
    await intake.setChecked(isGiven, { force: true });
    const asked = page.waitForResponse(/\/conflict\/reports/);
    await functions.getByRole('button', { name: 'Functies opslaan' }).click();
    await (await asked).finished();
    await expect(functions).toHaveCount(0);
    await expect(page.getByText('Bezig met laden…')).toHaveCount(0);
    await expect(review.getByRole('textbox', { name: 'Conclusie' })).toHaveValue(
      `Nog bezig op ${path}.`,
    );
  }
});

test('[I-23] [K-36] keeps a review in an open plan when the connection breaks, and when it is concluded elsewhere', async ({
  browser,
  demo,
}) => {
  const coordinator = await PlanQuery.as(demo, 'O2');
  const use = await press(await PlanQuery.as(demo, 'P1'), demo.planId, 'A meldt achtervolging.');
  const page = await openWindow(browser, demo, 'O2');
  const cable = await Cable.of(page);
  await page.goto(`${demo.url}/plans/${demo.planId}`);
  await page.getByRole('button', { name: 'Toetsen' }).click();
  const review = page.getByRole('dialog');
  const conclusion = review.getByRole('textbox', { name: 'Conclusie' });
  await conclusion.fill('Toets in het plan, nog bezig.');
  await review.getByRole('radio', { name: 'Terecht', exact: true }).check({ force: true });
  await cable.cut();
  await expect(page.locator('[data-save="save.offline"]')).toBeAttached();
  await cable.putBack();
  await expect(page.locator('[data-save="save.saved"]')).toBeAttached();
  await expect(conclusion).toHaveValue('Toets in het plan, nog bezig.');
  await expect(review.getByRole('radio', { name: 'Terecht', exact: true })).toBeChecked();
  await expect(review.getByText('A meldt achtervolging.')).toBeVisible();

  await conclude(coordinator, demo.planId, use);
  await expect(review.getByText('De toets is al vastgesteld.')).toBeVisible();
  await expect(review.getByText('Toets in het plan, nog bezig.')).toBeVisible();
  await expectNoBarriers(page);
  await shoot(page, 'toets-in-plan-al-vastgesteld');
  await page.keyboard.press('Escape');
  await expect(review).toHaveCount(0);
  await expect(page.getByText(/gebruikte de noodknop/)).toHaveCount(0);
});

test('[I-23] [L-02] shows what was typed in dialogs of an ended plan, to the same person alone', async ({
  browser,
  demo,
}) => {
  const use = 'A belt, en kan niet wachten.';
  await press(await PlanQuery.as(demo, 'P1'), demo.planId, use);
  const page = await openPlan(browser, demo, 'O2');
  await page.getByRole('button', { name: 'Toetsen' }).click();
  await page.getByRole('textbox', { name: 'Conclusie' }).fill('Hieraan schreef ik nog.');
  await signIn(page, demo, 'W2');
  await expect(page.getByRole('heading', OVER)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('Hieraan schreef ik nog.')).toBeHidden();
  await expectNoBarriers(page);
  await shoot(page, 'plan-voorbij-van-een-ander');

  await signIn(page, demo, 'O2');
  await expect(page.getByText('Hieraan schreef ik nog.')).toBeVisible();
  // What others wrote in the plan is not.
  await expect(page.getByText(use)).toHaveCount(0);
  await expectNoBarriers(page);
  await shoot(page, 'plan-voorbij-met-tekst');
  await page.getByRole('link', { name: 'Alle plannen' }).click();
  await page.getByRole('link', { name: /^Toetsen: noodknop/ }).click();
  await page.getByRole('button', { name: 'Toetsen' }).click();
  await expect(page.getByRole('textbox', { name: 'Conclusie' })).toHaveValue(
    'Hieraan schreef ik nog.',
  );
});

test('[I-23] [C-03] keeps an invitation that is filled in while the plan ends for somebody else', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'W2');
  await page.getByRole('link', { name: 'Casus Linde' }).click();
  await page.getByRole('link', { name: 'Kring' }).click();
  await page.getByRole('button', { name: 'Organisatie uitnodigen' }).click();
  await page.getByRole('alertdialog').getByLabel('Doel').fill('Half ingevuld doel');
  await signIn(page, demo, 'X1');
  await expect(page.getByRole('heading', OVER)).toBeVisible();
  await expect(page.getByText('Half ingevuld doel')).toBeHidden();
  await signIn(page, demo, 'W2');
  await expect(page.getByText('Half ingevuld doel')).toBeVisible();
});

test('[I-23] [L-48] shows a value that never reached an ended plan, to the same person', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'W1');
  const cable = await Cable.of(page);
  await page.goto(`${demo.url}/plans/${demo.planId}`);
  const field = page.getByRole('textbox', { name: 'Aanduiding' }).first();
  await expect(field).toHaveValue('A');
  await cable.cut();
  await field.fill('A met de jas');
  await field.press('Enter');
  await signIn(page, demo, 'X1');
  await cable.putBack();
  // The plan itself is over, too, behind what says so of all screens.
  await expect(page.getByRole('heading', { ...OVER, includeHidden: true })).toHaveCount(2);
  await expect(page.getByText('A met de jas').filter({ visible: true })).toHaveCount(0);
  await signIn(page, demo, 'W1');
  await expect(page.locator('.v-kept-text').getByText('A met de jas')).toBeVisible();
});

const FAULTS = [
  { status: 500, json: { errors: [{ message: 'FAULT', extensions: { code: 'FAULT' } }] } },
  { json: { errors: [{ message: 'RATE_LIMITED', extensions: { code: 'RATE_LIMITED' } }] } },
];

test('[I-23] [C-05] [L-12] keeps what is filled in about an invitation, until it is withdrawn', async ({
  browser,
  demo,
}) => {
  const inviter = await PlanQuery.as(demo, 'W1');
  const invited = await PlanQuery.as(demo, 'VT1');
  const planId = await beginActive(inviter, 'Casus Iep');
  await invite(inviter, planId, invited);
  const page = await openWindow(browser, demo, 'VT1');
  await page.goto(`${demo.url}/intake/${planId}`);
  const box = page.getByRole('checkbox').first();
  await box.check({ force: true });
  for (const fault of FAULTS) {
    await page.route('**/graphql', (route) => route.fulfill(fault));
    const asked = page.waitForResponse(
      (response) => response.request().postData()?.includes('"Intake"') ?? false,
    );
    await comeBack(page);
    await (await asked).finished();
    await page.unroute('**/graphql');
    await expect(page.getByRole('button', { name: 'Aannemen', exact: true })).toBeVisible();
    await expect(box).toBeChecked();
  }
  await page.getByRole('button', { name: 'Niet aannemen' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox').fill('Wij kennen dit gezin niet.');
  await signIn(page, demo, 'W2');
  await expect(page.getByRole('heading', OVER)).toBeFocused();
  await signIn(page, demo, 'VT1');
  await expect(dialog.getByRole('textbox')).toHaveValue('Wij kennen dit gezin niet.');

  await endFor(inviter, planId, invited);
  const gone = page.getByRole('heading', { level: 1, name: 'Deze uitnodiging is er niet (meer)' });
  await expect(gone).toBeFocused();
  await expect(dialog).toHaveCount(0);
  await expectNoBarriers(page);
  await shoot(page, 'intake-afwezig');
  const words = await page.locator('main').innerText();
  for (const id of ['nonsense', '01a228c0-ffff-7fff-8fff-ffffffffffff']) {
    await page.goto(`${demo.url}/intake/${id}`);
    await expect(gone).toBeVisible();
    expect(await page.locator('main').innerText()).toBe(words);
  }
});

test('[L-06] leaves the focus in the list when the case that had it goes', async ({
  browser,
  demo,
}) => {
  const leader = await PlanQuery.as(demo, 'W1');
  const colleague = await PlanQuery.as(demo, 'X1');
  const [first, second] = [
    await beginActive(leader, 'Casus Els'),
    await beginActive(leader, 'Casus Es'),
  ];
  for (const planId of [first, second]) await putOn(leader, planId, colleague);
  const page = await openWindow(browser, demo, 'X1');
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  await link('Casus Els').focus();
  await takeOff(leader, first, colleague);
  await expect(link('Casus Els')).toHaveCount(0);
  await expect(link('Casus Es')).toBeFocused();
  await takeOff(leader, second, colleague);
  await expect(link('Casus Es')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: 'Mijn plannen' })).toBeFocused();
});
