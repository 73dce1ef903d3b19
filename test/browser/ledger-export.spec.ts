import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expectNoBarriers, NARROW, WIDE } from './barriers.js';
import { expect, openPlan, test } from './demo.fixture.js';

const run = promisify(execFile);

const EXPORT = { name: 'Exporteren om te controleren' };

test('[X-23] [X-30] [X-40] gives a file that the verifier finds right', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'W1');
  await page.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
  const begun = page.waitForEvent('download');
  await page.getByRole('button', EXPORT).press('Enter');
  const download = await begun;
  expect(download.suggestedFilename()).toMatch(/^vangnet-\d{4}-\d\d-\d\d\.ledger$/);
  await expect(page.getByText('Het bestand is gemaakt.')).toBeVisible();
  await expect(page.getByText(/^Er staat nog geen ondertekend controlepunt in/)).toBeVisible();
  await expect(page.getByRole('button', EXPORT)).toBeFocused();
  const folder = await mkdtemp(join(tmpdir(), 'vangnet-ledger-'));
  const file = join(folder, 'plan.ledger');
  await download.saveAs(file);
  const { stdout } = await run(process.execPath, ['tools/verify/verify.mjs', file]);
  expect(stdout).toMatch(/^GOED {2}Alles wat in dit bestand staat klopt\.$/m);
  await rm(folder, { recursive: true });
});

for (const viewport of [WIDE, NARROW]) {
  test(`has no barriers in any state at ${viewport.width} pixels`, async ({ browser, demo }) => {
    const page = await openPlan(browser, demo, 'VT1');
    await page.setViewportSize(viewport);
    await page.getByRole('link', { name: 'Wijzigingsgeschiedenis' }).click();
    await expect(page.getByRole('button', EXPORT)).toBeVisible();
    await expectNoBarriers(page);
    const { release } = await heldBack(page);
    await page.getByRole('button', EXPORT).click();
    await expect(page.getByText('Het bestand wordt gemaakt…')).toBeVisible();
    await expectNoBarriers(page);
    release();
    const alert = page.getByRole('alert').filter({ hasText: 'Het bestand is niet gemaakt.' });
    await expect(alert).toBeVisible();
    await expectNoBarriers(page);
  });
}

/** The answer to the next export: held back, then broken off. */
async function heldBack(page: Page): Promise<{ release: () => void }> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/ledger', async (route) => {
    await released;
    await route.abort();
  });
  return { release: () => release() };
}
