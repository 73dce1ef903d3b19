import { test } from './aged-demo.fixture.js';
import { expectNoBarriers, NARROW, shoot, WIDE } from './barriers.js';
import { expect, openWindow } from './demo.fixture.js';

test('[E-30] [E-33] [E-34] [I-23] what is due is listed by kind without content, and asked for with what was typed kept', async ({
  browser,
  aged,
}) => {
  const administrator = await openWindow(browser, aged, 'BH1');
  await administrator.goto(`${aged.url}/keeping`);
  for (const kind of ['Afspraak', 'Voorwaarde']) {
    await administrator.getByRole('button', { name: 'Termijn toevoegen' }).click();
    const term = administrator.getByRole('alertdialog');
    await term.getByRole('button', { name: /Waarvoor de termijn geldt/ }).click();
    await administrator.getByRole('option', { name: kind, exact: true }).click();
    await term.getByRole('textbox', { name: 'Aantal maanden' }).fill('24');
    await term.getByRole('button', { name: /Geteld vanaf/ }).click();
    await administrator.getByRole('option', { name: 'Laatste wijziging' }).click();
    await term.getByRole('button', { name: 'Instellen' }).click();
    await expect(term).toHaveCount(0);
  }

  const officer = await openWindow(browser, aged, 'FG1');
  await officer.goto(`${aged.url}/erasing`);
  const due = officer.getByRole('region', { name: 'Onderdelen waarvan de bewaartermijn' });
  const ask = due.getByRole('button', { name: /^Wissen vragen, Voorwaarde, casus/ });
  await expect(ask).toBeVisible();
  await ask.scrollIntoViewIfNeeded();
  for (const viewport of [WIDE, NARROW]) {
    await officer.setViewportSize(viewport);
    await expectNoBarriers(officer);
  }
  await shoot(officer, 'due-items');
  const open = await due.getByRole('button', { name: /^Wissen vragen/ }).count();
  await ask.focus();
  await officer.keyboard.press('Enter');
  const dialog = officer.getByRole('alertdialog');
  const reason = dialog.getByRole('textbox', { name: 'Waarom' });
  await reason.fill('Te kort');
  await dialog.getByRole('button', { name: 'Verzoek versturen' }).click();
  await expect(reason).toHaveValue('Te kort');
  await dialog.getByRole('button', { name: 'Sluiten' }).click();
  await ask.click();
  await expect(reason).toHaveValue('Te kort');
  await reason.fill('De termijn die wij hiervoor hebben is voorbij');
  for (const viewport of [WIDE, NARROW]) {
    await officer.setViewportSize(viewport);
    await expectNoBarriers(officer);
  }
  await shoot(officer, 'due-items-ask');
  await dialog.getByRole('button', { name: 'Verzoek versturen' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(due.getByText('Wissen is gevraagd').first()).toBeVisible();
  await expect(due.getByRole('button', { name: /^Wissen vragen/ })).toHaveCount(open - 1);
  const request = officer.getByText('De termijn die wij hiervoor hebben is voorbij');
  await expect(request).toBeVisible();
  await expect(officer.getByRole('button', { name: /^Weigeren: Onderdelen/ })).toBeVisible();
  // Whoever asked never agrees (E-01).
  await expect(officer.getByRole('button', { name: /^Akkoord: Onderdelen/ })).toHaveCount(0);
  await shoot(officer, 'due-items-asked');
});
