import type { Op, PresentedItem } from '#contract';
import { TestApp } from '../support/app.js';
import { buildTable, type Table } from '../support/desk.js';
import { LiveUser, stopReading } from '../support/live-user.js';
import { addOp, rawEditOp, textIn } from '../support/ops.js';

const LONG = 9000;
const BACKLOG = 300_000;

describe('a reader who does not keep up', () => {
  let app: TestApp;
  let table: Table;

  beforeAll(async () => {
    app = await TestApp.start({
      env: {
        VANGNET_LIMIT_BACKLOG_BYTES: String(BACKLOG),
        VANGNET_LIMIT_OPS_PER_10_SECONDS: '1000000',
      },
    });
    table = await buildTable(app);
  });
  afterAll(async () => app.close());

  /** Writes a long passage and takes it out again, many times, in one submission. */
  async function churn({ id }: PresentedItem): Promise<void> {
    const { stream, rev } = textIn(await table.vt.item(id), 'action');
    const ops: Op[] = [];
    for (let n = 0; n < 60; n += 1) {
      const changes = n % 2 === 0 ? [[0, 'x'.repeat(LONG)]] : [[LONG]];
      ops.push(rawEditOp({ stream, rev }, changes));
    }
    expect((await table.vt.submit(...ops)).every(({ ok }) => ok)).toBe(true);
  }

  it('[L-16] is told to open again, and costs little memory until then', async () => {
    const item = await table.vt.add('agreement');
    const slow = await LiveUser.open(app, table.team.person, { planId: table.plan.id });
    const quick = await LiveUser.open(app, table.shelter.person, { planId: table.plan.id });
    const goOn = stopReading(slow);
    // What one submission brings is told in one message; some more fit into the buffers of the system.
    for (let n = 0; n < 60; n += 1) await churn(item);
    const { stream } = textIn(item, 'action');
    await quick.sees(stream, 3600);
    const before = process.memoryUsage().rss;
    for (let n = 0; n < 10; n += 1) await churn(item);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);

    goOn();
    await slow.until(({ event }) => event === 'plan:resync');
    const told = slow.packets.reduce((sum, packet) => sum + packet.length, 0);
    expect(told).toBeLessThan(12_000_000);
    const { snapshot } = await slow.opened();
    expect(slow.heard.filter(({ event }) => event === 'plan:resync')).toHaveLength(1);
    expect(slow.heard.findIndex(({ event }) => event === 'plan:resync')).toBe(
      slow.heard.findLastIndex(({ event }) => event.startsWith('plan:')),
    );
    expect(snapshot).toEqual(await table.team.plan());
    const added = await table.vt.accepted(addOp('condition'));
    await slow.sees(added.stream, 1);
    slow.leave();
    quick.leave();
  });
});
