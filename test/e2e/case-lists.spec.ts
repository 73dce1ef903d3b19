import { PlanWriter } from '#plan';
import { TestApp } from '../support/app.js';
import { buildNewcomer, circle, inviteOf, letIn } from '../support/circle.js';
import { buildFullTable, buildTable, Desk, type Table } from '../support/desk.js';
import { buildPerson, ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';

describe('lists of cases in windows without a plan', () => {
  let app: TestApp;
  let elsewhere: TestApp;
  let table: Table;
  const users: LiveUser[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
    elsewhere = await TestApp.start({ database: app.database });
  });
  beforeEach(async () => {
    table = await buildTable(app);
  });
  afterEach(() => {
    for (const user of users.splice(0)) user.leave();
  });
  afterAll(async () => {
    await elsewhere.close();
    await app.close();
  });

  async function watching(person: BuiltPerson, node = app): Promise<LiveUser> {
    const user = await LiveUser.connect(node, person, { planId: table.plan.id });
    users.push(user);
    return user;
  }

  const colleagueOf = ({ person }: Desk, functions: BuiltPerson['functions'] = []) =>
    buildPerson(app, { organisation: person.organisation, functions });

  const looks = ({ heard }: LiveUser): number =>
    heard.filter(({ event }) => event === 'look').length;
  const toldTo = (user: LiveUser, count: number) => user.until(() => looks(user) >= count);

  /** Something that everyone here is told of, after all that came before it. */
  async function toldLast(at: Pick<Table, 'vt'>, ...all: LiveUser[]): Promise<void> {
    const before = all.map(looks);
    const codes = await circle(at.vt, { kind: 'case.status', to: 'MONITORING', reason: null });
    expect(codes).toBe('OK');
    await Promise.all(all.map((user, index) => toldTo(user, (before[index] ?? 0) + 1)));
  }

  it('[L-06] [C-30] tells who is put on a case and who is taken off, on every node, and nobody else', async () => {
    const colleague = await colleagueOf(table.police);
    const bystander = await colleagueOf(table.police);
    const [here, there] = [await watching(colleague), await watching(colleague, elsewhere)];
    const [other, member] = [await watching(bystander), await watching(table.vt.person)];
    const person = colleague.id;
    const add = { kind: 'person.add', person, beginsAt: null, endsAt: null } as const;
    expect(await circle(table.police, add)).toBe('OK');
    await Promise.all([toldTo(here, 1), toldTo(there, 1)]);
    expect(await circle(table.police, { kind: 'person.end', person })).toBe('OK');
    await Promise.all([toldTo(here, 2), toldTo(there, 2)]);
    await toldLast(table, member);
    expect([looks(here), looks(there), looks(other), looks(member)]).toEqual([2, 2, 0, 1]);
  });

  it('[L-06] [C-05] tells whoever takes in cases of what their organisation is asked, and nobody besides', async () => {
    const newcomer = await buildNewcomer(app, { planId: table.plan.id });
    const colleague = await colleagueOf(newcomer);
    const taker = await watching(newcomer.person);
    const [other, member] = [await watching(colleague), await watching(table.vt.person)];
    const organisation = newcomer.person.organisation.id;
    expect(await circle(table.vt, inviteOf(newcomer.person.organisation))).toBe('OK');
    await toldTo(taker, 1);
    expect(
      await circle(table.vt, { kind: 'organisation.end', organisation, reason: 'Einde' }),
    ).toBe('OK');
    await toldTo(taker, 2);
    await toldLast(table, member);
    expect([looks(taker), looks(other), looks(member)]).toEqual([2, 0, 1]);
  });

  it('[L-06] tells everyone on a case that another organisation takes part', async () => {
    const newcomer = await buildNewcomer(app, { planId: table.plan.id });
    const member = await watching(table.police.person);
    await letIn(table.vt, newcomer);
    await toldTo(member, 1);
    await toldLast(table, member);
    expect(looks(member)).toBe(2);
  });

  it('[L-06] [K-34] tells of a use of the emergency button whoever is to review it, and nobody besides', async () => {
    const full = await buildFullTable(app);
    const officer = await buildPerson(app, {
      organisation: full.police.person.organisation,
      functions: ['PRIVACY_OFFICER'],
    });
    const told = await Promise.all([full.coordinator.person, officer].map((one) => watching(one)));
    const others = await Promise.all([full.police, full.team].map((desk) => watching(desk.person)));
    const use = newOpId();
    const press = { kind: 'breakGlass.use', opId: use, section: 'shelterLocation' } as const;
    await full.police.accepted({ ...press, reason: 'A meldt achtervolging' });
    await Promise.all(told.map((one) => toldTo(one, 1)));
    await toldLast(full, ...others);
    expect(others.map(looks)).toEqual([1, 1]);
  });

  it('[L-06] [K-37] tells privacy officers what a review waits for, and nobody for whom that is the same', async () => {
    const full = await buildFullTable(app);
    const { police, coordinator, vt } = full;
    const officer = await watching(await colleagueOf(police, ['PRIVACY_OFFICER']));
    const onCase = async (): Promise<[Desk, LiveUser]> => {
      const person = await colleagueOf(police, ['PRIVACY_OFFICER']);
      const user = await watching(person);
      const add = { kind: 'person.add', person: person.id, beginsAt: null, endsAt: null } as const;
      expect(await circle(police, add)).toBe('OK');
      await toldTo(user, 1);
      return [new Desk(app, person, full.plan.id), user];
    };
    const [[shutOut, denied], [presser, pressing]] = [await onCase(), await onCase()];
    expect(await shutOut.codes({ kind: 'conflict.declare', opId: newOpId() })).toEqual(['OK']);
    await Promise.all([toldTo(officer, 1), toldTo(denied, 2), toldTo(pressing, 2)]);
    const use = newOpId();
    const press = { kind: 'breakGlass.use', opId: use, section: 'shelterLocation' } as const;
    await presser.accepted({ ...press, reason: 'A meldt achtervolging' });
    await Promise.all([toldTo(officer, 2), toldTo(denied, 3), toldTo(pressing, 3)]);
    const end = { kind: 'person.end', person: coordinator.person.id } as const;
    expect(await circle(coordinator, end)).toBe('OK');
    await Promise.all([toldTo(officer, 3), toldTo(pressing, 4)]);
    await presser.accepted({ kind: 'breakGlass.end', opId: newOpId(), use });
    await toldTo(officer, 4);
    await toldLast({ vt }, pressing);
    expect([officer, denied, pressing].map(looks)).toEqual([4, 3, 5]);
  });

  it('[L-06] [K-20] tells the privacy officers of whom a conflict of interest is about, and nobody besides', async () => {
    const { police, team, vt } = table;
    const officer = await watching(await colleagueOf(police, ['PRIVACY_OFFICER']));
    const others = await Promise.all(
      [await colleagueOf(team, ['PRIVACY_OFFICER']), await colleagueOf(police), vt.person].map(
        (one) => watching(one),
      ),
    );
    expect(await police.codes({ kind: 'conflict.declare', opId: newOpId() })).toEqual(['OK']);
    await toldTo(officer, 1);
    const unlist = { kind: 'person.unlist', opId: newOpId(), person: police.person.id } as const;
    await app.get(PlanWriter).administer(ctxOf(vt.person), table.plan.id, [unlist]);
    await toldTo(officer, 2);
    await toldLast(table, others[2] ?? officer);
    expect(others.map(looks)).toEqual([0, 0, 1]);
  });

  it('[L-06] [K-04] tells nobody that a conflict was confirmed: it reads like a stay that is over', async () => {
    const { police } = table;
    const colleague = await colleagueOf(police, ['CASE_INTAKE']);
    const [taker, member] = [await watching(colleague), await watching(table.vt.person)];
    expect(await police.codes({ kind: 'conflict.declare', opId: newOpId() })).toEqual(['OK']);
    const unlist = { kind: 'person.unlist', opId: newOpId(), person: police.person.id } as const;
    await app.get(PlanWriter).administer(ctxOf(table.vt.person), table.plan.id, [unlist]);
    await toldLast(table, member);
    expect([looks(taker), looks(member)]).toEqual([0, 1]);
  });

  it('[L-06] [K-01] tells nothing more to whom the case is hidden from', async () => {
    const newcomer = await buildNewcomer(app, { planId: table.plan.id });
    await letIn(table.vt, newcomer);
    const [taker, member] = [await watching(newcomer.person), await watching(table.vt.person)];
    expect(await newcomer.codes({ kind: 'conflict.declare', opId: newOpId() })).toEqual(['OK']);
    await toldTo(taker, 1);
    const colleague = await colleagueOf(newcomer, ['CASE_INTAKE']);
    const taking = new Desk(app, colleague, table.plan.id);
    const add = { kind: 'person.add', person: colleague.id, beginsAt: null, endsAt: null } as const;
    expect(await circle(taking, add)).toBe('OK');
    await toldLast(table, member);
    expect([looks(taker), looks(member)]).toEqual([1, 1]);
  });
});
