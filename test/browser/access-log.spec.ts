import type { Page } from '@playwright/test';
import { expectNoBarriers } from './barriers.js';
import { expect, openPlan, openWindow, test, type Demo } from './demo.fixture.js';

test('[W-20] [W-41] shows the privacy officer who of the organisation looked, and that alone', async ({
  browser,
  demo,
}) => {
  for (const code of ['VT1', 'P1']) {
    const page = await openPlan(browser, demo, code);
    await expect(page.locator('[data-save="save.saved"]')).toBeVisible({ timeout: 15_000 });
  }
  const page = await logOf(browser, demo, 'FG1');
  const opened = page.getByRole('article').filter({ hasText: 'Plan geopend' });
  await expect(opened.first()).toContainText('VT1');
  await expect(opened.first()).toContainText('nog open, of afgebroken');
  await expect(
    page.getByRole('article').filter({ hasText: 'Auditlog ingezien' }).first(),
  ).toContainText('FG1');
  await expect(page.getByRole('main')).not.toContainText('(P1)');
});

test('[W-44] narrows by keyboard alone, says when nothing is left, and goes back', async ({
  browser,
  demo,
}) => {
  const page = await logOf(browser, demo, 'FG1');
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.getByRole('button', { name: /Soort gebeurtenis/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Noodknop');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Geen regels gevonden met deze filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Filters wissen' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('[W-40] says to everyone else that the log is not theirs to read, and offers no way there', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'VT1');
  await expect(page.getByRole('heading', { name: 'Mijn plannen' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Auditlog' })).toHaveCount(0);
  await page.goto(`${demo.url}/access-log`);
  await expect(page.getByText('U kunt het auditlog niet inzien')).toBeVisible();
  await expectNoBarriers(page);
});

test('[W-20] the own account leaves no refused attempt of whoever opens it', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'VTE');
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(`${demo.url}/account`);
  await expect(page.getByText('U hebt nog geen passkeys.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Medewerkers van uw organisatie' })).toHaveCount(0);
  await page.waitForLoadState('networkidle');
  expect(refused).toEqual([]);
  const log = await logOf(browser, demo, 'FG1');
  await expect(log.getByRole('article').first()).toBeVisible();
  await expect(
    log.getByRole('article').filter({ hasText: '(VTE)' }).filter({ hasText: 'Geweigerd' }),
  ).toHaveCount(0);
});

test('[I-50] offers administrators the accounts and the staff on their start page', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'BH1');
  const toStaff = page.getByRole('link', { name: 'Controle van medewerkers' });
  await expect(toStaff).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoBarriers(page);
  await page.getByRole('link', { name: 'Medewerkers van uw organisatie' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Medewerkers van uw organisatie' }),
  ).toBeVisible();
  await page.goto(`${demo.url}/account`);
  await toStaff.click();
  await expect(page.getByRole('heading', { name: 'Controle van medewerkers' })).toBeVisible();
});

test('says that the log could not be fetched, and tries again', async ({ browser, demo }) => {
  const page = await openWindow(browser, demo, 'FG1');
  let isAway = true;
  await page.route('**/graphql', async (route) => {
    const isLog = (route.request().postData() ?? '').includes('"operationName":"AccessLog"');
    if (isLog && isAway) await route.fulfill({ status: 503, body: '{}' });
    else await route.continue();
  });
  await page.getByRole('link', { name: 'Auditlog' }).click();
  await expect(page.getByRole('alert')).toContainText('kon niet worden opgehaald');
  isAway = false;
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('says that it is loading while the log is on its way', async ({ browser, demo }) => {
  const page = await openWindow(browser, demo, 'FG1');
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/graphql', async (route) => {
    if ((route.request().postData() ?? '').includes('"operationName":"AccessLog"')) await held;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Auditlog' }).click();
  await expect(page.getByText('Bezig met laden')).toBeVisible();
  answer();
  await expect(page.getByRole('article').first()).toBeVisible();
});

for (const width of [1280, 320]) {
  test(`has no barriers at ${width} pixels`, async ({ browser, demo }) => {
    const page = await logOf(browser, demo, 'FG1');
    await page.setViewportSize({ width, height: 800 });
    await expect(page.getByRole('article').first()).toBeVisible();
    await expectNoBarriers(page);
    await page.getByRole('button', { name: /Soort gebeurtenis/ }).click();
    await expectNoBarriers(page);
  });
}

async function logOf(
  browser: Parameters<typeof openWindow>[0],
  demo: Demo,
  code: string,
): Promise<Page> {
  const page = await openWindow(browser, demo, code);
  await page.getByRole('link', { name: 'Auditlog' }).click();
  await expect(page.getByRole('heading', { name: 'Auditlog' })).toBeVisible();
  return page;
}
