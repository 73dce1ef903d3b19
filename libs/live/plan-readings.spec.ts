import type { NewAccessEvent } from '#access-log';
import type { Ctx } from '#kernel';
import { PlanReadings, type Opening } from './plan-readings.js';

const CTX: Ctx = {
  actor: { person: 'p', organisation: 'o', organisationType: 'POLICE', functions: [] },
  requestId: 'test',
};
/** Nobody comes back within this, or everybody does. */
const NO_GRACE = 0;
const LONG_GRACE = 60_000;

/** The lines that were written, and a clock that stands still until it is told to go on. */
class Lines {
  readonly events: NewAccessEvent[] = [];
  now = 1_000_000;
  failures = 0;
  readonly readings: PlanReadings;

  constructor(graceMs = LONG_GRACE) {
    const record = (_ctx: Ctx, event: NewAccessEvent) => this.record(event);
    this.readings = new PlanReadings({ record }, () => this.now, graceMs);
  }

  /** Until the line of the last reading is closed. */
  async closed(): Promise<void> {
    while (this.kinds.at(-1) !== 'PLAN_CLOSE') await new Promise((go) => setTimeout(go, 5));
  }

  open(given: Partial<Opening> = {}): Promise<void> {
    return this.readings.begin({
      ctx: CTX,
      planId: 'plan',
      socketId: 'socket 1',
      sessionId: 'session',
      sections: ['persons', 'agreements'],
      goesOn: false,
      ...given,
    });
  }

  get kinds(): string[] {
    return this.events.map(({ kind }) => kind);
  }

  private record(event: NewAccessEvent): Promise<{ id: string; at: number }> {
    if (this.failures > 0) {
      this.failures -= 1;
      return Promise.reject(new Error('away'));
    }
    this.events.push(event);
    return Promise.resolve({ id: `event ${this.events.length}`, at: this.now });
  }
}

describe('the readings of plans on sockets', () => {
  it('[W-20] [W-21] write a line with the sections, and close it with how long it lasted', async () => {
    const lines = new Lines(NO_GRACE);
    await lines.open();
    lines.now += 65_000;
    lines.readings.end('socket 1', 'plan');
    lines.now += 10_000;
    await lines.closed();
    expect(lines.events).toEqual([
      { kind: 'PLAN_OPEN', planId: 'plan', sections: ['persons', 'agreements'] },
      { kind: 'PLAN_CLOSE', planId: 'plan', openedId: 'event 1', durationSeconds: 65 },
    ]);
  });

  it('[W-22] go on with the line when the same session comes back by a cursor', async () => {
    const lines = new Lines();
    await lines.open();
    lines.readings.end('socket 1', 'plan');
    lines.now += 5000;
    await lines.open({ socketId: 'socket 2', goesOn: true });
    lines.now += 5000;
    lines.readings.end('socket 2', 'plan');
    await lines.readings.stop();
    expect(lines.kinds).toEqual(['PLAN_OPEN', 'PLAN_CLOSE']);
    expect(lines.events.at(-1)).toMatchObject({ openedId: 'event 1', durationSeconds: 10 });
  });

  it('[W-22] go on with the line while the lost connection is not known to be lost yet', async () => {
    const lines = new Lines();
    await lines.open();
    await lines.open({ socketId: 'socket 2', goesOn: true });
    lines.readings.end('socket 1', 'plan');
    lines.now += 9000;
    lines.readings.end('socket 2', 'plan');
    await lines.readings.stop();
    expect(lines.kinds).toEqual(['PLAN_OPEN', 'PLAN_CLOSE']);
    expect(lines.events.at(-1)).toMatchObject({ durationSeconds: 9 });
  });

  it('[W-22] go on with the line when the plan is opened again on the same socket', async () => {
    const lines = new Lines();
    await lines.open();
    await lines.open();
    expect(lines.kinds).toEqual(['PLAN_OPEN']);
  });

  it.each([
    ['without a cursor', { goesOn: false }],
    ['in another session', { goesOn: true, sessionId: 'another' }],
    ['of another plan', { goesOn: true, planId: 'another' }],
    ['with other sections', { goesOn: true, sections: ['persons' as const] }],
  ])('[W-22] write a new line for one that comes %s', async (_how, given) => {
    const lines = new Lines();
    await lines.open();
    lines.readings.end('socket 1', 'plan');
    await lines.open({ socketId: 'socket 2', ...given });
    expect(lines.kinds.filter((kind) => kind === 'PLAN_OPEN')).toHaveLength(2);
  });

  it('[W-22] write a new line for who comes back too late', async () => {
    const lines = new Lines(NO_GRACE);
    await lines.open();
    lines.readings.end('socket 1', 'plan');
    await lines.closed();
    await lines.open({ socketId: 'socket 2', goesOn: true });
    expect(lines.kinds).toEqual(['PLAN_OPEN', 'PLAN_CLOSE', 'PLAN_OPEN']);
  });

  it('[W-01] begin nothing when the line cannot be written', async () => {
    const lines = new Lines();
    lines.failures = 1;
    await expect(lines.open()).rejects.toThrow('away');
    lines.readings.end('socket 1', 'plan');
    await lines.open();
    expect(lines.kinds).toEqual(['PLAN_OPEN']);
  });

  it('[W-21] try again to close a line while the database is away', async () => {
    const lines = new Lines(NO_GRACE);
    await lines.open();
    lines.failures = 1;
    lines.readings.end('socket 1', 'plan');
    await lines.closed();
    expect(lines.kinds).toEqual(['PLAN_OPEN', 'PLAN_CLOSE']);
  });

  it('[W-21] close every line when the server stops, those that were left a moment ago too', async () => {
    const lines = new Lines();
    await lines.open();
    await lines.open({ socketId: 'socket 2', sessionId: 'another' });
    lines.readings.end('socket 1', 'plan');
    await lines.readings.stop();
    expect(lines.kinds).toEqual(['PLAN_OPEN', 'PLAN_OPEN', 'PLAN_CLOSE', 'PLAN_CLOSE']);
  });
});
