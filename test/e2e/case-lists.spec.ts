import { TestApp } from '../support/app.js';
import { buildNewcomer, circle, inviteOf, letIn } from '../support/circle.js';
import { buildTable, Desk, type Table } from '../support/desk.js';
import { buildPerson, newOpId, type BuiltPerson } from '../support/factories.js';
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
  async function toldLast(...all: LiveUser[]): Promise<void> {
    const codes = await circle(table.vt, { kind: 'case.status', to: 'MONITORING', reason: null });
    expect(codes).toBe('OK');
    await Promise.all(all.map((user) => toldTo(user, 1)));
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
    await toldLast(member);
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
    await toldLast(member);
    expect([looks(taker), looks(other), looks(member)]).toEqual([2, 0, 1]);
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
    await toldLast(member);
    expect([looks(taker), looks(member)]).toEqual([1, 1]);
  });
});
