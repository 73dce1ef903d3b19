import type { Locator, Page } from '@playwright/test';
import { expectNoBarriers, NARROW, shoot, WIDE } from './barriers.js';
import { expect, openPlan, test } from './demo.fixture.js';

const FACTOR = 'Hoe dit helpt';

function firstOf(page: Page, section: string): Locator {
  return page.locator(`#${section} .v-item`).first();
}

/** Opens the menu of an item and chooses from it. */
async function choose(page: Page, item: Locator, choice: string): Promise<Locator> {
  await item.getByRole('button', { name: /^Acties voor/ }).click();
  await page.getByRole('menuitem', { name: choice }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toBeVisible();
  return dialog;
}

async function pick(page: Page, dialog: Locator, label: string, option: string): Promise<void> {
  await dialog.getByRole('button', { name: new RegExp(label) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function typeDay(page: Page, dialog: Locator, digits: string): Promise<void> {
  await dialog.getByRole('spinbutton').first().click();
  await page.keyboard.type(digits);
}

test('[N-01] [N-02] [N-05] corrects a text with a reason, which others read at once', async ({
  browser,
  demo,
}) => {
  const [page, other] = [await openPlan(browser, demo, 'W1'), await openPlan(browser, demo, 'P1')];
  const factor = firstOf(page, 'protectiveFactors');
  const dialog = await choose(page, factor, 'Corrigeren');
  await pick(page, dialog, 'Wat corrigeert u', FACTOR);
  const words = dialog.getByRole('textbox', { name: FACTOR });
  await words.fill(`${await words.inputValue()} Dat is nagevraagd.`);
  await expect(dialog.locator('ins')).toContainText('Dat is nagevraagd.');
  await dialog.getByRole('button', { name: 'Correctie opslaan' }).click();
  await expect(dialog).toContainText('Schrijf ten minste 3 tekens.');
  await dialog.getByRole('textbox', { name: 'Reden' }).fill('Het was niet volledig');
  await expectNoBarriers(page);
  await shoot(page, 'correct');
  await page.keyboard.press('Escape');

  // What was written is there again, and can still be sent.
  await choose(page, factor, 'Corrigeren');
  await expect(dialog.locator('ins')).toContainText('Dat is nagevraagd.');
  await dialog.getByRole('button', { name: 'Correctie opslaan' }).click();
  await expect(dialog).toHaveCount(0);
  for (const screen of [page, other]) {
    const seen = firstOf(screen, 'protectiveFactors');
    await expect(seen).toContainText('Dat is nagevraagd.');
    await expect(seen.locator('.v-corrected')).toContainText(
      /Gecorrigeerd op .* door Wijkteam · .*\(W1\)\. Reden: Het was niet volledig/,
    );
  }
});

test('[N-03] [I-23] takes nothing away that a colleague wrote meanwhile, and begins anew when it is given up', async ({
  browser,
  demo,
}) => {
  const [page, other] = [await openPlan(browser, demo, 'W1'), await openPlan(browser, demo, 'P1')];
  const factor = firstOf(page, 'protectiveFactors');
  const dialog = await choose(page, factor, 'Corrigeren');
  await pick(page, dialog, 'Wat corrigeert u', FACTOR);
  const words = dialog.getByRole('textbox', { name: FACTOR });
  const stood = await words.inputValue();
  await words.fill(`${stood} Gezien door de wijkagent.`);
  await dialog.getByRole('textbox', { name: 'Reden' }).fill('Het was niet volledig');
  const text = firstOf(other, 'protectiveFactors').getByRole('textbox', { name: FACTOR });
  await text.click();
  await other.keyboard.press('Control+End');
  await other.keyboard.type(' En nog iets van de politie.');
  const notice = dialog.getByRole('alert').filter({ hasText: 'Iemand heeft dit gewijzigd' });
  await expect(notice).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Correctie opslaan' })).toBeDisabled();
  await shoot(page, 'correct-overtaken');
  await expectNoBarriers(page);
  await notice.getByRole('button', { name: 'Opnieuw beginnen' }).click();
  await expect(words).toHaveValue(/En nog iets van de politie\.$/);
  await expect(dialog.getByRole('textbox', { name: 'Reden' })).toHaveValue('Het was niet volledig');
  await dialog.getByRole('button', { name: 'Annuleren' }).click();
  await choose(page, factor, 'Corrigeren');
  await pick(page, dialog, 'Wat corrigeert u', FACTOR);
  await expect(dialog.getByRole('textbox', { name: 'Reden' })).toHaveValue('');
});

test('[N-02] says that nothing was changed, and keeps what was typed', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'W1');
  const dialog = await choose(page, firstOf(page, 'protectiveFactors'), 'Corrigeren');
  await dialog.getByRole('textbox', { name: 'Reden' }).fill('Verkeerd verstaan');
  await dialog.getByRole('button', { name: 'Correctie opslaan' }).click();
  await expect(dialog.getByRole('alert')).toContainText('U hebt nog niets veranderd.');
  await expect(dialog.getByRole('textbox', { name: 'Reden' })).toHaveValue('Verkeerd verstaan');
});

test('[N-06] is told in history at both ends, and begins there', async ({ browser, demo }) => {
  const page = await openPlan(browser, demo, 'W1');
  const factor = firstOf(page, 'protectiveFactors');
  await factor.getByRole('button', { name: /^Acties voor/ }).click();
  await page.getByRole('menuitem', { name: 'Geschiedenis' }).click();
  const panel = page.getByRole('dialog');
  await panel
    .getByRole('button', { name: /^Corrigeer: .*‘Hoe dit helpt’/ })
    .first()
    .click();
  const dialog = page.getByRole('alertdialog');
  const words = dialog.getByRole('textbox', { name: FACTOR });
  await words.fill(`${await words.inputValue()} Ook door haar zus.`);
  await dialog.getByRole('textbox', { name: 'Reden' }).fill('Haar zus hoort erbij');
  await dialog.getByRole('button', { name: 'Correctie opslaan' }).click();
  await expect(dialog).toHaveCount(0);
  await panel.getByRole('button', { name: 'Vernieuwen' }).click();
  const entries = panel.locator('.v-entry');
  await expect(entries.first()).toContainText(/\(W1\) corrigeerde ‘Hoe dit helpt’/);
  await expect(entries.first()).toContainText(
    /Corrigeert wat er sinds .* stond\. Reden: Haar zus hoort erbij/,
  );
  const corrected = entries.filter({ hasText: /Gecorrigeerd op .*Reden: Haar zus hoort erbij/ });
  await expect(corrected).toContainText(/Gecorrigeerd op .* door Wijkteam · .*\(W1\)/);
  await expectNoBarriers(page);
  await shoot(page, 'correction-history');
});

for (const viewport of [WIDE, NARROW]) {
  test(`[N-10] [N-11] [N-12] records own views, beside each other, at ${viewport.width} pixels`, async ({
    browser,
    demo,
  }) => {
    const page = await openPlan(browser, demo, 'O1');
    const other = await openPlan(browser, demo, 'P1');
    await page.setViewportSize(viewport);
    const factor = firstOf(page, 'protectiveFactors');
    const dialog = await choose(page, factor, 'Zienswijze toevoegen');
    await dialog.getByRole('button', { name: 'Zienswijze opslaan' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Vul nog in');
    await pick(page, dialog, 'Van wie', 'A');
    const said = `Ik wil zelf bellen, niet via een ander (${viewport.width}).`;
    await dialog.getByRole('textbox', { name: 'Zienswijze' }).fill(said);
    await typeDay(page, dialog, '05012026');
    await pick(page, dialog, 'Hoe', 'Gezegd');
    await expectNoBarriers(page);
    await shoot(page, 'view-add');
    await dialog.getByRole('button', { name: 'Zienswijze opslaan' }).click();
    await expect(dialog).toHaveCount(0);
    const view = (screen: Page) =>
      firstOf(screen, 'protectiveFactors').locator('.v-own-view').filter({ hasText: said });
    await expect(view(page)).toContainText(/Gezegd op .*5 jan.* 2026 · vastgelegd door Opvang/);
    await expect(view(other)).toContainText(said);
    await expectNoBarriers(page);

    await view(page)
      .getByRole('button', { name: /^Corrigeer hoe de zienswijze van A/ })
      .click();
    const right = said.replace('zelf', 'altijd zelf');
    await dialog.getByRole('textbox', { name: 'Zienswijze' }).fill(right);
    await dialog.getByRole('textbox', { name: 'Reden' }).fill('Een woord vergeten');
    await dialog.getByRole('button', { name: 'Correctie opslaan' }).click();
    await expect(dialog).toHaveCount(0);
    for (const screen of [page, other]) {
      const shown = firstOf(screen, 'protectiveFactors')
        .locator('.v-own-view')
        .filter({ hasText: right });
      await expect(shown).toContainText('Reden: Een woord vergeten');
    }
    await other.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
    await expect(other.locator('.v-entry').first()).toContainText(
      /corrigeerde de zienswijze van A bij beschermende factor 1/,
    );
    await expect(other.locator('.v-entry').nth(1)).toContainText(
      /voegde de zienswijze van A toe aan beschermende factor 1/,
    );
  });
}
