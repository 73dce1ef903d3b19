import type { Locator, Page } from '@playwright/test';
import { expect, openPlan, openWindow, startDemo, test } from './demo.fixture.js';
import { PlanQuery } from './plan-query.js';
import { Cable } from './unplugged.js';

/** A minute with 20 seconds without connection where the promises are proved; shorter in between. */
const IS_FULL = process.env['PROOFS'] === 'full';
const TYPING_MS = IS_FULL ? 60_000 : 10_000;
const UNPLUGGED_MS = IS_FULL ? 20_000 : 5_000;
/** What the screen shows when it says "Opgeslagen". */
const SAVED = 'save.saved';
const SENTENCE = 'Samen schrijven wij deze zin.';

test.setTimeout(TYPING_MS + 90_000);

test('[L-41] [L-47] [L-48] two organisations type in one sentence, one of them unplugged for a while @proof', async ({
  browser,
  demo,
}) => {
  const veiligThuis = await openPlan(browser, demo, 'VT1');
  const wijkteam = await openWindow(browser, demo, 'W2');
  const cable = await Cable.of(wijkteam);
  await wijkteam.goto(`${demo.url}/plans/${demo.planId}`);

  await rewrite(situationIn(veiligThuis), SENTENCE);
  await expect(situationIn(wijkteam)).toHaveText(SENTENCE);
  const server = await PlanQuery.as(demo, 'W1');
  const before = await server.situation('A');
  const earlier = await server.insertions(before.item, 'situation');

  await putCaretAfter(situationIn(veiligThuis), 'Samen schrijven');
  await putCaretAfter(situationIn(wijkteam), 'Samen schrijven wij deze');
  const ends = Date.now() + TYPING_MS;
  const [words, others] = await Promise.all([
    typeUntil(veiligThuis, 'a', { ends, check: () => saidSoAndWas(veiligThuis, server) }),
    typeUntil(wijkteam, 'b', { ends, check: () => Promise.resolve() }),
    unplug(wijkteam, cable),
  ]);

  await expect(saveState(wijkteam)).toHaveAttribute('data-save', SAVED, { timeout: 30_000 });
  await expect(saveState(veiligThuis)).toHaveAttribute('data-save', SAVED, { timeout: 30_000 });
  const stored = await server.situation('A');
  await expect(situationIn(veiligThuis)).toHaveText(stored.text);
  await expect(situationIn(wijkteam)).toHaveText(stored.text);
  for (const word of [...words, ...others]) expect(stored.text).toContain(word);
  expect(writtenBy(stored, 'VT1')).toContain(words.join(''));
  expect(writtenBy(stored, 'W2')).toBe(others.join(''));
  const typed = await server.insertions(stored.item, 'situation');
  const added = (name: string): string =>
    (typed.get(name) ?? '').slice((earlier.get(name) ?? '').length);
  expect([...typed.keys()].filter((name) => /VT1|W2/.test(name)).map(added)).toEqual(
    expect.arrayContaining([words.join(''), others.join('')]),
  );
});

test('[L-48] says nothing is stored while the server stands still @proof', async ({
  browser,
  demo,
}) => {
  const page = await openPlan(browser, demo, 'P1');
  const server = await PlanQuery.as(demo, 'W1');
  await expect(saveState(page)).toHaveAttribute('data-save', SAVED);
  await situationIn(page).click();
  process.kill(demo.processes.server, 'SIGSTOP');
  try {
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Getypt terwijl de server stilstaat.');
    for (let look = 0; look < 20; look += 1) {
      expect(await saveState(page).getAttribute('data-save')).not.toBe(SAVED);
      await page.waitForTimeout(100);
    }
  } finally {
    process.kill(demo.processes.server, 'SIGCONT');
  }
  await expect(saveState(page)).toHaveAttribute('data-save', SAVED, { timeout: 30_000 });
  expect((await server.situation('A')).text).toContain('Getypt terwijl de server stilstaat.');
});

test('[L-48] loses no letter that is typed before the editor has come', async ({
  browser,
  demo,
}) => {
  const page = await openWindow(browser, demo, 'O2');
  // The editor's file takes its time, as on a bad line.
  await page.route(/text-editor/, async (route) => {
    await page.waitForTimeout(1500);
    await route.continue();
  });
  await page.goto(`${demo.url}/plans/${demo.planId}`);
  await situationIn(page).focus();
  await page.keyboard.type(' Meteen getypt,');
  await expect(page.locator('.cm-content').first()).toBeFocused();
  await page.keyboard.type(' en verder.');
  await expect(situationIn(page)).toContainText('Meteen getypt, en verder.');
  await expect(saveState(page)).toHaveAttribute('data-save', SAVED, { timeout: 30_000 });
  const server = await PlanQuery.as(demo, 'W1');
  expect((await server.situation('A')).text).toContain('Meteen getypt, en verder.');
});

