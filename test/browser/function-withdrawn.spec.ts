import type { Page } from '@playwright/test';
import { expect, openWindow } from './demo.fixture.js';
import { test } from './own-demo.fixture.js';

async function setOfficer(page: Page, isOfficer: boolean): Promise<void> {
  await page.getByRole('button', { name: /^Functies: .*\(FG1\)/ }).click();
  const dialog = page.getByRole('dialog');
  const box = dialog.getByRole('checkbox', { name: /^Functionaris geg/ });
  await box.setChecked(isOfficer, { force: true });
  await dialog.getByRole('button', { name: 'Functies opslaan' }).click();
  await expect(dialog).toHaveCount(0);
}

test('[I-54] [L-02] what a function opened goes from open screens at once when it is taken away', async ({
  browser,
  own,
}) => {
  const [log, unanswered, conflicts, administrator] = await Promise.all(
    ['FG1', 'FG1', 'FG1', 'BH1'].map((code) => openWindow(browser, own, code)),
  );
  if (!log || !unanswered || !conflicts || !administrator) throw new Error('four windows');
  for (const page of [log, unanswered]) {
    await page.goto(`${own.url}/access-log`);
    await expect(page.getByRole('article').first()).toBeVisible();
  }
  await conflicts.goto(`${own.url}/conflicts`);
  const note = conflicts.getByRole('button', { name: 'Band van een collega noteren' });
  await expect(note).toBeVisible();
  await administrator.goto(`${own.url}/people`);
  // Whatever this window asks from here on gets no answer.
  await unanswered.route('**/graphql', () => undefined);

  await setOfficer(administrator, false);
  await expect(log.getByText('U kunt het auditlog niet inzien')).toBeVisible();
  await expect(log.getByRole('article')).toHaveCount(0);
  await expect(unanswered.getByRole('article')).toHaveCount(0);
  await expect(conflicts.getByRole('alert')).toBeVisible();
  await expect(note).toHaveCount(0);

  await setOfficer(administrator, true);
  await expect(log.getByRole('article').first()).toBeVisible();
  await expect(note).toBeVisible();
});
