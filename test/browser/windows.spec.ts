import type { BrowserContext, Page } from '@playwright/test';
import { expectNoBarriers, shoot } from './barriers.js';
import { expect, openWindow, test, type Demo } from './demo.fixture.js';
import { Cable } from './unplugged.js';

async function signIn(context: BrowserContext, demo: Demo, code: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(demo.people.find((one) => one.code === code)?.signInByAddress ?? '');
  return page;
}

async function typeOfNewCase(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Nieuwe casus' }).click();
  await page.getByLabel('Naam van de casus').fill('Casus Wilg');
}

test('[I-22] [L-02] a window does nothing in the name of who signed in later, and keeps what was typed', async ({
  browser,
  demo,
}) => {
  const list = await openWindow(browser, demo, 'VT1');
  const context = list.context();
  await expect(list.getByRole('link', { name: 'Casus Esdoorn' })).toBeVisible();
  const form = await context.newPage();
  await form.goto(demo.url);
  await typeOfNewCase(form);

  // At the same address: one browser, one cookie.
  const other = await context.newPage();
  await other.goto(`${demo.url}/demo/sign-in?person=W1`);
  await expect(other.getByText('(W1)')).toBeVisible();
  for (const page of [list, form]) {
    await expect(page.getByRole('heading', { name: 'U bent afgemeld' })).toBeVisible();
    await expect(page.getByText('Casus Esdoorn')).toBeHidden();
    await expect(page.getByText('(W1)')).toHaveCount(0);
  }
  await expectNoBarriers(form);
  await shoot(form, 'afgemeld-in-ander-tabblad');
  await other.goto(`${demo.url}/demo/sign-in?person=VT1`);
  await form.bringToFront();
  await form.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(form.getByLabel('Naam van de casus')).toHaveValue('Casus Wilg');
});

test('[L-02] a window says that it is signed out when that was done in another one', async ({
  browser,
  demo,
}) => {
  const list = await openWindow(browser, demo, 'W2');
  await expect(list.getByRole('link', { name: 'Casus Linde' })).toBeVisible();
  const other = await list.context().newPage();
  await other.goto(demo.url);
  await other.getByRole('button', { name: 'Afmelden' }).click();
  await expect(list.getByRole('heading', { name: 'U bent afgemeld' })).toBeVisible();
  await expect(list.getByText('Casus Linde')).toHaveCount(0);
});

test('[L-02] windows find out that their session ended while they had no connection', async ({
  browser,
  demo,
  playwright,
}) => {
  const context = await browser.newContext();
  const [list, plan] = [await context.newPage(), await context.newPage()];
  const cables = [await Cable.of(list), await Cable.of(plan)];
  await list.goto(demo.people.find(({ code }) => code === 'W2')?.signInByAddress ?? '');
  await plan.goto(`${demo.url}/plans/${demo.planId}`);
  await expect(list.getByRole('link', { name: 'Casus Linde' })).toBeVisible();
  await expect(plan.getByRole('textbox', { name: /Situatie/ }).first()).toBeVisible();
  for (const cable of cables) await cable.cut();

  const elsewhere = await playwright.request.newContext({ baseURL: demo.url });
  await elsewhere.post('/demo/login', { data: { person: 'W2' } });
  const ended = await elsewhere.post('/auth/sessions/end-others', { data: {} });
  expect(ended.ok()).toBe(true);
  for (const cable of cables) await cable.putBack();
  for (const page of [list, plan]) {
    await expect(page.getByRole('heading', { name: 'U bent afgemeld' })).toBeVisible();
    await expect(page.getByText('Casus Linde')).toBeHidden();
  }
  await expect(plan.getByRole('textbox')).toHaveCount(0);
});

test('[L-06] a list that was away from the net follows when it is back, and keeps its place', async ({
  browser,
  demo,
}) => {
  const list = await openWindow(browser, demo, 'X1');
  await expect(list.getByText('U staat nog niet op naam in een plan')).toBeVisible();
  await list.context().setOffline(true);
  const leader = await signIn(await browser.newContext(), demo, 'W1');
  await leader.getByRole('link', { name: 'Casus Linde' }).click();
  await leader.getByRole('link', { name: 'Kring' }).click();
  await leader.getByRole('button', { name: 'Collega toevoegen' }).click();
  const dialog = leader.getByRole('alertdialog');
  await dialog.getByRole('button', { name: /Collega$/ }).click();
  await leader.getByRole('option', { name: /X1/ }).click();
  await dialog.getByRole('button', { name: 'Collega toevoegen' }).click();
  await expect(dialog).toHaveCount(0);
  await list.context().setOffline(false);
  await expect(list.getByRole('link', { name: 'Casus Linde' })).toBeVisible();
});
