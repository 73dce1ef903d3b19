import type { Locator, Page } from '@playwright/test';
import { expect, openPlan, test } from './demo.fixture.js';

const saveState = (page: Page): Locator => page.locator('[data-save]');
const itemWith = (page: Page, section: string, words: string): Locator =>
  page.locator(`#${section} .v-item`, { hasText: words });

/** Adds an item, and types its first words. */
async function add(page: Page, button: string, words: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await expect(page.locator('.cm-content:focus')).toHaveText('');
  await page.keyboard.type(words);
  await expect(saveState(page)).toHaveText('Opgeslagen');
}

test('[A-13] names people with the keyboard alone, and takes the item off every other screen', async ({
  browser,
  demo,
}) => {
  const owner = await openPlan(browser, demo, 'W1');
  const colleague = await openPlan(browser, demo, 'W2');
  const police = await openPlan(browser, demo, 'P1');
  const words = 'Alleen voor wie met name is genoemd.';
  await add(owner, 'Voorwaarde toevoegen', words);
  await expect(itemWith(colleague, 'conditions', words)).toBeVisible();
  await expect(itemWith(owner, 'conditions', words)).toContainText(
    'Wie ziet dit? Alle organisaties in deze casus.',
  );

  const change = itemWith(owner, 'conditions', words).getByRole('button', {
    name: /^Wijzigen wie/,
  });
  await change.focus();
  await owner.keyboard.press('Enter');
  const dialog = owner.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Alle organisaties in deze casus' }).focus();
  await owner.keyboard.press('ArrowDown');
  await owner.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: /^Alleen deze personen/ })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: /Regievoerder \(W1\)/ })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: /Wijkagent \(P1\)/ }).focus();
  await owner.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Vaststellen wie dit ziet' }).focus();
  await owner.keyboard.press('Enter');

  await expect(itemWith(owner, 'conditions', words)).toContainText(
    'Wie ziet dit? Alleen u en Wijkagent (P1).',
  );
  await expect(itemWith(police, 'conditions', words)).toContainText(
    'Wie ziet dit? Alleen u en Regievoerder (W1).',
  );
  await expect(colleague.getByText(words)).toHaveCount(0);
});

test('[A-15] keeps a code word for those who are named, on the screen and in the history', async ({
  browser,
  demo,
}) => {
  const [owner, police, vt] = await Promise.all(
    ['W2', 'P1', 'VT1'].map((code) => openPlan(browser, demo, code)),
  );
  if (!owner || !police || !vt) throw new Error('three windows');
  const words = 'De juf geeft K1 en K2 alleen mee aan A.';
  await add(owner, 'Afspraak toevoegen', words);
  const own = itemWith(owner, 'agreements', words);
  await own.getByRole('textbox', { name: 'Codewoord' }).fill('waterval');
  await owner.keyboard.press('Enter');
  await expect(saveState(owner)).toHaveText('Opgeslagen');
  await expect(itemWith(police, 'agreements', words)).toBeVisible();
  await expect(itemWith(police, 'agreements', words).getByText('Codewoord')).toHaveCount(0);

  await own.getByRole('button', { name: 'Wijzigen wie Codewoord ziet' }).click();
  await owner.getByRole('dialog').getByText('Wijkagent (P1)').click();
  await owner.getByRole('button', { name: 'Vaststellen wie dit ziet' }).click();
  await expect(
    itemWith(police, 'agreements', words).getByRole('textbox', { name: 'Codewoord' }),
  ).toHaveValue('waterval');
  await expect(itemWith(vt, 'agreements', words)).toBeVisible();
  await expect(itemWith(vt, 'agreements', words).getByText('Codewoord')).toHaveCount(0);
  await vt.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
  await expect(vt.locator('.v-entry').first()).toBeVisible();
  await expect(vt.getByText(/Codewoord|waterval/)).toHaveCount(0);
  await owner.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
  await expect(owner.locator('.v-entry').first()).toContainText('wijzigde wie ‘Codewoord’ van');
});

test('[A-16] offers a locked section to who may read there, and names people alone', async ({
  browser,
  demo,
}) => {
  const coordinator = await openPlan(browser, demo, 'O2');
  const shelter = await openPlan(browser, demo, 'O1');
  const vt = await openPlan(browser, demo, 'VT1');
  await add(coordinator, 'Opvanglocatie toevoegen', 'Verblijf onder codenaam.');
  const own = itemWith(coordinator, 'shelterLocation', 'Verblijf onder codenaam.');
  await expect(own).toContainText('Wie ziet dit? Alleen u.');
  await own.getByRole('button', { name: /^Wijzigen wie/ }).click();
  await expect(coordinator.getByRole('dialog').getByRole('radio')).toHaveCount(1);
  await coordinator.getByRole('button', { name: 'Annuleren' }).click();
  await expect(shelter.locator('#shelterLocation')).toContainText(
    'Er is niets dat u hier kunt lezen.',
  );
  await expect(shelter.getByRole('button', { name: 'Opvanglocatie toevoegen' })).toHaveCount(0);
  await expect(vt.locator('#agreements')).toBeVisible();
  await expect(vt.locator('#shelterLocation, #honour')).toHaveCount(0);
});

test('[A-18] shows the plan as another organisation sees it, only to read', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'VT1');
  const own = 'Alleen voor de eigen organisatie.';
  await add(page, 'Voorwaarde toevoegen', own);
  await itemWith(page, 'conditions', own)
    .getByRole('button', { name: /^Wijzigen wie/ })
    .click();
  await page.getByText('Alleen de eigen organisatie').click();
  await page.getByRole('button', { name: 'Vaststellen wie dit ziet' }).click();
  await expect(itemWith(page, 'conditions', own)).toContainText(
    'Alleen Veilig Thuis Voorbeeldregio.',
  );

  await page.getByRole('link', { name: 'Bekijk als' }).click();
  await expect(page.getByText('Kies een organisatie om te zien')).toBeVisible();
  await page.getByRole('button', { name: /Organisatie/ }).click();
  await expect(page.getByRole('option')).toHaveCount(3);
  await page.getByRole('option', { name: /^Opvang/ }).click();
  await expect(page.getByText('Het plan zoals Opvang De Voorbeeldhaven het ziet')).toBeVisible();
  await expect(page.getByText('Contactpersoon op de school van K1 en K2.')).toBeVisible();
  await expect(page.getByText(own)).toHaveCount(0);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /toevoegen$|^Wijzigen wie/ })).toHaveCount(0);
  await expect(page.locator('#shelterLocation, #honour')).toHaveCount(0);
});

test('[A-18] says so when the plan cannot be fetched, or the organisation is not on the case any more', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'P1');
  await page.getByRole('link', { name: 'Bekijk als' }).click();
  const answer = { status: 200, contentType: 'application/json' };
  const absent = JSON.stringify({
    data: { me: null, plan: null },
    errors: [{ message: 'ABSENT', extensions: { code: 'ABSENT' } }],
  });
  await page.route('**/graphql', (route) => route.fulfill({ ...answer, body: absent }));
  await page.getByRole('button', { name: /Organisatie/ }).click();
  await page.getByRole('option', { name: /^Wijkteam/ }).click();
  await expect(page.getByRole('alert')).toContainText('neemt niet (meer) deel aan deze casus');
  await page.unroute('**/graphql');
  await page.route('**/graphql', (route) => route.abort());
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await expect(page.getByRole('alert')).toContainText('kon niet worden opgehaald');
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await expect(page.getByText(/^Het plan zoals Wijkteam/)).toBeVisible();
});
