import { PlanListService, PlanWriter, type PlanListRequest } from '#plan';
import { TestApp } from '../support/app.js';
import { circle, letIn } from '../support/circle.js';
import { Desk } from '../support/desk.js';
import { direct, setField } from '../support/direction.js';
import {
  buildOrganisation,
  buildPerson,
  buildPlan,
  ctxOf,
  newOpId,
  type BuiltPerson,
} from '../support/factories.js';

describe('finding cases', () => {
  let app: TestApp;
  let vt: BuiltPerson;
  let team: BuiltPerson;
  let shelter: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(async () => app.close());
  beforeEach(async () => {
    vt = await buildPerson(app, {
      type: 'VEILIG_THUIS',
      functions: ['CASE_INTAKE'],
      name: 'Vera',
    });
    const organisation = await buildOrganisation(app, { name: 'Wijkteam Rozenbuurt' });
    team = await buildPerson(app, { organisation, name: 'Wietske de Regisseur' });
    const haven = await buildOrganisation(app, { type: 'SHELTER', name: 'Opvang 100%_Haven' });
    shelter = await buildPerson(app, { organisation: haven, name: 'Onno' });
  });

  const found = async (person: BuiltPerson, request: Partial<PlanListRequest> = {}) => {
    const page = await app.get(PlanListService).page(ctxOf(person), { first: 20, ...request });
    return page.rows.map(({ label }) => label);
  };
  /** A case of which Vera came later, and does not see who was made regievoerder before. */
  const directedUnseen = async (n: number) => {
    const title = { caseNumber: number(n), label: 'Casus Linde' };
    const plan = await buildPlan(app, [team, shelter], title);
    const desk = new Desk(app, team, plan.id);
    const id = await direct(desk, new Desk(app, shelter, plan.id));
    await letIn(desk, new Desk(app, vt, plan.id), { past: 'FROM_NOW' });
    return { desk, id };
  };
  const number = (n: number): string => `T-${vt.code}-${n}`;

  it('[C-30] finds one’s own by number, label, organisation and status, and nobody else’s', async () => {
    await buildPlan(app, [vt, team], { caseNumber: number(1), label: 'Casus Iep' });
    const linden = await buildPlan(app, [vt, shelter], {
      caseNumber: number(2),
      label: 'Casus Linde',
    });
    await buildPlan(app, [team, shelter], { caseNumber: number(3), label: 'Casus Els' });
    expect(await found(vt)).toEqual(['Casus Iep', 'Casus Linde']);
    expect(await found(vt, { text: ` ${number(2)} ` })).toEqual(['Casus Linde']);
    expect(await found(vt, { text: 'iep' })).toEqual(['Casus Iep']);
    expect(await found(vt, { text: 'rozenbuurt' })).toEqual(['Casus Iep']);
    expect(await found(vt, { text: '100%_h' })).toEqual(['Casus Linde']);
    expect(await found(vt, { text: '%' })).toEqual(['Casus Linde']);
    expect(await found(vt, { text: 'els' })).toEqual([]);
    const desk = new Desk(app, vt, linden.id);
    await circle(desk, { kind: 'case.status', to: 'MONITORING' });
    expect(await found(vt, { status: 'MONITORING' })).toEqual(['Casus Linde']);
    expect(await found(vt, { status: 'ACTIVE' })).toEqual(['Casus Iep']);
    expect(await found(vt, { status: 'ACTIVE', text: 'linde' })).toEqual([]);
  });

  it('[C-30] finds by the regievoerder, as far as the reader sees who that is', async () => {
    const open = await buildPlan(app, [vt, team], { caseNumber: number(1), label: 'Casus Iep' });
    await direct(new Desk(app, team, open.id), new Desk(app, vt, open.id));
    const { desk, id } = await directedUnseen(2);
    expect(await found(vt, { text: 'regisseur' })).toEqual(['Casus Iep']);
    expect(await found(team, { text: 'regisseur' })).toEqual(['Casus Iep', 'Casus Linde']);
    expect(await setField(desk, id, ['status', 'ENDED'])).toBe('OK');
    expect(await found(team, { text: 'regisseur' })).toEqual(['Casus Iep']);
  });

  it('[C-31] goes on after what was shown, also where some of it is not for this reader', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      if (n % 2 === 0) await directedUnseen(n);
      else {
        const title = { caseNumber: number(n), label: `Casus ${n}` };
        const plan = await buildPlan(app, [vt, team], title);
        await direct(new Desk(app, team, plan.id), new Desk(app, vt, plan.id));
      }
    }
    const list = app.get(PlanListService);
    const first = await list.page(ctxOf(vt), { first: 2, text: 'wietske' });
    expect(first.rows.map(({ label }) => label)).toEqual(['Casus 1', 'Casus 3']);
    expect(first.hasNextPage).toBe(true);
    const after = first.rows.at(-1)?.caseNumber;
    const next = await list.page(ctxOf(vt), { first: 2, text: 'wietske', after });
    expect(next.rows.map(({ label }) => label)).toEqual(['Casus 5']);
    expect(next.hasNextPage).toBe(false);
  });

  it('[C-30] [C-09] finds a case no longer once the organisation has gone', async () => {
    const plan = await buildPlan(app, [vt, team], { caseNumber: number(1), label: 'Casus Iep' });
    expect(await found(team)).toEqual(['Casus Iep']);
    const desk = new Desk(app, team, plan.id);
    expect(await circle(desk, { kind: 'organisation.leave', reason: 'klaar' })).toBe('OK');
    expect(await found(team)).toEqual([]);
    expect(await found(vt, { text: 'rozenbuurt' })).toEqual([]);
  });

  it('[C-30] [L-06] says when a stay ends by the clock, and of nobody else', async () => {
    const plan = await buildPlan(app, [vt, team]);
    const changesIn = (person: BuiltPerson) => app.get(PlanListService).changesIn(ctxOf(person));
    expect([await changesIn(vt), await changesIn(team)]).toEqual([null, null]);
    const desk = new Desk(app, team, plan.id);
    const colleague = await buildPerson(app, { organisation: team.organisation });
    const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
    const stay = { beginsAt: null, endsAt: at(1) };
    expect(await circle(desk, { kind: 'person.add', person: colleague.id, ...stay })).toBe('OK');
    expect(await changesIn(team)).toBeNull();
    expect(await changesIn(colleague)).toBeGreaterThan(3_500_000);
    expect(await changesIn(colleague)).toBeLessThanOrEqual(3_600_000);
    await app
      .get(PlanWriter)
      .administer(ctxOf(vt), plan.id, [
        { kind: 'person.deny', opId: newOpId(), person: colleague.id, how: 'MATCH' },
      ]);
    expect(await changesIn(colleague)).toBeNull();
  });
});
