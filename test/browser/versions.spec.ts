import type { Browser, Page } from '@playwright/test';
import { expectNoBarriers, NARROW, shoot, WIDE } from './barriers.js';
import { expect, openWindow, test, type Demo } from './demo.fixture.js';

/** The second case: of its versions the first is established, and the second waits for the police. */
async function openSecond(browser: Browser, demo: Demo, code: string): Promise<Page> {
  const page = await openWindow(browser, demo, code);
  await page.getByRole('link', { name: 'Casus Linde' }).click();
  await expect(page.getByRole('heading', { name: 'Casus Linde' })).toBeVisible();
  return page;
}

async function openVersions(browser: Browser, demo: Demo, code: string): Promise<Page> {
  const page = await openSecond(browser, demo, code);
  await page.getByRole('link', { name: 'Versies', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Versies', exact: true })).toBeVisible();
  return page;
}

async function propose(page: Page, note: string): Promise<void> {
  await page.getByRole('button', { name: 'Ter vaststelling voorleggen' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox').fill(note);
  await shoot(page, 'versions-propose');
  await expectNoBarriers(page);
  await dialog.getByRole('button', { name: 'Voorleggen', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

async function withdraw(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Versie \d+ intrekken$/ }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Reden').fill('Er komt nog een afspraak bij');
  await dialog.getByRole('button', { name: 'Intrekken', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

for (const viewport of [WIDE, NARROW]) {
  test(`[V-10] [V-11] [V-12] shows what was established, and compares, at ${viewport.width} pixels`, async ({
    browser,
    demo,
  }) => {
    const page = await openVersions(browser, demo, 'W1');
    await page.setViewportSize(viewport);
    const first = page.getByRole('article', { name: 'Versie 1' });
    await expect(first).toContainText('Vastgesteld');
    await first.getByText('Wie antwoordde wat op versie 1').click();
    await expect(first.getByRole('listitem').filter({ hasText: 'Politie' })).toContainText(
      'Gaat akkoord',
    );
    // What scrolled under the head of the page would count as too small to press.
    await page.evaluate(() => window.scrollTo(0, 0));
    await expectNoBarriers(page);
    await shoot(page, 'versions-established');
    await first.getByRole('link', { name: 'Bekijk versie 1' }).click();
    const items = page.getByRole('article');
    await expect(items.filter({ hasText: 'K1 gaat op wisseldagen zelf' })).toHaveCount(1);
    await expect(items.filter({ hasText: 'training om ruzie' })).toHaveCount(0);
    await expect(page.getByText('Deze versie is vastgesteld.')).toBeVisible();
    await expectNoBarriers(page);
    await page.getByRole('link', { name: 'Alle versies' }).click();
    await page.getByRole('link', { name: 'Vergelijk versie 2 met versie 1' }).click();
    const difference = page.locator('.v-difference');
    await expect(difference).toHaveCount(1);
    await expect(difference).toContainText('training om ruzie');
    await expect(page.getByRole('button', { name: /Van$/ })).toContainText('Versie 1');
    await expectNoBarriers(page);
  });
}

test('[V-05] [V-14] [V-16] answers on screens that are open, and loses nothing that was written', async ({
  browser,
  demo,
}) => {
  const director = await openVersions(browser, demo, 'W2');
  await expect(director.getByText('Wacht nog op: Politie basisteam Voorbeeldstad.')).toBeVisible();
  const police = await openSecond(browser, demo, 'P1');
  await expect(police.getByText('Uw organisatie heeft nog niet geantwoord.')).toBeVisible();
  await shoot(police, 'versions-notice');
  await police.getByRole('link', { name: 'Bekijk en antwoord' }).click();
  const send = police.getByRole('button', { name: 'Antwoorden', exact: true });
  await send.click();
  await expect(police.getByRole('alert')).toContainText('Kies of uw organisatie akkoord gaat.');
  await police.getByText('Wij gaan niet akkoord').click();
  await send.click();
  await expect(police.getByRole('alert').last()).toContainText('Vul nog in: Waarom niet.');
  const why = police.getByLabel('Waarom niet');
  await why.fill('De training begint te laat');
  await shoot(police, 'versions-answer');
  await expectNoBarriers(police);
  await police.reload();
  await police.getByText('Wij gaan niet akkoord').click();
  await why.fill('De training begint te laat');

  // It is taken back meanwhile: what was written can be sent no more, and is still there.
  await withdraw(director);
  await expect(police.getByText('het is niet verstuurd')).toBeVisible();
  await expect(police.getByRole('article', { name: 'Versie 2' })).toContainText(
    'De training begint te laat',
  );
  await expect(send).toHaveCount(0);
  await shoot(police, 'versions-unsent');
  await expectNoBarriers(police);

  await propose(director, 'Met de datum van de training');
  await why.or(police.getByLabel('Opmerking (niet verplicht)')).fill('Zo kan het wel');
  const vt = await openVersions(browser, demo, 'VT1');
  await vt.getByText('Wij gaan akkoord').click();
  await vt.getByRole('button', { name: 'Antwoorden', exact: true }).click();
  await expect(police.getByText('Wacht nog op: Politie basisteam Voorbeeldstad.')).toBeVisible();
  // Somebody else's answer takes nothing from the form that is being filled in.
  const remark = police.getByLabel('Opmerking (niet verplicht)');
  await expect(remark).toHaveValue('Zo kan het wel');
  await expect(remark).toBeFocused();
  await police.getByText('Wij gaan akkoord').click();
  await send.click();
  for (const page of [director, police, vt]) {
    await expect(page.getByRole('article', { name: 'Versie 3' })).toContainText('Vastgesteld');
  }
  await shoot(director, 'versions-settled');
  await director.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
  await expect(director.getByText(/gaat akkoord met versie 3/)).toHaveCount(2);
  await expect(director.getByText(/^Versie 3 is vastgesteld/)).toBeVisible();
  await expect(director.getByText('Zo kan het wel')).toBeVisible();
});

test('[V-07] [V-14] says who could not be asked, and in the plan that a version waits', async ({
  browser,
  demo,
}) => {
  const director = await openVersions(browser, demo, 'W2');
  await propose(director, 'Nog eens');
  const vt = await openSecond(browser, demo, 'VT1');
  await expect(vt.getByText('Uw organisatie heeft nog niet geantwoord.')).toBeVisible();
  await director
    .getByRole('button', { name: 'Politie basisteam Voorbeeldstad kon niet worden gevraagd' })
    .click();
  const dialog = director.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Vastleggen' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Vul nog in: Reden.');
  await dialog.getByLabel('Reden').fill('Niemand van dienst');
  await dialog.getByRole('button', { name: 'Vastleggen' }).click();
  await expect(director.getByText('Niemand van dienst')).toBeVisible();
  await expect(director.getByText('Wacht nog op: Veilig Thuis Voorbeeldregio.')).toBeVisible();
  await expectNoBarriers(director);
  await vt.getByRole('link', { name: 'Bekijk en antwoord' }).click();
  await expect(vt.getByText('Niemand van dienst')).toBeVisible();
  await withdraw(director);
});
