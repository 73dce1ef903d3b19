import { CASE_STATUSES, type CaseStatus } from '#contract';
import { PlanCreator, PlanListService, type NewCase } from '#plan';
import { TestApp } from '../support/app.js';
import { buildNewcomer, circle, dayFrom, ground, inviteOf, letIn } from '../support/circle.js';
import { buildTable, Desk, type Table } from '../support/desk.js';
import { direct } from '../support/direction.js';
import { buildPerson, ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';
import { addOp, removeOp, setOp, textIn, typeOp, valueIn } from '../support/ops.js';

const reason = 'doelen bereikt';
const report = { date: dayFrom(-1), from: 'huisarts' };

describe('the state of a case', () => {
  let app: TestApp;
  let table: Table;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(async () => app.close());
  beforeEach(async () => {
    table = await buildTable(app);
  });

  const to = (desk: Desk, status: CaseStatus, more: object = { reason }) =>
    circle(desk, { kind: 'case.status', to: status, ...more });

  async function close(): Promise<void> {
    expect([await to(table.vt, 'MONITORING'), await to(table.vt, 'CLOSED')]).toEqual(['OK', 'OK']);
  }

  it('[C-20] goes step by step, and by whoever leads', async () => {
    const refused = async (...statuses: CaseStatus[]): Promise<void> => {
      for (const status of statuses) expect(await to(table.vt, status)).toBe('TRANSITION_REFUSED');
    };
    await refused('DRAFT', 'ACTIVE', 'CLOSED', 'ARCHIVED');
    expect(await to(table.police, 'MONITORING')).toBe('NOT_ALLOWED');
    expect(await to(table.vt, 'MONITORING', {})).toBe('OK');
    await refused('DRAFT', 'MONITORING', 'ARCHIVED');
    expect(await to(table.vt, 'ACTIVE', {})).toBe('OK');
    expect(await to(table.vt, 'MONITORING', {})).toBe('OK');
    expect(await to(table.vt, 'CLOSED', {})).toBe('REASON_NEEDED');
    expect(await to(table.vt, 'CLOSED', { reason: '   ' })).toBe('REASON_NEEDED');
    expect(await to(table.vt, 'CLOSED')).toBe('OK');
    await refused('DRAFT', 'MONITORING', 'CLOSED');
    expect(await to(table.vt, 'ARCHIVED', {})).toBe('REASON_NEEDED');
    expect(await to(table.vt, 'ARCHIVED')).toBe('OK');
    await refused(...CASE_STATUSES);
    expect((await table.police.plan()).circle).toMatchObject({ status: 'ARCHIVED' });
  });

  it('[C-21] is for reading only once it is closed', async () => {
    const item = await table.vt.add('agreement');
    const newcomer = await buildNewcomer(app, table.vt);
    await circle(table.vt, inviteOf(newcomer.person.organisation));
    await close();
    const text = textIn(item, 'action');
    const ops = [
      addOp('agreement'),
      typeOp(text, { insert: 'x' }),
      setOp(valueIn(item, 'term'), 'SHORT'),
      removeOp(item),
    ];
    for (const op of ops) expect(await table.team.codes(op)).toEqual(['CASE_CLOSED']);
    const plan = await table.team.plan();
    expect(plan.sections.flatMap(({ canAdd }) => canAdd)).toEqual([]);
    const [shown] = plan.sections.flatMap(({ items }) => items);
    expect(shown?.can).toEqual({ edit: false, move: false, remove: false, audience: false });
    expect(plan.circle.can).toMatchObject({
      invite: false,
      end: false,
      people: false,
      mark: false,
    });
    const persons = [newcomer.person.id];
    expect(await circle(newcomer, { kind: 'organisation.accept', persons })).toBe('CASE_CLOSED');
    expect(await circle(table.vt, { kind: 'case.mark', safetyHouse: true })).toBe('CASE_CLOSED');
    const stranger = await buildNewcomer(app, table.vt);
    expect(await circle(stranger, { kind: 'organisation.accept', persons })).toBe('ABSENT');
    expect(await circle(table.police, { kind: 'organisation.leave', reason })).toBe('OK');
  });

  it('[C-21] [A-07] is absent once it is closed, as before, to colleagues of whoever is on it', async () => {
    const { organisation } = table.police.person;
    const colleague = new Desk(app, await buildPerson(app, { organisation }), table.plan.id);
    const answers = () =>
      Promise.all([
        circle(colleague, { kind: 'organisation.accept', persons: [colleague.person.id] }),
        circle(colleague, { kind: 'person.add', person: colleague.person.id }),
        circle(colleague, { kind: 'case.mark', safetyHouse: true }),
      ]);
    expect(new Set(await answers())).toEqual(new Set(['ABSENT']));
    await close();
    expect(new Set(await answers())).toEqual(new Set(['ABSENT']));
  });

  it('[C-21] [L-20] knows an edit again that was stored before the case was closed', async () => {
    const op = addOp('agreement');
    await table.vt.accepted(op);
    await close();
    expect(await table.vt.codes(op)).toEqual(['OK']);
  });

  it('[C-22] is opened again with a new report, for whoever does it alone', async () => {
    const colleague = new Desk(
      app,
      await buildPerson(app, { organisation: table.vt.person.organisation }),
      table.plan.id,
    );
    await circle(table.vt, { kind: 'person.add', person: colleague.person.id });
    const invited = await buildNewcomer(app, table.vt);
    await circle(table.vt, inviteOf(invited.person.organisation));
    await direct(table.vt, table.team);
    const item = await table.team.add('agreement');
    await close();
    expect(await to(table.vt, 'ACTIVE')).toBe('REPORT_NEEDED');
    const late = { report: { ...report, date: dayFrom(2) } };
    expect(await to(table.vt, 'ACTIVE', late)).toBe('REPORT_NEEDED');
    expect(await to(table.vt, 'ACTIVE', { report })).toBe('OK');
    for (const desk of [table.team, table.police, table.shelter, colleague]) {
      await expect(desk.plan()).rejects.toThrow('ABSENT');
    }
    const persons = [invited.person.id];
    expect(await circle(invited, { kind: 'organisation.accept', persons })).toBe('ABSENT');
    const plan = await table.vt.plan();
    expect(plan.circle).toMatchObject({ status: 'ACTIVE', can: { invite: true } });
    expect(plan.circle.stays.map(({ person }) => person)).toEqual([table.vt.person.id]);
    // The plan of before lives on.
    expect(await table.vt.sees(item.id)).toBe(true);
    expect(await circle(table.vt, inviteOf(table.team.person.organisation))).toBe('OK');
  });

  it('[C-23] is begun by organisations that take part in every case, as a draft of their own', async () => {
    const creator = app.get(PlanCreator);
    const terms = { reason: null, consent: null };
    const given = { opId: newOpId(), label: 'Casus Wilg', ground: { ...ground(), ...terms } };
    const ggz = await buildPerson(app, { type: 'GGZ' });
    await expect(creator.begin(ctxOf(ggz), given)).rejects.toThrow('NOT_ALLOWED');
    const worker = await buildPerson(app, { type: 'SHELTER' });
    const bad = { ...given, ground: { ...given.ground, basis: 'MELDRECHT_VT' as const } };
    await expect(creator.begin(ctxOf(worker), bad)).rejects.toThrow('BASIS_REFUSED');
    const desk = new Desk(app, worker, await creator.begin(ctxOf(worker), given));
    const plan = await desk.plan();
    expect(plan.caseNumber).toMatch(/^\d{4}-[0-9B-Z]{6}$/);
    expect(plan).toMatchObject({ label: 'Casus Wilg', circle: { status: 'DRAFT' } });
    const newcomer = await buildNewcomer(app, desk);
    expect(await circle(desk, inviteOf(newcomer.person.organisation))).toBe('CASE_NOT_ACTIVE');
    expect(await to(desk, 'ACTIVE', {})).toBe('OK');
    await letIn(desk, newcomer);
    expect((await newcomer.plan()).label).toBe('Casus Wilg');
  });

  const newCase = (more: Partial<NewCase> = {}): NewCase => ({
    opId: newOpId(),
    label: 'Casus Wilg',
    ground: { ...ground(), reason: null, consent: null },
    ...more,
  });

  const begin = (on: TestApp, person: BuiltPerson, given: NewCase): Promise<string> =>
    on.get(PlanCreator).begin(ctxOf(person), given);

  const casesOf = async (person: BuiltPerson, status?: CaseStatus): Promise<string[]> => {
    const page = await app.get(PlanListService).page(ctxOf(person), { first: 20, status });
    return page.rows.map(({ label }) => label);
  };

  it('[C-24] begins one case however often it is asked, and whoever is asked', async () => {
    const other = await TestApp.start({ database: app.database });
    const worker = await buildPerson(app, { type: 'SHELTER' });
    const given = newCase();
    const first = await begin(app, worker, given);
    const again = [begin(app, worker, given), begin(other, worker, given)];
    expect(await Promise.all(again)).toEqual([first, first]);
    const desk = new Desk(app, worker, first);
    expect(await to(desk, 'ACTIVE', {})).toBe('OK');
    expect(await begin(app, worker, given)).toBe(first);
    const twice = newCase();
    const [one, two] = await Promise.all([begin(app, worker, twice), begin(other, worker, twice)]);
    expect(one).toBe(two);
    expect(one).not.toBe(first);
    expect(await casesOf(worker)).toHaveLength(2);
    expect((await new Desk(app, worker, one).plan()).circle.stays).toHaveLength(1);
    await other.close();
  });

  it('[C-24] refuses an op id of somebody else, or that was used for another case', async () => {
    const worker = await buildPerson(app, { type: 'SHELTER' });
    const colleague = await buildPerson(app, { organisation: worker.organisation });
    const given = newCase();
    await begin(app, worker, given);
    const others = [
      begin(app, colleague, given),
      begin(app, worker, { ...given, label: 'Casus Els' }),
      begin(app, worker, { ...given, ground: { ...given.ground, purpose: 'Iets anders' } }),
    ];
    for (const other of others) await expect(other).rejects.toThrow('OP_ID_TAKEN');
    expect(await casesOf(colleague)).toEqual([]);
    expect(await casesOf(worker)).toEqual(['Casus Wilg']);
    const late = newCase({ opId: newOpId(Date.now() - 2 * 86_400_000) });
    await expect(begin(app, worker, late)).rejects.toThrow('CLOCK_SKEW');
    expect(await casesOf(worker)).toEqual(['Casus Wilg']);
  });

  it('[C-25] [C-33] lets a draft that was begun by mistake be discarded, with a reason and for good', async () => {
    const worker = await buildPerson(app, { type: 'SHELTER' });
    const desk = new Desk(app, worker, await begin(app, worker, newCase()));
    expect((await desk.plan()).circle.can.statuses).toEqual(['ACTIVE', 'ARCHIVED']);
    expect(await to(desk, 'ARCHIVED', {})).toBe('REASON_NEEDED');
    expect(await to(table.vt, 'ARCHIVED')).toBe('TRANSITION_REFUSED');
    // Left, it would be nobody's.
    expect(await circle(desk, { kind: 'organisation.leave', reason })).toBe('LAST_ORGANISATION');
    expect(await to(desk, 'ARCHIVED', { reason: 'Per ongeluk begonnen' })).toBe('OK');
    expect(await to(desk, 'ACTIVE', {})).toBe('TRANSITION_REFUSED');
    expect(await desk.codes(addOp('condition'))).toEqual(['CASE_CLOSED']);
    expect(await casesOf(worker)).toEqual([]);
    expect(await casesOf(worker, 'ARCHIVED')).toEqual(['Casus Wilg']);
  });
});
