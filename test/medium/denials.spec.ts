import {
  HistoryService,
  IntakeService,
  PlanCreator,
  PlanListService,
  PlanReader,
  PlanWriter,
} from '#plan';
import { TestApp } from '../support/app.js';
import { circle } from '../support/circle.js';
import { buildTable, Desk, type Table } from '../support/desk.js';
import { buildPerson, ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';
import { byStream, faultsOf, readLog } from '../support/log-check.js';
import { addOp, named } from '../support/ops.js';

describe('somebody with a conflict of interest', () => {
  let app: TestApp;
  let table: Table;
  let vt: Desk;
  let police: Desk;
  let shelter: Desk;

  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    table = await buildTable(app);
    ({ vt, police, shelter } = table);
  });
  afterAll(async () => app.close());

  const deny = async ({ id }: BuiltPerson): Promise<void> => {
    const op = { kind: 'person.deny', opId: newOpId(), person: id, how: 'MATCH' } as const;
    const [result] = await app.get(PlanWriter).administer(ctxOf(vt.person), table.plan.id, [op]);
    expect(result?.ok).toBe(true);
  };
  const administer = async (
    kind: 'person.allow' | 'person.unlist',
    { id }: BuiltPerson,
  ): Promise<void> => {
    const op = { kind, opId: newOpId(), person: id } as const;
    await app.get(PlanWriter).administer(ctxOf(vt.person), table.plan.id, [op]);
  };
  const addMember = async (person: BuiltPerson): Promise<void> => {
    const member = { person: person.id, organisation: person.organisation.id };
    await app.get(PlanCreator).addMembers(ctxOf(vt.person), table.plan.id, [member]);
  };
  const plansOf = async ({ person }: Desk): Promise<string[]> => {
    const { rows } = await app.get(PlanListService).page(ctxOf(person), { first: 100 });
    return rows.map(({ id }) => id);
  };
  const historyOf = async ({ person }: Desk): Promise<string> => {
    const request = { planId: table.plan.id, filter: {}, first: 200 };
    const { entries } = await app.get(HistoryService).page(ctxOf(person), request);
    return JSON.stringify(entries.map(({ entry }) => entry));
  };
  const membersOf = async (desk: Desk): Promise<string[]> =>
    (await desk.plan()).members.map(({ person }) => person);

  it('[K-02] has no such plan any more: not to open, to list, to read back or to write to', async () => {
    const item = await police.add('agreement');
    await deny(police.person);
    const absent = { refusal: { code: 'ABSENT' } };
    await expect(police.plan()).rejects.toMatchObject(absent);
    await expect(historyOf(police)).rejects.toMatchObject(absent);
    await expect(police.submit(addOp('condition'))).rejects.toMatchObject(absent);
    const use = {
      kind: 'breakGlass.use',
      opId: newOpId(),
      section: 'shelterLocation',
      reason: 'A meldt achtervolging',
    } as const;
    await expect(police.submit(use)).rejects.toMatchObject(absent);
    expect(await plansOf(police)).toEqual([]);
    expect(await plansOf(vt)).toEqual([table.plan.id]);
    expect(await vt.sees(item.id)).toBe(true);
  });

  it('[K-03] stands there to the others as before, whom they name, ask or add', async () => {
    const audience = named(shelter.person, police.person);
    const item = await shelter.add('agreement', { audience });
    const before = [await vt.plan(), await historyOf(vt), await shelter.plan()];
    await deny(police.person);
    expect([await vt.plan(), await historyOf(vt), await shelter.plan()]).toEqual(before);
    expect((await shelter.item(item.id)).readers.persons).toContain(police.person.id);
    const reader = app.get(PlanReader);
    const ctx = ctxOf(vt.person);
    const eyes = reader.presentAs(
      await reader.open(ctx, table.plan.id),
      ctx.actor,
      police.person.organisation.id,
    );
    expect(eyes.members).toHaveLength(4);
    expect(
      await vt.codes(addOp('condition', { audience: named(vt.person, police.person) })),
    ).toEqual(['OK']);
  });

  it('[K-05] is added with the answer of anybody, and sees nothing for a moment', async () => {
    const { organisation } = police.person;
    const [one, two] = [
      await buildPerson(app, { organisation }),
      await buildPerson(app, { organisation }),
    ];
    await deny(one);
    await addMember(one);
    await addMember(two);
    const log = await readLog(app.database.url, table.plan.id);
    const added = log.filter(({ kind }) => kind === 'member.added').slice(-2);
    const keysOf = (value: unknown): string[] => Object.keys(Object(value) as object);
    expect(keysOf(added[0]?.value)).toEqual(keysOf(added[1]?.value));
    expect(await membersOf(vt)).toEqual(expect.arrayContaining([one.id, two.id]));
    const [first, second] = [one, two].map((person) => new Desk(app, person, table.plan.id));
    await expect(first?.plan()).rejects.toMatchObject({ refusal: { code: 'ABSENT' } });
    expect((await second?.plan())?.id).toBe(table.plan.id);
  });

  it('[K-04] is shown no more once that was confirmed, and again when added again, still shut out', async () => {
    await deny(police.person);
    await administer('person.unlist', police.person);
    expect(await membersOf(vt)).not.toContain(police.person.id);
    expect(await historyOf(vt)).not.toContain('member.ended');
    const naming = addOp('condition', { audience: named(vt.person, police.person) });
    expect(await vt.codes(naming)).toEqual(['AUDIENCE_INVALID']);
    await addMember(police.person);
    expect(await membersOf(vt)).toContain(police.person.id);
    await expect(police.plan()).rejects.toMatchObject({ refusal: { code: 'ABSENT' } });
  });

  it('[K-04] stands on the list of whoever takes in cases exactly as long as on that of the case', async () => {
    const { organisation } = police.person;
    const taking = await buildPerson(app, { organisation, functions: ['CASE_INTAKE'] });
    const colleague = await buildPerson(app, { organisation });
    await addMember(colleague);
    const listed = async (): Promise<string[]> =>
      (await app.get(IntakeService).one(ctxOf(taking), table.plan.id)).persons;
    const shown = async (): Promise<string[]> => {
      const { members } = await vt.plan();
      return members
        .filter((member) => member.organisation === organisation.id)
        .map(({ person }) => person)
        .sort();
    };
    await deny(police.person);
    expect(await listed()).toEqual(await shown());
    expect(await listed()).toContain(police.person.id);
    await administer('person.unlist', police.person);
    expect(await listed()).toEqual(await shown());
    expect(await listed()).toEqual([colleague.id]);
    await administer('person.allow', police.person);
    expect(await listed()).toEqual(await shown());
    expect(await listed()).toContain(police.person.id);
  });

  it('[K-04] is ended and added again by a colleague as anybody whose time is over', async () => {
    const { organisation } = police.person;
    const over = await buildPerson(app, { organisation });
    const colleague = await buildPerson(app, { organisation });
    for (const person of [over, colleague]) await addMember(person);
    await app.get(PlanCreator).endMembership(ctxOf(vt.person), table.plan.id, over.id);
    await deny(police.person);
    await administer('person.unlist', police.person);
    const desk = new Desk(app, colleague, table.plan.id);
    const ended = [];
    const added = [];
    for (const { id: person } of [over, police.person]) {
      ended.push(await circle(desk, { kind: 'person.end', person }));
      added.push(await circle(desk, { kind: 'person.add', person, beginsAt: null, endsAt: null }));
    }
    expect(ended).toEqual(['ABSENT', 'ABSENT']);
    expect(added).toEqual(['OK', 'OK']);
    expect(await membersOf(vt)).toContain(police.person.id);
    await expect(police.plan()).rejects.toMatchObject({ refusal: { code: 'ABSENT' } });
  });

  it('[K-02] is let in again by what lifts it, and the plan is the same on every node', async () => {
    await deny(police.person);
    await administer('person.unlist', police.person);
    const other = await TestApp.start({ database: app.database });
    await expect(police.on(other).plan()).rejects.toMatchObject({ refusal: { code: 'ABSENT' } });
    expect(await membersOf(vt.on(other))).toEqual(await membersOf(vt));
    await administer('person.allow', police.person);
    expect((await police.plan()).members).toHaveLength(4);
    expect(await police.on(other).plan()).toEqual(await police.plan());
    await other.close();
    const log = await readLog(app.database.url, table.plan.id);
    expect(faultsOf(log)).toEqual([]);
    const kinds = [...byStream(log).values()].map((changes) => changes.map(({ kind }) => kind));
    expect(kinds).toContainEqual(['person.denied', 'person.unlisted', 'person.allowed']);
  });
});
