import type { Page, WebSocketRoute } from '@playwright/test';
import { expectNoBarriers, NARROW, shoot, WIDE } from './barriers.js';
import { expect, openWindow, test, type Demo } from './demo.fixture.js';
import { newKey, restoredLog, showLog } from './shown-log.js';

const WORDS = 'De buurvrouw belt om tien uur.';
const MINUTE = 60_000;
const now = Math.floor(Date.now() / MINUTE) * MINUTE;

/** A connection over which a server, when a test wants it, shows a plan from before anybody typed in it. */
class OlderPlan {
  isShown = false;
  private socket: WebSocketRoute | null = null;

  static async of(page: Page): Promise<OlderPlan> {
    const older = new OlderPlan();
    await page.routeWebSocket(/\/live/, (socket) => {
      older.socket = socket;
      const server = socket.connectToServer();
      server.onMessage((message) => socket.send(older.told(String(message))));
    });
    return older;
  }

  /** Has the plan opened from the start, as after a backlog that was too large. */
  show({ planId }: Demo): void {
    this.isShown = true;
    this.socket?.send(`42${JSON.stringify(['plan:resync', { planId }])}`);
  }

  private told(message: string): string {
    const isSnapshot = this.isShown && message.includes('"snapshot":');
    return isSnapshot ? message.replaceAll(/"rev":\d+/g, '"rev":0') : message;
  }
}

async function writeWords(page: Page, demo: Demo): Promise<void> {
  await page.goto(`${demo.url}/plans/${demo.planId}`);
  await page.getByRole('button', { name: 'Afspraak toevoegen' }).click();
  await expect(page.locator('.cm-content:focus')).toHaveText('');
  await page.keyboard.type(WORDS);
  await expect(page.locator('[data-save]')).toHaveText('Opgeslagen');
}

test('[G-74] shows what somebody had before a backup was put back under them, and goes on when they do', async ({
  browser,
  demo,
}) => {
  const { before, after } = restoredLog(newKey(), {
    keptUntil: now - 10 * MINUTE,
    at: now - 5 * MINUTE,
  });
  const log = { ...before };
  const page = await openWindow(browser, demo, 'W1');
  const older = await OlderPlan.of(page);
  await showLog(page, log);
  await writeWords(page, demo);
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('vangnet.log')))
    .toContain('"size":1');

  Object.assign(log, after);
  older.show(demo);
  const told = page.getByRole('alert').filter({ hasText: 'Er is een reservekopie teruggezet' });
  await expect(told).toContainText(/Het systeem is op .+ teruggezet naar .+\./);
  await expect(told).toContainText(/velden die u daarna wijzigde zijn niet zo bewaard/);
  await expect(page.getByText(WORDS).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Afspraak toevoegen' })).toBeDisabled();
  await shoot(page, 'verify-had');
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await expectNoBarriers(page);
  }
  older.isShown = false;
  await page.getByRole('button', { name: 'Verder met het plan zoals het nu is' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Afspraak toevoegen' })).toBeEnabled();
  await expect(told).toHaveCount(0);
});

test('[G-74] refuses a plan with less in it when nobody says that a backup was put back', async ({
  browser,
  demo,
}) => {
  const { before } = restoredLog(newKey(), { keptUntil: now - 10 * MINUTE, at: now - 5 * MINUTE });
  const page = await openWindow(browser, demo, 'W2');
  const older = await OlderPlan.of(page);
  await showLog(page, before);
  await writeWords(page, demo);
  older.show(demo);
  await expect(
    page.getByText(/In dit plan staat minder dan u al zag of bevestigd kreeg/),
  ).toBeVisible();
  await expect(page.getByText(WORDS).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Noodknop' })).toBeVisible();
  await expectNoBarriers(page);

  // What is lost meanwhile goes from this screen, too, though no connection tells of it.
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('"demo":true', '"demo":false');
    const isPlan = route.request().postData()?.includes(demo.planId) === true;
    const absent = { data: { me: JSON.parse(body).data?.me, plan: null } };
    await route.fulfill(isPlan ? { json: absent } : { response, body });
  });
  await expect(page.getByText(WORDS)).toHaveCount(0);
});
