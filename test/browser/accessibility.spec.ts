import type { Locator, Page } from '@playwright/test';
import { expectNoBarriers, NARROW, WIDE } from './barriers.js';
import { expect, openPlan, openWindow, test, type Demo } from './demo.fixture.js';

for (const viewport of [WIDE, NARROW]) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test('sign-in has no barriers', async ({ browser, demo }) => {
      const page = await (await browser.newContext({ viewport })).newPage();
      await page.goto(demo.url);
      await expect(page.getByRole('heading', { name: 'Kies wie u bent' })).toBeVisible();
      await expectNoBarriers(page);
    });

    test('the list of plans has no barriers', async ({ browser, demo }) => {
      const page = await openWindow(browser, demo, 'W1');
      await page.setViewportSize(viewport);
      await expect(page.getByRole('heading', { name: 'Mijn plannen' })).toBeVisible();
      await expect(page.getByRole('article').first()).toBeVisible();
      // What somebody does stands in the name already.
      expect((await page.locator('.v-me').innerText()).match(/regievoerder/gi)).toHaveLength(1);
      await expectNoBarriers(page);
    });

    test('the plan, its dialogs and its editor have no barriers', async ({ browser, demo }) => {
      const page = await planAt(browser, { demo, viewport });
      await expectNoBarriers(page);
      await page.getByRole('textbox', { name: 'Situatie' }).first().click();
      await expect(page.locator('.cm-content')).toBeFocused();
      await expectNoBarriers(page);
      await page
        .getByRole('button', { name: /^Acties voor/ })
        .first()
        .click();
      await expectNoBarriers(page);
      await page.getByRole('menuitem', { name: 'Verwijderen' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await expectNoBarriers(page);
      await page.getByRole('button', { name: 'Annuleren' }).click();
      await page.getByRole('button', { name: 'Instellingen' }).click();
      await expectNoBarriers(page);
    });

    test('the dialog of who sees an item has no barriers', async ({ browser, demo }) => {
      const page = await planAt(browser, { demo, viewport });
      await page
        .getByRole('button', { name: /^Wijzigen wie/ })
        .first()
        .click();
      await page.getByText('Alleen deze organisaties').click();
      await expectNoBarriers(page);
      await page.getByText('Alleen deze personen').click();
      await expect(page.getByText('u, altijd')).toBeVisible();
      await expectNoBarriers(page);
    });

    test('the history and its filters have no barriers', async ({ browser, demo }) => {
      const page = await planAt(browser, { demo, viewport });
      await page.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
      await expect(page.locator('.v-entry').first()).toBeVisible();
      await expectNoBarriers(page);
      await page.getByRole('button', { name: /Persoon/ }).click();
      await expect(page.getByRole('option').first()).toBeVisible();
      await expectNoBarriers(page, '[role=listbox]');
    });

    test('the plan as another organisation sees it has no barriers', async ({ browser, demo }) => {
      const page = await planAt(browser, { demo, viewport });
      await page.getByRole('link', { name: 'Bekijk als' }).click();
      await expect(page.getByText('Kies een organisatie om te zien')).toBeVisible();
      for (const tab of await page.locator('.v-tab').all()) {
        expect(await linesOf(tab), 'a word of a tab is not broken').toBe(1);
      }
      await expectNoBarriers(page);
      await page.getByRole('button', { name: /Organisatie/ }).click();
      await page.getByRole('option', { name: /^Politie/ }).click();
      await expect(page.getByText(/^Het plan zoals Politie/)).toBeVisible();
      await expect(page.locator('.v-item').first()).toBeVisible();
      await expectNoBarriers(page);
    });

    test('a plan that is not for you has no barriers', async ({ browser, demo }) => {
      const page = await openPlan(browser, demo, 'X1');
      await page.setViewportSize(viewport);
      await expect(page.getByText('Dit plan is niet beschikbaar')).toBeVisible();
      await expectNoBarriers(page);
    });

    test('people of the organisation and their dialogs have no barriers', async ({
      browser,
      demo,
    }) => {
      const page = await screenAt(browser, { demo, viewport }, 'BH1', '/people');
      for (const name of ['Functies', 'Vervanger', 'Overdragen en blokkeren', 'Blokkeren']) {
        await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toHaveCount(0);
        await expectNoBarriers(page);
        await page.getByRole('button', { name: `${name}: Casushouder (VT1)`, exact: true }).click();
        await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible();
        await expect(page.getByText('Bezig met laden')).toHaveCount(0);
        await expectNoBarriers(page);
        await page.getByRole('button', { name: 'Sluiten' }).click();
      }
    });

    test('organisations and their dialogs have no barriers', async ({ browser, demo }) => {
      const page = await screenAt(browser, { demo, viewport }, 'PB1', '/organisations');
      for (const name of ['Naam wijzigen', 'Beheerder uitnodigen', 'Deactiveren']) {
        await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toHaveCount(0);
        await expectNoBarriers(page);
        await page.getByRole('button', { name: `${name}: Opvang De Voorbeeldhaven` }).click();
        await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible();
        await expectNoBarriers(page);
        await page.getByRole('button', { name: 'Sluiten' }).click();
      }
    });
  });
}

test('in English, with plain text fields, the plan has no barriers', async ({ browser, demo }) => {
  const page = await planAt(browser, { demo, viewport: WIDE });
  await page.getByRole('button', { name: 'Instellingen' }).click();
  await page.getByText('English').click();
  await page.getByText('Simple: plain text fields').click();
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { name: 'Unsafe situations' })).toBeVisible();
  await expectNoBarriers(page);
});

test('the plan can be worked with the keyboard alone', async ({ browser, demo }) => {
  const page = await planAt(browser, { demo, viewport: WIDE });
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Naar de inhoud' })).toBeFocused();
  await page.keyboard.press('Enter');
  const seen = new Set<string>();
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    seen.add(
      (await focused.getAttribute('role')) ?? (await focused.evaluate(({ tagName }) => tagName)),
    );
    expect(await isInSight(page)).toBe(true);
  }
  expect([...seen]).toEqual(expect.arrayContaining(['A', 'BUTTON', 'INPUT', 'textbox']));
});

/** How many lines the words of an element take. */
function linesOf(element: Locator): Promise<number> {
  return element.evaluate((node) => {
    const words = document.createRange();
    words.selectNodeContents(node);
    return new Set([...words.getClientRects()].map(({ top }) => top)).size;
  });
}

interface Look {
  demo: Demo;
  viewport: { width: number; height: number };
}

async function planAt(
  browser: Parameters<typeof openPlan>[0],
  { demo, viewport }: Look,
): Promise<Page> {
  const page = await openPlan(browser, demo, 'W1');
  await page.setViewportSize(viewport);
  await expect(page.locator('[data-save="save.saved"]')).toBeVisible();
  return page;
}

/** A screen that is no plan, with something on it. */
async function screenAt(
  ...[browser, { demo, viewport }, code, path]: [
    Parameters<typeof openPlan>[0],
    Look,
    string,
    string,
  ]
): Promise<Page> {
  const page = await openWindow(browser, demo, code);
  await page.setViewportSize(viewport);
  await page.goto(`${demo.url}${path}`);
  await expect(page.locator('.v-card').first()).toBeVisible();
  return page;
}

/** Whether what has focus is on the screen and not under the header that stays. */
function isInSight(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return true;
    const { top, bottom } = focused.getBoundingClientRect();
    const header = document.querySelector('.v-plan-header');
    const covered = header?.contains(focused) ? 0 : (header?.getBoundingClientRect().bottom ?? 0);
    return bottom > covered && top < window.innerHeight;
  });
}