test('[L-48] keeps what was typed when the server is killed, and stores it when that is back @proof', async ({
  browser,
}) => {
  const { demo, stop } = await startDemo();
  try {
    const page = await openPlan(browser, demo, 'O1');
    await expect(saveState(page)).toHaveAttribute('data-save', SAVED);
    await putCaretAfter(situationIn(page), 'Volwassene');
    const said = await noteSaveStates(page);
    process.kill(demo.processes.server, 'SIGKILL');
    await page.keyboard.type(' Getypt toen de server weg was.');
    await expect
      .poll(said)
      .toContainEqual(expect.stringMatching(/^save\.(offline|stopped)Unsaved$/));
    await expect(situationIn(page)).toContainText('Getypt toen de server weg was.');
    // The launcher starts it again; the screen says so once every letter is there, and no sooner.
    await expect(saveState(page)).toHaveAttribute('data-save', SAVED, { timeout: 60_000 });
    const server = await PlanQuery.as(demo, 'W1');
    expect((await server.situation('A')).text).toContain('Getypt toen de server weg was.');
    await expect(situationIn(page)).toContainText('Getypt toen de server weg was.');
  } finally {
    await stop();
  }
});

function situationIn(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Situatie' }).first();
}

function saveState(page: Page): Locator {
  return page.locator('[data-save]');
}

/** Everything that the screen says about saving from now on, however shortly. */
async function noteSaveStates(page: Page): Promise<() => Promise<(string | null)[]>> {
  const said = await saveState(page).evaluateHandle((shown) => {
    const states: (string | null)[] = [];
    const note = (): void => void states.push(shown.getAttribute('data-save'));
    new MutationObserver(note).observe(shown, { attributeFilter: ['data-save'] });
    return states;
  });
  return () => said.jsonValue();
}

async function rewrite(field: Locator, text: string): Promise<void> {
  await field.click();
  const page = field.page();
  await expect(page.locator('.cm-content').first()).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** From the start of the text, by key, as somebody would who does not reach for the mouse. */
async function putCaretAfter(field: Locator, words: string): Promise<void> {
  const page = field.page();
  await field.click();
  await expect(page.locator('.cm-content').first()).toBeFocused();
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < words.length; i += 1) await page.keyboard.press('ArrowRight');
}

interface Typing {
  ends: number;
  check: () => Promise<void>;
}

/** Types numbered words until the time is over; now and then rests and looks. Answers the words. */
async function typeUntil(page: Page, letter: string, { ends, check }: Typing): Promise<string[]> {
  const words: string[] = [];
  while (Date.now() < ends) {
    const word = ` ${letter}${String(words.length).padStart(3, '0')}`;
    await page.keyboard.type(word, { delay: 60 });
    words.push(word);
    if (words.length % 8 === 0) await check();
  }
  return words;
}

/** When the screen says "opgeslagen", the server must hold every word of this writer that the screen shows. */
async function saidSoAndWas(page: Page, server: PlanQuery): Promise<void> {
  await expect(saveState(page)).toHaveAttribute('data-save', SAVED, { timeout: 20_000 });
  const shown = await situationIn(page).textContent();
  const stored = await server.situation('A');
  for (const word of shown?.match(/a\d{3}/g) ?? []) expect(stored.text).toContain(word);
}

async function unplug(page: Page, cable: Cable): Promise<void> {
  await page.waitForTimeout(2000);
  cable.pullOut();
  await page.waitForTimeout(1000);
  const back = Date.now() + UNPLUGGED_MS - 1000;
  while (Date.now() < back) {
    expect(await saveState(page).getAttribute('data-save')).not.toBe(SAVED);
    await page.waitForTimeout(250);
  }
  await cable.putBack();
}

function writtenBy(
  { text, spans }: { text: string; spans: { length: number; person: string }[] },
  code: string,
): string {
  let at = 0;
  let written = '';
  for (const { length, person } of spans) {
    if (person.includes(code)) written += text.slice(at, at + length);
    at += length;
  }
  return written;
}
