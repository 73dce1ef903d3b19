import type { Page } from '@playwright/test';
import { expect, openPlan, test } from './demo.fixture.js';
import { PlanQuery } from './plan-query.js';

/** Words of the demo case, and for whom they are. */
const CANARIES = [
  { kind: 'shelterLocation', words: 'KANARIE-ZILVER-7Q4X', by: 'O2', others: ['O1'] },
  { kind: 'additionalProtection', words: 'KANARIE-EER-9P2M', by: 'VTE', others: ['P2', 'O2'] },
] as const;
const LOOKING = ['VT1', 'VTE', 'P1', 'P2', 'O1', 'O2', 'W1'];

/** Everything that a window holds: elements with what stands in their fields, and what would outlive it. */
async function heldBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) =>
      'value' in field ? String(field.value) : '',
    );
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const caches = 'caches' in globalThis ? await globalThis.caches.keys() : [];
    const kept = { local: { ...localStorage }, session: { ...sessionStorage }, databases, caches };
    return [document.documentElement.outerHTML, ...fields, JSON.stringify(kept)].join('\n');
  });
}

test('[A-07] [A-13] words for people by name stand in the windows of those people, and in no other', async ({
  browser,
  demo,
}) => {
  const asked = new Map<string, PlanQuery>();
  for (const code of LOOKING) asked.set(code, await PlanQuery.as(demo, code));
  const windows = new Map<string, Page>();
  for (const code of LOOKING) windows.set(code, await openPlan(browser, demo, code));
  for (const { kind, words, by, others } of CANARIES) {
    const readers = others.flatMap((code) => asked.get(code) ?? []);
    await asked.get(by)?.tellOnly(readers, { kind, words });
    for (const code of [by, ...others]) {
      await expect(windows.get(code)?.getByText(words) ?? fail()).toBeVisible();
    }
  }
  for (const [code, page] of windows) {
    const due = CANARIES.filter(({ by, others }) => [by, ...others].some((who) => who === code));
    const found = async (): Promise<string[]> => {
      const held = await heldBy(page);
      return CANARIES.flatMap(({ words }) => (held.includes(words) ? [words] : []));
    };
    expect({ code, found: await found() }).toEqual({ code, found: due.map(({ words }) => words) });
    await page.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
    await expect(page.locator('.v-entry').first()).toBeVisible();
    for (const { words } of due) await expect(page.getByText(words)).not.toHaveCount(0);
    expect({ code, found: await found() }).toEqual({ code, found: due.map(({ words }) => words) });
    // No other organisation sees all that stands for these people by name.
    await page.getByRole('link', { name: 'Bekijk als' }).click();
    await page.getByRole('button', { name: /Organisatie/ }).click();
    await page.getByRole('option').first().click();
    await expect(page.locator('.v-item').first()).toBeVisible();
    const seen = await found();
    expect(due.map(({ words }) => words)).toEqual(expect.arrayContaining(seen));
  }
});

function fail(): never {
  throw new Error('nobody of that code');
}
