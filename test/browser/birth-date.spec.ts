import type { Page, Request } from '@playwright/test';
import { expectNoBarriers } from './barriers.js';
import { expect, openPlan, openWindow, test } from './demo.fixture.js';

/** What was sent to be made a tag of. */
function sentFrom(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request: Request) => {
    if (request.method() === 'POST' && request.url().includes('/conflict/')) {
      sent.push(request.postData() ?? '');
    }
  });
  return sent;
}

async function typeBirthDate(page: Page, digits: string): Promise<void> {
  await page.getByRole('spinbutton', { name: /^dag, Geboortedatum/ }).click();
  await page.keyboard.type(digits);
}

test('[K-10] refuses a date of birth that cannot be, keeps what was typed, and sends nothing', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'BH1');
  const sent = sentFrom(page);
  await page.goto(`${demo.url}/staff`);
  await page.getByRole('button', { name: 'Invoeren, Casushouder (VT1)' }).click();
  const dialog = page.getByRole('alertdialog');
  const submit = dialog.getByRole('button', { name: 'Invoeren', exact: true });
  await dialog.getByRole('textbox', { name: 'Achternaam', exact: true }).fill('De Vries');
  for (const [digits, words] of [
    ['31021980', '31-02-1980'],
    ['01011899', '01-01-1899'],
    ['01012199', '01-01-2199'],
    ['0102', '01-02-jjjj'],
  ] as const) {
    await typeBirthDate(page, digits);
    await submit.click();
    await expect(dialog.getByText(`U typte ${words}. Dit is geen geboortedatum`)).toBeVisible();
    await submit.click();
    await expect(dialog.getByText('Vul nog in: Geboortedatum.')).toBeVisible();
  }
  await expectNoBarriers(page);
  await expect(dialog.getByRole('textbox', { name: 'Achternaam', exact: true })).toHaveValue(
    'De Vries',
  );
  expect(sent).toEqual([]);

  await typeBirthDate(page, '29021980');
  await submit.click();
  await expect(dialog).toHaveCount(0);
  expect(sent.map((body) => JSON.parse(body) as unknown)).toEqual([
    { surnames: ['De Vries'], bornOn: '1980-02-29' },
  ]);
});

test('[K-10] takes no earlier day for one that was changed into no day', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'W1');
  const sent = sentFrom(page);
  const person = page.locator('#persons .v-item').first();
  await person.getByRole('button', { name: /^Acties/ }).click();
  await page.getByRole('menuitem', { name: 'Controle op belangenverstrengeling' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox', { name: 'Achternaam', exact: true }).fill('De Vries');
  await typeBirthDate(page, '28021980');
  await page.getByRole('spinbutton', { name: /^dag, Geboortedatum/ }).click();
  await page.keyboard.type('31');
  await dialog.getByRole('button', { name: 'Controle invoeren' }).click();
  await expect(dialog.getByText('U typte 31-02-1980.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Controle invoeren' }).click();
  await expect(dialog.getByText('Vul nog in: Geboortedatum.')).toBeVisible();
  expect(sent).toEqual([]);
});
