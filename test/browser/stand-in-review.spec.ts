import type { Page } from '@playwright/test';
import { expectNoBarriers, shoot } from './barriers.js';
import { demoOfWorker, expect, openWindow, test as base, type Demo } from './demo.fixture.js';

/** A demo of their own: what was pressed stays in it. */
const test = base.extend<object, { demo: Demo }>({ demo: demoOfWorker() });

const REASON = 'A meldt achtervolging en kan niet wachten.';

test('[K-34] [K-36] [K-37] says where no coordinator is on the case, and lets the officer review', async ({
  browser,
  demo,
}) => {
  // The second case, which the shelter takes no part in.
  const open = async (code: string): Promise<Page> => {
    const page = await openWindow(browser, demo, code);
    await page.getByRole('link', { name: 'Casus Linde' }).click();
    await expect(page.getByRole('button', { name: 'Noodknop' })).toBeVisible();
    return page;
  };
  const police = await open('P1');
  await police.getByRole('button', { name: 'Noodknop' }).click();
  const dialog = police.getByRole('dialog', { name: /^Noodknop/ });
  await dialog.getByRole('textbox', { name: 'Reden' }).fill(REASON);
  await dialog.getByRole('button', { name: 'Contact tonen' }).click();
  await expect(dialog.getByText(/^De opvang heeft geen contact/)).toBeVisible();
  const director = await open('W2');
  await expect(
    director.getByText(/^Geen veiligheidscoördinator op deze casus kan lezen/),
  ).toBeVisible();
  await expectNoBarriers(director);
  await shoot(director, 'regievoerder-zonder-coordinator');

  const officer = await openWindow(browser, demo, 'P2');
  await expect(officer.getByText(/u toetst dit zodra het gebruik is afgelopen/)).toBeVisible();
  await expect(officer.getByRole('button', { name: /^Toetsen: noodknop/ })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Nu afsluiten' }).click();
  await expect(dialog.getByRole('status')).toContainText('is afgelopen');
  const button = officer.getByRole('button', { name: /^Toetsen: noodknop van Wijkagent/ });
  await expectNoBarriers(officer);
  await shoot(officer, 'functionaris-overzicht');
  await button.click();
  const review = officer.getByRole('dialog');
  await expect(review.getByText(REASON)).toBeVisible();
  await expect(review).not.toContainText(/Linde|VB-0002/);
  await expectNoBarriers(officer);
  await shoot(officer, 'functionaris-toets');
  await review.getByRole('textbox', { name: 'Conclusie' }).fill('Er was geen andere weg.');
  // Closed by mistake, it keeps what was written.
  await officer.keyboard.press('Escape');
  const other = await openWindow(browser, demo, 'P2');
  await other.getByRole('button', { name: /^Toetsen: noodknop van Wijkagent/ }).click();
  await expectEachAskedFor(other);
  await button.click();
  await expect(review.getByRole('textbox', { name: 'Conclusie' })).toHaveValue(/geen andere weg/);
  await review.getByRole('radio', { name: 'Terecht', exact: true }).check({ force: true });
  await review.getByRole('button', { name: 'Toets vaststellen' }).click();
  await expect(review).toHaveCount(0);
  await expect(officer.getByText(/gebruikte de noodknop/)).toHaveCount(0);

  // The same review in another window can come to nothing any more, and says so.
  const late = other.getByRole('dialog');
  await late.getByRole('radio', { name: 'Niet terecht' }).check({ force: true });
  await late.getByRole('textbox', { name: 'Conclusie' }).fill('Dit kwam te laat.');
  await late.getByRole('button', { name: 'Toets vaststellen' }).click();
  await expect(late.getByText('De toets is al vastgesteld.')).toBeVisible();
  await expect(late).toContainText('Dit kwam te laat.');
  await expect(late.getByRole('button', { name: 'Toets vaststellen' })).toHaveCount(0);
  await expectNoBarriers(other);
  await other.keyboard.press('Escape');
  await expect(other.getByText(/gebruikte de noodknop/)).toHaveCount(0);
});

/** Sent with nothing filled in, the form says at each field what it lacks. */
async function expectEachAskedFor(page: Page): Promise<void> {
  const review = page.getByRole('dialog');
  await expect(review.getByText('Reden', { exact: true })).toBeVisible();
  await review.getByRole('button', { name: 'Toets vaststellen' }).click();
  await expect(review.getByText('Kies een oordeel.')).toBeVisible();
  await expect(review.getByText('Schrijf ten minste 10 tekens.')).toBeVisible();
}
