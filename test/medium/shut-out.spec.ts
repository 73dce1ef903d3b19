import { IntakeService, PlanWriter } from '#plan';
import { TestApp } from '../support/app.js';
import { circle, inviteOf } from '../support/circle.js';
import { buildTable, Desk, type Table } from '../support/desk.js';
import { direct } from '../support/direction.js';
import {
  buildOrganisation,
  buildPerson,
  ctxOf,
  newOpId,
  type BuiltPerson,
} from '../support/factories.js';

const DENIED = ['person.deny', 'person.allow', 'person.unlist'] as const;

describe('whoever is shut out of a case', () => {
  let app: TestApp;
  let table: Table;
  let vt: Desk;
  let police: Desk;

  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    table = await buildTable(app);
    ({ vt, police } = table);
  });
  afterAll(async () => app.close());

  const administer = async (
    kind: (typeof DENIED)[number],
    { id: person }: BuiltPerson,
  ): Promise<void> => {
    const opId = newOpId();
    const op =
      kind === 'person.deny'
        ? ({ kind, opId, person, how: 'MATCH' } as const)
        : { kind, opId, person };
    const [result] = await app.get(PlanWriter).administer(ctxOf(vt.person), table.plan.id, [op]);
    expect(result?.ok).toBe(true);
  };
  const deny = (person: BuiltPerson): Promise<void> => administer('person.deny', person);
  const intakesOf = async (desk: Desk, status: 'INVITED' | 'ACCEPTED'): Promise<string[]> => {
    const service = app.get(IntakeService);
    const { intakes } = await service.page(ctxOf(desk.person), status, { first: 100 });
    return intakes.map(({ planId }) => planId);
  };
  const intakeOf = (desk: Desk) => app.get(IntakeService).one(ctxOf(desk.person), table.plan.id);

  it('[K-01] changes nothing of the circle any more, not even as regievoerder', async () => {
    await direct(vt, table.team);
    const { organisation } = vt.person;
    const [colleague, other] = [
      await buildPerson(app, { organisation }),
      await buildOrganisation(app),
    ];
    await deny(vt.person);
    const until = { beginsAt: null, endsAt: null };
    for (const op of [
      inviteOf(other),
      { kind: 'organisation.end', organisation: police.person.organisation.id, reason: 'Klaar' },
      { kind: 'organisation.leave', reason: 'Klaar' },
      { kind: 'person.add', person: colleague.id, ...until },
      { kind: 'person.end', person: vt.person.id },
      { kind: 'case.status', to: 'CLOSED', reason: 'Klaar', report: null },
      { kind: 'case.mark', safetyHouse: true },
    ] as const) {
      expect([op.kind, await circle(vt, op)]).toEqual([op.kind, 'ABSENT']);
    }
    expect((await police.plan()).circle.status).toBe('ACTIVE');
    expect((await police.plan()).members).toHaveLength(4);
  });

  it('[K-01] [K-05] takes no such case in, whatever their organisation was asked', async () => {
    const intake = await buildPerson(app, {
      type: 'NEIGHBOURHOOD_TEAM',
      functions: ['CASE_INTAKE'],
    });
    const { organisation } = intake;
    const other = await buildPerson(app, { organisation, functions: ['CASE_INTAKE'] });
    const [denied, free] = [intake, other].map((person) => new Desk(app, person, table.plan.id));
    if (!denied || !free) throw new Error('nobody to take it in');
    await deny(denied.person);
    expect(await circle(vt, inviteOf(organisation))).toBe('OK');
    const absent = { refusal: { code: 'ABSENT' } };
    await expect(intakeOf(denied)).rejects.toMatchObject(absent);
    expect(await intakesOf(denied, 'INVITED')).toEqual([]);
    expect(await intakesOf(free, 'INVITED')).toEqual([table.plan.id]);
    const accept = { kind: 'organisation.accept' as const, persons: [free.person.id] };
    expect(await circle(denied, accept)).toBe('ABSENT');
    expect(await circle(denied, { kind: 'organisation.decline', reason: null })).toBe('ABSENT');
    expect(await circle(free, accept)).toBe('OK');
    expect(await intakesOf(denied, 'ACCEPTED')).toEqual([]);
    await expect(intakeOf(denied)).rejects.toMatchObject(absent);
    const ending = { kind: 'person.end', person: free.person.id } as const;
    expect(await circle(denied, ending)).toBe('ABSENT');
  });

  it('[W-45] [K-01] reads nothing about it in the access log, as the privacy officer either', async () => {
    const { organisation } = police.person;
    const officers = [
      await buildPerson(app, { organisation, functions: ['PRIVACY_OFFICER'] }),
      await buildPerson(app, { organisation, functions: ['PRIVACY_OFFICER'] }),
    ] as const;
    const linesFor = async (officer: BuiltPerson, planId?: string): Promise<(string | null)[]> => {
      const text = `query ($planId: ID) { accessLog(first: 200, filters: { planId: $planId }) { edges { node { planId } } } }`;
      const { data } = await app.graphql(await app.signIn(officer), text, { planId });
      const { edges } = (data as { accessLog: { edges: { node: { planId: string | null } }[] } })
        .accessLog;
      return edges.map(({ node }) => node.planId);
    };
    await police.plan();
    expect(await linesFor(officers[0])).toContain(table.plan.id);
    await deny(officers[0]);
    expect(await linesFor(officers[0])).not.toContain(table.plan.id);
    expect(await linesFor(officers[0], table.plan.id)).toEqual([]);
    expect(await linesFor(officers[1])).toContain(table.plan.id);
  });

  it('[K-04] is off the case to everyone once that was confirmed, like one whose time is over', async () => {
    const { organisation } = police.person;
    const colleague = await buildPerson(app, { organisation, functions: ['CASE_INTAKE'] });
    const stay = { beginsAt: null, endsAt: null };
    const add = (person: BuiltPerson) =>
      circle(police.on(app), { kind: 'person.add', person: person.id, ...stay });
    expect(await add(colleague)).toBe('OK');
    const desk = new Desk(app, colleague, table.plan.id);
    await deny(police.person);
    expect((await vt.plan()).circle.stays.map(({ person }) => person)).toContain(police.person.id);
    await administer('person.unlist', police.person);
    expect((await vt.plan()).circle.stays.map(({ person }) => person)).not.toContain(
      police.person.id,
    );
    expect((await intakeOf(desk)).persons).toEqual([colleague.id]);
    const back = { kind: 'person.add', person: police.person.id, ...stay } as const;
    expect(await circle(desk, { kind: 'person.end', person: police.person.id })).toBe('ABSENT');
    expect(await circle(desk, back)).toBe('OK');
    expect((await vt.plan()).members.map(({ person }) => person)).toContain(police.person.id);
    await expect(police.plan()).rejects.toMatchObject({ refusal: { code: 'ABSENT' } });
  });

  it('[K-22] is on the case as before when what was confirmed is lifted', async () => {
    await deny(police.person);
    await administer('person.unlist', police.person);
    await administer('person.allow', police.person);
    const other = await TestApp.start({ database: app.database });
    for (const desk of [police, police.on(other)]) {
      expect((await desk.plan()).members).toHaveLength(4);
      expect((await desk.plan()).circle.stays).toHaveLength(4);
    }
    await other.close();
  });
});
