import type { Op, PresentedPlan } from '#contract';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { LiveUser } from '../support/live-user.js';
import { addOp } from '../support/ops.js';
import { randomOp } from '../support/random-ops.js';
import { Screen } from '../support/screen.js';
import { Chance } from './chance.js';

const RUNS = process.env['PROOFS'] === 'full' ? 40 : 5;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

/** Where somebody was when the connection was lost. */
interface Left {
  plan: PresentedPlan;
  cursor: string;
}

interface Follower {
  desk: Desk;
  user: LiveUser;
  screen: Screen;
  heard: number;
  left: Left[];
}

describe(`readers follow a plan (seed ${SEED}, ${RUNS} runs)`, () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_LIMIT_OPS_PER_10_SECONDS: '1000000' } });
  });
  afterAll(async () => app.close());

  it('[L-10] [L-11] [L-36] and end with what a fresh look shows, followed or come back to', async () => {
    for (let run = 0; run < RUNS; run += 1) await follow(SEED + run);
  });

  async function follow(seed: number): Promise<void> {
    const chance = new Chance(seed);
    const table = await buildTable(app);
    const followers = await Promise.all(desksOf(table).map(start));
    for (let turn = 0; turn < 40; turn += 1) {
      const desk = chance.pick(followers).desk;
      const plan = await desk.plan();
      const ops: Op[] = Array.from({ length: 1 + chance.below(3) }, () => randomOp(chance, plan));
      await desk.submit(...ops);
      const follower = chance.pick(followers);
      takeOver(follower);
      const cursor = cursorOf(follower);
      if (cursor !== undefined && chance.below(3) === 0)
        follower.left.push({ plan: follower.screen.plan, cursor });
    }
    const { stream, rev } = await table.vt.accepted(addOp('condition'));
    for (const follower of followers) {
      await follower.user.sees(stream, rev);
      await check(follower, seed);
      follower.user.leave();
    }
  }

  async function start(desk: Desk): Promise<Follower> {
    const user = await LiveUser.connect(app, desk.person, { planId: desk.planId });
    const { snapshot, cursor } = await user.opened();
    const left = [{ plan: snapshot, cursor }];
    return { desk, user, screen: new Screen(snapshot), heard: 0, left };
  }

  async function check(follower: Follower, seed: number): Promise<void> {
    takeOver(follower);
    const now = await follower.desk.plan();
    expectSame(follower.screen, now, seed);
    for (const { plan, cursor } of follower.left) {
      const screen = new Screen(plan);
      screen.comeBack(await follower.user.openedAt(cursor));
      expectSame(screen, now, seed);
    }
  }
});

/** The order first: it says in few words what the rest would say in many. */
function expectSame({ plan }: Screen, now: PresentedPlan, seed: number): void {
  const order = ({ sections }: PresentedPlan) =>
    sections.map(({ items }) => items.map(({ id }) => id));
  expect({ seed, order: order(plan) }).toEqual({ seed, order: order(now) });
  expect(plan).toEqual(now);
}

function desksOf({ vt, police, shelter, team }: Table): Desk[] {
  return [vt, police, shelter, team];
}

/** Takes over what was heard so far. */
function takeOver(follower: Follower): void {
  for (const heard of follower.user.heard.slice(follower.heard)) follower.screen.follow(heard);
  follower.heard = follower.user.heard.length;
}

function cursorOf({ user, heard }: Follower): string | undefined {
  const message = user.heard[heard - 1]?.message;
  return message && 'cursor' in message ? message.cursor : undefined;
}
