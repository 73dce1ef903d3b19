import { randomUUID } from 'node:crypto';
import type { Session } from '#identity';
import { ConflictMatcher, ConflictReports, InvolvedTags, PlanCreator, StaffTags } from '#plan';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { buildPerson, ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';
import { query } from '../support/log-check.js';
import { listed } from '../support/ops.js';

const BORN = { surnames: ['van der Zilveren-Boom'], bornOn: '1984-03-09' };
const SAME = { surnames: ['Zilverenboom', 'Boom'], bornOn: '1984-03-09' };

describe('a match between staff and the people of a case', () => {
  let app: TestApp;
  let table: Table;
  let vt: Desk;
  let police: Desk;
  let administrator: Session;
  let officer: BuiltPerson;
  let second: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_LIMIT_CONFLICT_CHECKS_PER_HOUR: '3' } });
  });
  beforeEach(async () => {
    table = await buildTable(app);
    ({ vt, police } = table);
    const { organisation } = police.person;
    officer = await buildPerson(app, { organisation, functions: ['PRIVACY_OFFICER'] });
    second = await buildPerson(app, { organisation, functions: ['PRIVACY_OFFICER'] });
    const chief = await buildPerson(app, { organisation });
    await query(app.database.url, (client) =>
      client.query('INSERT INTO account (person_id, login, administrator) VALUES ($1, $2, true)', [
        chief.id,
        `${chief.code}@example.nl`,
      ]),
    );
    administrator = sessionOf(chief);
  });
  afterAll(async () => app.close());

  const swept = (): Promise<void> => app.get(ConflictMatcher).sweep();
  const enterStaff = (person: BuiltPerson, by = BORN): Promise<void> =>
    app.get(StaffTags).enter(administrator, person.id, by);
  const check = async (by = SAME): Promise<void> => {
    const { id: item } = await vt.add('involvedPerson');
    await app.get(InvolvedTags).enter(ctxOf(vt.person), table.plan.id, { item, ...by });
  };
  const reportsFor = (person: BuiltPerson) => app.get(ConflictReports).list(sessionOf(person));
  const seesPlan = (desk: Desk): Promise<boolean> =>
    desk.plan().then(
      () => true,
      () => false,
    );

  it.each(['staff', 'involved'])(
    '[K-10] [K-14] is found from either side, %s first',
    async (first) => {
      const steps = [() => enterStaff(police.person), () => check()];
      for (const step of first === 'staff' ? steps : steps.toReversed()) await step();
      await swept();
      expect(await seesPlan(police)).toBe(false);
      expect(await seesPlan(vt)).toBe(true);
      const [report] = await reportsFor(officer);
      const { name } = police.person;
      expect(report).toMatchObject({ name, how: 'MATCH', status: 'OPEN', lift: null });
      const told = JSON.stringify(report);
      for (const secret of [table.plan.id, table.plan.caseNumber])
        expect(told).not.toContain(secret);
    },
  );

  it('[K-10] takes the same date of birth, not the name alone', async () => {
    await enterStaff(police.person);
    await check({ ...SAME, bornOn: '1984-03-10' });
    await swept();
    expect(await seesPlan(police)).toBe(true);
  });

  it('[K-10] keeps nothing of what was typed, anywhere', async () => {
    await enterStaff(police.person);
    await check();
    await swept();
    await query(app.database.url, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
      );
      for (const { name } of rows) {
        const { rows: found } = await client.query<{ text: string }>(
          `SELECT t::text AS text FROM "${name}" t`,
        );
        const text = found.map((row) => row.text).join('\n');
        for (const part of ['1984-03-09', 'zilveren', 'Zilveren']) expect(text).not.toContain(part);
        for (const part of ['1984-03-09', 'zilverenboom', 'boom']) {
          expect(text).not.toContain(Buffer.from(part).toString('hex'));
        }
      }
    });
  });

  it('[K-12] is entered by an administrator, of colleagues and never of themselves', async () => {
    const staff = app.get(StaffTags);
    const chief = administrator.actor.person;
    await expect(staff.enter(sessionOf(officer), police.person.id, BORN)).rejects.toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    });
    await expect(staff.enter(administrator, chief, BORN)).rejects.toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    });
    for (const id of [vt.person.id, randomUUID()]) {
      await expect(staff.enter(administrator, id, BORN)).rejects.toMatchObject({
        refusal: { code: 'ABSENT' },
      });
    }
    await enterStaff(police.person);
    const list = await staff.list(administrator);
    expect(list.find(({ personId }) => personId === police.person.id)?.enteredAt).not.toBeNull();
    expect(Object.keys(list[0] ?? {}).sort()).toEqual([
      'enteredAt',
      'function',
      'name',
      'personId',
    ]);
    // The new tags replace the old.
    await enterStaff(police.person, { surnames: ['Anders'], bornOn: '1990-01-01' });
    await check();
    await swept();
    expect(await seesPlan(police)).toBe(true);
  });

  it('[K-13] is entered at a card that one may edit, and shows that it was done, and when', async () => {
    const involved = app.get(InvolvedTags);
    const audience = listed(vt.person.organisation);
    const { id: item } = await vt.add('involvedPerson', { audience });
    const agreement = await vt.add('agreement');
    const enter = (desk: Desk, id: string): Promise<void> =>
      involved.enter(ctxOf(desk.person), table.plan.id, { item: id, ...SAME });
    for (const id of [item, newOpId()]) {
      await expect(enter(table.team, id)).rejects.toMatchObject({ refusal: { code: 'ABSENT' } });
    }
    await expect(enter(vt, agreement.id)).rejects.toMatchObject({ refusal: { code: 'ABSENT' } });
    await enter(vt, item);
    const listFor = (desk: Desk) => involved.list(ctxOf(desk.person), table.plan.id);
    expect(await listFor(vt)).toEqual([{ item, enteredAt: expect.any(String) as string }]);
    expect(await listFor(table.team)).toEqual([]);
  });

  it('[K-11] [K-15] refuses what is no name, and more checks in an hour than allowed', async () => {
    await expect(check({ ...SAME, surnames: ['-'] })).rejects.toMatchObject({
      refusal: { code: 'VALUE_INVALID' },
    });
    for (let n = 0; n < 3; n += 1) await check();
    await expect(check()).rejects.toMatchObject({ refusal: { code: 'RATE_LIMITED' } });
  });

  it('[K-16] follows from what a person declares, and from a tie that the officer noted', async () => {
    await vt.accepted({ kind: 'conflict.declare', opId: newOpId() });
    expect(await seesPlan(vt)).toBe(false);
    const { organisation } = vt.person;
    const own = await buildPerson(app, { organisation, functions: ['PRIVACY_OFFICER'] });
    expect(await reportsFor(own)).toMatchObject([{ name: vt.person.name, how: 'DECLARED' }]);
    await app.get(StaffTags).note(sessionOf(officer), police.person.id, BORN);
    const { id: item } = await table.team.add('involvedPerson');
    const teamCtx = ctxOf(table.team.person);
    await app.get(InvolvedTags).enter(teamCtx, table.plan.id, { item, ...SAME });
    await swept();
    expect(await seesPlan(police)).toBe(false);
    expect(await reportsFor(officer)).toMatchObject([{ how: 'NOTED' }]);
  });

  it('[K-20] is told to the privacy officer of that organisation, and to nobody else', async () => {
    await enterStaff(police.person);
    await check();
    await swept();
    const { organisation } = vt.person;
    const elsewhere = await buildPerson(app, { organisation, functions: ['PRIVACY_OFFICER'] });
    expect(await reportsFor(elsewhere)).toEqual([]);
    const others = [police.person, vt.person, table.shelter.person];
    for (const person of others) {
      await expect(reportsFor(person)).rejects.toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
    }
    const [report] = await reportsFor(officer);
    await expect(
      app.get(ConflictReports).confirm(sessionOf(elsewhere), report?.id ?? ''),
    ).rejects.toMatchObject({ refusal: { code: 'ABSENT' } });
  });

  it('[K-20] is not told to an officer whom it is about, who cannot lift it either', async () => {
    await app
      .get(PlanCreator)
      .addMembers(ctxOf(vt.person), table.plan.id, [
        { person: officer.id, organisation: officer.organisation.id },
      ]);
    await enterStaff(officer);
    await check();
    await swept();
    expect(await reportsFor(officer)).toEqual([]);
    const [report] = await reportsFor(second);
    const reports = app.get(ConflictReports);
    await reports.askLift(sessionOf(second), report?.id ?? '', 'Een naamgenoot, nagevraagd');
    await expect(reports.agreeLift(sessionOf(officer), report?.id ?? '')).rejects.toMatchObject({
      refusal: { code: 'ABSENT' },
    });
  });

  it('[K-21] says nothing of somebody who has nothing to do with the case, until they are added', async () => {
    const { organisation } = police.person;
    const bystander = await buildPerson(app, { organisation });
    await enterStaff(bystander);
    await check();
    await swept();
    expect(await reportsFor(officer)).toEqual([]);
    const member = { person: bystander.id, organisation: organisation.id };
    await app.get(PlanCreator).addMembers(ctxOf(vt.person), table.plan.id, [member]);
    expect(await reportsFor(officer)).toMatchObject([{ name: bystander.name }]);
  });

  it('[K-22] is confirmed by one officer, and lifted as wrong by two, for good', async () => {
    const reports = app.get(ConflictReports);
    await enterStaff(police.person);
    await check();
    await swept();
    const id = (await reportsFor(officer))[0]?.id ?? '';
    await reports.confirm(sessionOf(officer), id);
    expect(await reportsFor(officer)).toMatchObject([{ status: 'CONFIRMED' }]);
    await expect(reports.agreeLift(sessionOf(officer), id)).rejects.toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    });
    await reports.askLift(sessionOf(officer), id, 'Een naamgenoot, nagevraagd');
    expect(await reportsFor(officer)).toMatchObject([{ lift: { mayAgree: false } }]);
    await expect(reports.agreeLift(sessionOf(officer), id)).rejects.toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    });
    expect(await seesPlan(police)).toBe(false);
    await reports.agreeLift(sessionOf(second), id);
    expect(await seesPlan(police)).toBe(true);
    await swept();
    expect(await seesPlan(police)).toBe(true);
    expect(await reportsFor(officer)).toEqual([]);
  });

  it('[K-14] is found by the sweep where the server stopped before it looked', async () => {
    await enterStaff(police.person);
    await check();
    await swept();
    await query(app.database.url, (client) => client.query('DELETE FROM denial'));
    const other = await TestApp.start({
      database: app.database,
      env: { VANGNET_CONFLICT_SWEEP_SECONDS: '0.1' },
    });
    await other.get(ConflictMatcher).sweep();
    expect(await seesPlan(police.on(other))).toBe(false);
    await other.close();
  });
});

function sessionOf(person: BuiltPerson): Session {
  return {
    id: randomUUID(),
    actor: ctxOf(person).actor,
    person: person as never,
    steppedUpAt: null,
  };
}
