import type { Locator, Page } from '@playwright/test';
import { expect, openPlan, openWindow, test } from './demo.fixture.js';
import { Cable } from './unplugged.js';

test('[L-52] shows somebody’s caret at its letter, whatever is typed and not stored yet', async ({
  browser,
  demo,
}) => {
  const writer = await openWindow(browser, demo, 'W1');
  const cable = await Cable.of(writer);
  await writer.goto(`${demo.url}/plans/${demo.planId}`);
  const other = await openPlan(browser, demo, 'O1');
  const text = await situation(writer).innerText();
  const [begin, end] = [text.slice(0, 12), text.slice(-5)];
  await enter(writer, 'Control+Home');
  await enter(other, 'Control+End');
  for (let i = 0; i < end.length; i += 1) await other.keyboard.press('ArrowLeft');
  await expect.poll(() => pixelsOff(writer, end)).toBeLessThan(2);
  await expect.poll(() => pixelsOff(other, begin)).toBeLessThan(2);

  cable.holdBack();
  await writer.keyboard.type('Nog niet bewaard. ');
  await other.keyboard.type('Wel bewaard. ');
  await expect(situation(writer)).toContainText(`Wel bewaard. ${end}`);
  await expect.poll(() => pixelsOff(writer, end)).toBeLessThan(2);
  await writer.keyboard.type('Ook niet. ');
  await expect.poll(() => pixelsOff(writer, end)).toBeLessThan(2);

  cable.letGo();
  await expect(situation(other)).toContainText(`Nog niet bewaard. Ook niet. ${begin}`);
  await expect.poll(() => pixelsOff(writer, end)).toBeLessThan(2);
  await expect.poll(() => pixelsOff(other, begin)).toBeLessThan(2);

  // Without a connection it is not known who is here: that is not the same as nobody.
  await expect(writer.getByRole('button', { name: '1 ander hier' })).toBeVisible();
  cable.pullOut();
  await writer.keyboard.type('Zonder verbinding. ');
  await expect(
    writer.getByRole('button', { name: 'Geen verbinding: onbekend wie hier nog meer is' }),
  ).toBeVisible({ timeout: 60_000 });
});

function situation(page: Page): Locator {
  return page.locator('#persons .v-item').nth(2).getByRole('textbox', { name: 'Situatie' });
}

async function enter(page: Page, key: string): Promise<void> {
  await situation(page).click();
  await expect(situation(page).and(page.locator('.cm-content'))).toBeFocused();
  await page.keyboard.press(key);
}

/** How far the caret of the other window is from where these words of the text begin. */
async function pixelsOff(page: Page, words: string): Promise<number> {
  const caret = page.locator('#persons .v-item').nth(2).locator('.v-caret');
  if ((await caret.count()) !== 1) return Infinity;
  const { left, top } = await caret.evaluate((mark) => mark.getBoundingClientRect().toJSON());
  return situation(page).evaluate(
    (content, from) => {
      const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (walker.nextNode()) {
        const at = walker.currentNode.textContent?.lastIndexOf(from.words) ?? -1;
        if (at < 0) continue;
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        const place = range.getBoundingClientRect();
        return Math.hypot(place.left - from.left - 1, place.top - from.top);
      }
      return Infinity;
    },
    { words, left, top },
  );
}
