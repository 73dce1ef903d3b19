import type { EmergenciesMessage, Op } from '#contract';
import { BreakGlassEvents, PlanCreator, type BreakGlassEvent } from '#plan';
import { TestApp } from '../support/app.js';
import { buildNewcomer, circle, letIn } from '../support/circle.js';
import { buildFullTable, type Desk, type FullTable } from '../support/desk.js';
import { direct } from '../support/direction.js';
import { buildPerson, ctxOf, newOpId } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { query } from '../support/log-check.js';
import {
  addOp,
  audienceOp,
  named,
  OPEN,
  OWN,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';
import { Beat } from '../support/worlds/beat.js';

const CANARY = 'KANARIE-ZILVER-7Q4X';
const CONTACT = 'Coördinator opvang, dag en nacht: 06 00 00 00 00';
const REASON = 'A meldt achtervolging, kan niet wachten';
const CONCLUSION = 'Terecht: er was direct gevaar en geen andere weg.';

const CONTACT_QUERY = `query ($plan: ID!, $use: ID!) { emergencyContact(planId: $plan, use: $use) { contacts until } }`;
const LIST = `query ($plan: ID!) { emergencies(planId: $plan) { use role at until reason review conclusion by { person { id } } } }`;
const REVIEWS = `{ openReviews { use at isLate planId person { name } } }`;

type UseOp = Extract<Op, { kind: 'breakGlass.use' }>;
const press = (): UseOp => ({
  kind: 'breakGlass.use',
  opId: newOpId(),
  section: 'shelterLocation',
  reason: REASON,
});
const review = (use: string, verdict: 'JUSTIFIED' | 'NOT_JUSTIFIED' = 'JUSTIFIED') =>
  ({ kind: 'breakGlass.review', opId: newOpId(), use, verdict, conclusion: CONCLUSION }) as const;
const end = (use: string) => ({ kind: 'breakGlass.end', opId: newOpId(), use }) as const;

describe('the emergency button', () => {
  let app: TestApp;
  let beat: Beat;
  let table: FullTable;
  const users: LiveUser[] = [];
  const events: BreakGlassEvent[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
    beat = await Beat.begin(app);
    app.get(BreakGlassEvents).onEvent((event) => void events.push(event));
  });
  beforeEach(async () => {
    table = await buildFullTable(app);
    events.length = 0;
  });
  afterEach(() => {
    for (const user of users.splice(0)) user.leave();
  });
  afterAll(async () => {
    beat.leave();
    await app.close();
  });

  const open = async (desk: Desk): Promise<LiveUser> => {
    const user = await LiveUser.open(app, desk.person, { planId: desk.planId });
    users.push(user);
    return user;
  };
  const ask = async (desk: Desk, text: string, more: object = {}) => {
    const variables = { plan: desk.planId, ...more };
    return app.graphql(await app.signIn(desk.person), text, variables);
  };
  const contactFor = async (desk: Desk, use: string) => {
    const { data, errors } = await ask(desk, CONTACT_QUERY, { use });
    const contact = (data as { emergencyContact?: { contacts: string[] } } | null)
      ?.emergencyContact;
    return contact?.contacts ?? errors?.map(({ extensions }) => extensions['code']);
  };
  const leaveContact = async (): Promise<void> => {
    const item = await table.coordinator.add('coordinatorContact');
    await table.coordinator.accepted(setOp(valueIn(item, 'contact'), CONTACT));
  };
  const hideShelter = async (): Promise<void> => {
    const item = await table.coordinator.add('shelterLocation');
    await table.coordinator.accepted(typeOp(textIn(item, 'arrangement'), { insert: CANARY }));
  };
  const toldTo = (user: LiveUser): EmergenciesMessage[] =>
    user.heard.flatMap((one) => (one.event === 'plan:emergencies' ? [one.message] : []));
  const isTold = ({ event }: { event: string }): boolean => event === 'plan:emergencies';

  it('[K-32] [K-33] opens the contact to the one who pressed, and nothing of the place', async () => {
    await hideShelter();
    await leaveContact();
    const { opId: use } = await table.police.accepted(press());
    expect(await contactFor(table.police, use)).toEqual([CONTACT]);
    for (const desk of [table.contact, table.vt, table.coordinator]) {
      expect(await contactFor(desk, use)).toEqual(['ABSENT']);
    }
    expect(await contactFor(table.police, newOpId())).toEqual(['ABSENT']);
    const seen = JSON.stringify([await table.police.plan(), (await ask(table.police, LIST)).data]);
    for (const secret of [CANARY, CONTACT]) expect(seen).not.toContain(secret);
    expect(events.map(({ type }) => type)).toEqual(['USED', 'READ']);
  });

  it('[K-32] answers alike whether or not there is a place, and says when there is no contact', async () => {
    const { opId: first } = await table.police.accepted(press());
    const before = await contactFor(table.police, first);
    await hideShelter();
    expect([before, await contactFor(table.police, first)]).toEqual([[], []]);
  });

  it('[K-30] [K-31] runs one hour of a person at a time, in however many windows they press', async () => {
    const pressed = await Promise.all([press(), press()].map((op) => table.police.accepted(op)));
    const { data } = await ask(table.police, LIST);
    const { emergencies: uses } = data as { emergencies: { use: string; until: string | null }[] };
    const running = uses.filter(({ until }) => until !== null).map(({ use }) => use);
    expect([uses.length, running.length]).toEqual([2, 1]);
    const told = await Promise.all(pressed.map(({ opId }) => contactFor(table.police, opId)));
    expect(told).toEqual(pressed.map(({ opId }) => (running.includes(opId) ? [] : ['ABSENT'])));
    expect(events.map(({ type }) => type).toSorted()).toEqual(['READ', 'USED', 'USED']);
  });

  it('[K-32] opens no contact of a shelter that takes no part any more: nobody there would know', async () => {
    await leaveContact();
    const organisation = table.shelter.person.organisation.id;
    const end = { kind: 'organisation.end', organisation, reason: 'klaar' } as const;
    expect(await circle(table.vt, end)).toBe('OK');
    const { opId: use } = await table.police.accepted(press());
    expect(await contactFor(table.police, use)).toEqual([]);
  });

  it('[K-34] is told at once to the coordinator with the reason, to the regievoerder that it was used', async () => {
    await direct(table.team, table.vt);
    const everyone = ['vt', 'police', 'shelter', 'team', 'expert', 'contact', 'colleague'] as const;
    const live = new Map<string, LiveUser>();
    for (const who of [...everyone, 'coordinator'] as const) live.set(who, await open(table[who]));
    const user = (who: string): LiveUser => live.get(who) ?? (undefined as never);
    await beat.next();
    const quiet = ['vt', 'shelter', 'expert', 'contact', 'colleague'];
    const before = quiet.map((who) => user(who).packets.length);

    const op = press();
    expect(await user('police').codes(op)).toEqual(['OK']);
    await Promise.all(['police', 'coordinator', 'team'].map((who) => user(who).until(isTold)));
    await beat.next();
    const { id: person, organisation } = table.police.person;
    const by = { person, organisation: organisation.id };
    const told = { use: op.opId, at: expect.any(String) as string };
    const whole = {
      ...told,
      until: expect.any(String) as string,
      by,
      name: table.police.person.name,
      organisation: organisation.name,
      reason: REASON,
      review: 'OPEN',
    };
    expect(toldTo(user('police')).at(-1)?.emergencies).toEqual([{ ...whole, role: 'USER' }]);
    expect(toldTo(user('coordinator')).at(-1)?.emergencies).toEqual([
      { ...whole, role: 'COORDINATOR' },
    ]);
    // When, and that somebody acts, and nothing else: not by whom, nor why.
    const notice = { ...told, role: 'DIRECTOR' };
    expect(toldTo(user('team')).at(-1)?.emergencies).toEqual([{ ...notice, isCoordinated: true }]);
    expect(quiet.map((who) => user(who).packets.length)).toEqual(before);
    for (const who of quiet) {
      expect((await ask(table[who as 'vt'], LIST)).data).toEqual({ emergencies: [] });
    }
    // Whoever opens the plan later is told then.
    const later = await open(table.coordinator);
    await later.until(isTold);
    expect(toldTo(later).at(-1)?.emergencies).toMatchObject([{ reason: REASON }]);
    // From here on nobody of the shelter reads it.
    await app
      .get(PlanCreator)
      .endMembership(ctxOf(table.vt.person), table.plan.id, table.coordinator.person.id);
    const alone = await open(table.team);
    await alone.until(isTold);
    expect(toldTo(alone).at(-1)?.emergencies).toEqual([{ ...notice, isCoordinated: false }]);
  });

  it('[K-34] tells a coordinator who comes back by name who pressed, also when they have gone', async () => {
    const { person } = table.police;
    await table.police.accepted(press());
    await table.contact.accepted(press());
    const leave = { kind: 'organisation.leave', reason: 'klaar' } as const;
    expect(await circle(table.police, leave)).toBe('OK');
    const anew = await TestApp.start({ database: app.database });
    const user = await LiveUser.open(anew, table.coordinator.person, { planId: table.plan.id });
    await user.until(isTold);
    const named = { name: person.name, organisation: person.organisation.name };
    expect(toldTo(user).at(-1)?.emergencies).toMatchObject([
      { ...named, name: table.contact.person.name },
      named,
    ]);
    user.leave();
    await anew.close();
  });

  it('[K-30] is for people on the case who are not denied, with a reason', async () => {
    const stranger = await buildPerson(app, { type: 'POLICE' });
    const outside = await LiveUser.connect(app, stranger, { planId: table.plan.id });
    users.push(outside);
    expect(await outside.codes(press())).toEqual(['ABSENT']);
    await table.contact.accepted({ kind: 'conflict.declare', opId: newOpId() });
    const denied = await LiveUser.connect(app, table.contact.person, { planId: table.plan.id });
    users.push(denied);
    expect(await denied.codes(press())).toEqual(['ABSENT']);
    const inside = await open(table.police);
    for (const bad of [{ reason: 'te kort' }, { reason: '  '.repeat(20) }, { section: 'honour' }]) {
      expect(await inside.codes({ ...press(), ...bad } as never)).toEqual(['MALFORMED']);
    }
    const of = events.map(({ type, code, person }) => [type, code, person]);
    expect(of).toEqual([
      ['REFUSED', 'ABSENT', stranger.id],
      ['REFUSED', 'ABSENT', table.contact.person.id],
    ]);
  });

  it('[K-31] ends by hand, for the one who pressed alone', async () => {
    await leaveContact();
    const { opId: use } = await table.police.accepted(press());
    expect(await table.vt.codes(end(use))).toEqual(['ABSENT']);
    expect(await table.coordinator.codes(end(use))).toEqual(['NOT_ALLOWED']);
    await table.police.accepted(end(use));
    expect(await contactFor(table.police, use)).toEqual(['ABSENT']);
    expect(await table.police.codes(end(use))).toEqual(['TRANSITION_REFUSED']);
  });

  it('[K-31] ends by the clock, and says so in the log and on the screen', async () => {
    const short = await TestApp.start({
      database: app.database,
      env: { VANGNET_BREAK_GLASS_MINUTES: '0.02' },
    });
    await leaveContact();
    const user = await LiveUser.open(short, table.police.person, { planId: table.plan.id });
    users.push(user);
    const op = press();
    await user.codes(op);
    const isOver = (heard: { event: string; message: unknown }): boolean =>
      isTold(heard) && (heard.message as EmergenciesMessage).emergencies[0]?.until === null;
    await user.until(isOver);
    expect(await contactFor(table.police.on(short), op.opId)).toEqual(['ABSENT']);
    await short.close();
    const kinds = await query(app.database.url, (client) =>
      client.query('SELECT kind FROM change WHERE plan_id = $1 AND kind IN (63, 65)', [
        table.plan.id,
      ]),
    );
    expect(kinds.rows).toEqual([{ kind: 63 }, { kind: 65 }]);
  });

  it('[K-34] [C-02] is nothing to whom an item names that only some may read', async () => {
    const id = await direct(table.team, table.vt);
    await table.team.accepted(audienceOp(await table.team.item(id), OWN));
    await table.police.accepted(press());
    expect((await ask(table.team, LIST)).data).toEqual({ emergencies: [] });
    await table.team.accepted(audienceOp(await table.team.item(id), OPEN));
    expect((await ask(table.team, LIST)).data).toMatchObject({ emergencies: [{}] });
  });

  it.each(['ALL', 'CURRENT', 'FROM_NOW'] as const)(
    '[K-34] [C-10] [D-45] tells a coordinator who came later, and sees %s, what waits for a review and what is theirs to see',
    async (past) => {
      const use = async (): Promise<string> => {
        const { opId } = await table.police.accepted(press());
        await table.police.accepted(end(opId));
        return opId;
      };
      const [concluded, open] = [await use(), await use()];
      await table.coordinator.accepted(review(concluded));
      const functions = ['SAFETY_COORDINATOR' as const, 'CASE_INTAKE' as const];
      const later = await buildNewcomer(app, table.vt, { type: 'SHELTER', functions });
      await letIn(table.vt, later, { past });
      const since = await use();
      await table.coordinator.accepted(review(since));
      const told = async () => {
        const { data } = await ask(later, LIST);
        return (data as { emergencies: { use: string; reason: string }[] }).emergencies;
      };
      const before = past === 'ALL' ? [concluded] : [];
      expect((await told()).map((one) => one.use)).toEqual([since, open, ...before]);
      expect((await told())[1]).toMatchObject({ reason: REASON });
      const again = past === 'ALL' ? 'TRANSITION_REFUSED' : 'ABSENT';
      expect(await later.codes(review(concluded))).toEqual([again]);
      await later.accepted(review(open));
      const left = past === 'ALL' ? [since, open, concluded] : [since];
      expect((await told()).map((one) => one.use)).toEqual(left);
      // As another node reads it, which was not there when it happened.
      const anew = await TestApp.start({ database: app.database });
      const { data } = await anew.graphql(await anew.signIn(later.person), LIST, {
        plan: table.plan.id,
      });
      expect(data).toMatchObject({ emergencies: left.map((one) => ({ use: one })) });
      await anew.close();
    },
  );

  it('[K-35] stands for the regievoerder until seen', async () => {
    await direct(table.team, table.vt);
    const { opId: use } = await table.police.accepted(press());
    const seen = { kind: 'breakGlass.seen', opId: newOpId(), use } as const;
    expect(await table.vt.codes({ ...seen, opId: newOpId() })).toEqual(['ABSENT']);
    expect((await ask(table.team, LIST)).data).toMatchObject({
      emergencies: [{ use, role: 'DIRECTOR', by: null, reason: null, until: null, review: null }],
    });
    await table.team.accepted(seen);
    expect((await ask(table.team, LIST)).data).toEqual({ emergencies: [] });
  });

  it('[K-36] is reviewed once, by a coordinator who did not press, when it is over', async () => {
    const { opId: use } = await table.police.accepted(press());
    expect(await table.coordinator.codes(review(use))).toEqual(['TRANSITION_REFUSED']);
    await table.police.accepted(end(use));
    expect(await table.police.codes(review(use))).toEqual(['NOT_ALLOWED']);
    for (const desk of [table.vt, table.shelter]) {
      expect(await desk.codes(review(use))).toEqual(['ABSENT']);
    }
    const { opId: own } = await table.coordinator.accepted(press());
    await table.coordinator.accepted(end(own));
    expect(await table.coordinator.codes(review(own))).toEqual(['NOT_ALLOWED']);
    await table.coordinator.accepted(review(use, 'NOT_JUSTIFIED'));
    expect(await table.coordinator.codes(review(use))).toEqual(['TRANSITION_REFUSED']);
    const { data } = await ask(table.police, LIST);
    expect(data).toMatchObject({
      emergencies: [{ use, review: 'NOT_JUSTIFIED', conclusion: CONCLUSION }],
    });
    await expect(
      query(app.database.url, async (client) => {
        await client.query('SET ROLE vangnet_application');
        await client.query('DELETE FROM break_glass');
      }),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('[K-37] [K-38] waits in the overview of coordinator and privacy officer, and keeps nobody from pressing', async () => {
    const { organisation } = table.police.person;
    const officer = await buildPerson(app, { organisation, functions: ['PRIVACY_OFFICER'] });
    const reviewsFor = async (person: { id: string }) => {
      const { data } = await app.graphql(await app.signIn(person), REVIEWS);
      return (data as { openReviews: object[] }).openReviews;
    };
    const { opId: use } = await table.police.accepted(press());
    await query(app.database.url, (client) =>
      client.query(`UPDATE break_glass SET at = at - interval '8 days' WHERE use_id = $1`, [use]),
    );
    const about = { use, isLate: true, at: expect.any(String) as string };
    expect(await reviewsFor(table.coordinator.person)).toEqual([
      { ...about, planId: table.plan.id, person: null },
    ]);
    const { name } = table.police.person;
    expect(await reviewsFor(officer)).toEqual([{ ...about, planId: null, person: { name } }]);
    for (const desk of [table.police, table.vt, table.shelter]) {
      expect(await reviewsFor(desk.person)).toEqual([]);
    }
    const { opId: again } = await table.police.accepted(press());
    await table.coordinator.accepted(review(use));
    await table.police.accepted(end(again));
    await table.coordinator.accepted(review(again));
    expect(await reviewsFor(table.coordinator.person)).toEqual([]);
    expect(await reviewsFor(officer)).toEqual([]);
    // Somebody who is off the case reviews nothing of it any more.
    await table.police.accepted(press());
    await app
      .get(PlanCreator)
      .endMembership(ctxOf(table.vt.person), table.plan.id, table.coordinator.person.id);
    expect(await reviewsFor(table.coordinator.person)).toEqual([]);
    expect(await reviewsFor(officer)).toHaveLength(1);
  });

  it('[K-39] is told to whoever listens before it is answered', async () => {
    let isTold = false;
    const stop = app.get(BreakGlassEvents).onEvent(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      isTold = true;
    });
    await table.police.accepted(press());
    stop();
    expect(isTold).toBe(true);
    expect(events).toMatchObject([{ type: 'USED', person: table.police.person.id }]);
  });

  it('[K-33] leaves no trace in the history that anyone reads', async () => {
    await leaveContact();
    const { opId: use } = await table.police.accepted(press());
    const history = `query ($plan: ID!, $item: ID) { history(planId: $plan, first: 100, item: $item) { edges { node { id kind } } } }`;
    for (const desk of [table.police, table.coordinator, table.vt]) {
      const { data } = await ask(desk, history, { item: use });
      expect(data).toEqual({ history: { edges: [] } });
      const all = JSON.stringify((await ask(desk, history)).data);
      expect(all).not.toContain('breakGlass');
    }
    expect(await table.vt.codes(addOp('agreement', { audience: named(table.vt.person) }))).toEqual([
      'OK',
    ]);
  });
});
