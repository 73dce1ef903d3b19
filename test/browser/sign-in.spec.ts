import type { Page } from '@playwright/test';
import { expectNoBarriers, NARROW } from './barriers.js';
import { acceptInvitation, codeOf, expect, PASSWORD, test } from './real-server.fixture.js';

test('somebody is invited, sets up an account, signs out and in again', async ({
  page,
  server,
}) => {
  const link = await server.invite('anna@example.nl');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Account instellen' })).toBeVisible();
  await expectNoBarriers(page);
  const secret = await acceptInvitation(page, link);
  await expect(page.getByRole('listitem')).toHaveCount(10);
  await expectNoBarriers(page);
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
  await expect(page.getByRole('heading', { name: 'Mijn plannen' })).toBeVisible();

  await page.getByRole('button', { name: 'Afmelden' }).click();
  await expect(page.getByRole('heading', { name: 'Aanmelden' })).toBeVisible();
  await expectNoBarriers(page);
  await page.getByLabel('E-mailadres', { exact: true }).fill('anna@example.nl');
  await page.getByLabel('Wachtwoord', { exact: true }).fill('een heel ander wachtwoord');
  await page.getByRole('button', { name: 'Verder', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('klopt niet');
  await expect(page.getByLabel('E-mailadres', { exact: true })).toHaveValue('anna@example.nl');
  await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Wachtwoord', { exact: true }).press('Enter');
  await expect(page.getByLabel('Code')).toBeFocused();
  await expectNoBarriers(page);
  await page.getByLabel('Code').fill('000000');
  await page.getByLabel('Code').press('Enter');
  await expect(page.getByRole('alert')).toContainText('Deze code klopt niet');
  await page.getByLabel('Code').fill(await codeOf(secret, 1));
  await page.getByLabel('Code').press('Enter');
  await expect(page.getByText('Anna de Vries')).toBeVisible();
});

test('a spent invitation says so, also on a narrow screen in English', async ({ page, server }) => {
  const link = await server.invite('bea@example.nl');
  await acceptInvitation(page, link);
  await page.setViewportSize(NARROW);
  await page.evaluate(() => localStorage.setItem('vangnet.settings', '{"language":"en"}'));
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByText('This invitation no longer works')).toBeVisible();
  await expectNoBarriers(page);
});

test('a passkey is added and signs in without a password', async ({ page, server }) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  await acceptInvitation(page, await server.invite('carla@example.nl'));
  await page.goto(`${server.url}/account`);
  await expectNoBarriers(page);
  await page.getByLabel('Naam').fill('Werktelefoon');
  await page.getByRole('button', { name: 'Passkey toevoegen' }).click();
  await expect(page.getByText('Werktelefoon', { exact: true })).toBeVisible();
  await expect(page.getByText('Chrome op Linux')).toBeVisible();
  await page.setViewportSize(NARROW);
  await expectNoBarriers(page);

  await page.getByRole('button', { name: 'Afmelden' }).click();
  await page.getByRole('button', { name: 'Aanmelden met een passkey' }).click();
  await page.getByRole('link', { name: /Mijn account/ }).click();
  await expect(page.getByText('Laatst gebruikt')).toBeVisible();

  await page.getByRole('button', { name: 'Passkey verwijderen: Werktelefoon' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Verwijderen' }).click();
  await expect(page.getByText('U hebt nog geen passkeys.')).toBeVisible();
});

test('two people see to it that a third can begin anew', async ({ browser, page, server }) => {
  await acceptInvitation(page, await server.invite('dora@example.nl'));
  await page.goto(`${server.url}/people`);
  await expectNoBarriers(page);
  const invited = async (name: string): Promise<Page> => {
    await page.getByLabel('Naam', { exact: true }).fill(name);
    await page.getByRole('textbox', { name: 'Functie' }).fill('Medewerker');
    await page.getByLabel('E-mailadres').fill(`${name}@example.nl`);
    await page.getByRole('button', { name: 'Uitnodiging maken' }).click();
    await expect(page.getByText(`${name}@example.nl`)).toBeVisible();
    const link = await page.getByRole('status').locator('code').innerText();
    const own = await (await browser.newContext()).newPage();
    await acceptInvitation(own, link);
    return own;
  };
  const lost = await invited('els');
  const second = await invited('femke');
  await page.reload();
  await page.getByRole('button', { name: 'Herstel starten: els' }).click();
  await expectNoBarriers(page);
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Herstel starten', exact: true })
    .click();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);

  await second.goto(`${server.url}/account`);
  await expect(second.getByText('Herstel voor els')).toBeVisible();
  await expectNoBarriers(second);
  await second.getByRole('button', { name: 'Bevestigen' }).click();
  const sure = second.getByRole('alertdialog');
  await expect(sure).toContainText('Dit kunt u niet terugdraaien.');
  await sure.getByRole('button', { name: 'Bevestigen' }).click();
  await expect(second.getByText('De beheerder kan de uitnodiging ophalen.')).toBeVisible();
  await lost.goto(server.url);
  await expect(lost.getByRole('heading', { name: 'Aanmelden' })).toBeVisible();

  await page.goto(`${server.url}/account`);
  await page.setViewportSize(NARROW);
  await page.getByRole('button', { name: 'Uitnodiging tonen' }).click();
  await expectNoBarriers(page);
  await acceptInvitation(lost, await page.getByRole('status').locator('code').innerText());
  await lost.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
  await expect(lost.getByText('els', { exact: true })).toBeVisible();
});

test('too many tries are told with how long to wait, and what was typed stays', async ({
  page,
  server,
}) => {
  await page.goto(server.url);
  await page.getByLabel('E-mailadres', { exact: true }).fill('gerda@example.nl');
  await page.getByLabel('Wachtwoord').fill('niet het goede wachtwoord');
  for (let tries = 0; tries <= 10; tries++) {
    const answer = page.waitForResponse('**/auth/password');
    await page.getByRole('button', { name: 'Verder', exact: true }).click();
    await answer;
  }
  await expect(page.getByRole('alert')).toContainText('Probeer het over 15 minuten opnieuw.');
  await expect(page.getByLabel('E-mailadres', { exact: true })).toHaveValue('gerda@example.nl');
  await expect(page.getByLabel('Wachtwoord')).toHaveValue('niet het goede wachtwoord');
});
