import { circleOpShape, groundShape } from '#contract';
import { PlanCreator } from '#plan';
import { TestApp } from '../support/app.js';
import { buildNewcomer, circle, circleBy, ground, inviteOf, letIn } from '../support/circle.js';
import { buildTable, Desk, type Table } from '../support/desk.js';
import { buildPerson, ctxOf, newOpId } from '../support/factories.js';
import { textIn, typeOp } from '../support/ops.js';
import { historyOf } from '../support/past.js';
import { answer, newestOf, proposeVersion, skip, versionsOf } from '../support/version.js';

const reason = 'Afspraak 3 is niet haalbaar';

describe('putting the plan up for approval', () => {
  let app: TestApp;
  let table: Table;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_LIMIT_OPS_PER_10_SECONDS: '100000' } });
  });
  afterAll(async () => app.close());
  beforeEach(async () => {
    table = await buildTable(app);
  });

  const awaited = async (desk: Desk): Promise<string[]> =>
    (await newestOf(desk)).answers
      .filter((one) => one.answer === null && !one.hasLeft)
      .map(({ organisation }) => organisation);
  const ids = (...desks: Desk[]): string[] => desks.map(({ person }) => person.organisation.id);

  it('[V-01] [V-03] [V-05] is for whoever leads, one at a time, and agreed to by whoever proposes', async () => {
    const { vt, police, shelter, team } = table;
    expect(await circle(police, { kind: 'version.propose' })).toBe('NOT_ALLOWED');
    const version = await proposeVersion(vt, 'Na het overleg van vandaag');
    expect(version).toMatchObject({ number: 1, state: 'OPEN', note: 'Na het overleg van vandaag' });
    expect(version.by.person).toBe(vt.person.id);
    expect((await awaited(police)).sort()).toEqual(ids(police, shelter, team).sort());
    expect(await circle(vt, { kind: 'version.propose' })).toBe('VERSION_OPEN');
    const { can, version: shown } = (await police.plan()).circle;
    expect(can.propose).toBe(false);
    expect(shown?.can).toEqual({ answer: true, withdraw: false });
    const stranger = await buildNewcomer(app, vt);
    expect(await circle(stranger, { kind: 'version.propose' })).toBe('ABSENT');
    expect(await answer(stranger, version)).toBe('ABSENT');
  });

  it('[V-01] needs a case that is worked on, and settles at once where nobody else takes part', async () => {
    const { vt, police, shelter, team } = table;
    const draft = { opId: newOpId(), label: 'Casus Noord', ground: groundShape.parse(ground()) };
    const planId = await app.get(PlanCreator).begin(ctxOf(vt.person), draft);
    const begun = new Desk(app, vt.person, planId);
    expect(await circle(begun, { kind: 'version.propose' })).toBe('CASE_NOT_ACTIVE');
    expect((await begun.plan()).circle.can.propose).toBe(false);
    for (const desk of [police, shelter, team]) {
      expect(await circle(desk, { kind: 'organisation.leave', reason })).toBe('OK');
    }
    expect(await proposeVersion(vt)).toMatchObject({ number: 1, state: 'ESTABLISHED' });
    expect(await proposeVersion(vt)).toMatchObject({ number: 2, state: 'ESTABLISHED' });
  });

  it('[V-04] [V-05] is established when everyone agrees, and never changes after that', async () => {
    const { vt, police, shelter, team } = table;
    const version = await proposeVersion(vt);
    expect([await answer(police, version), await answer(shelter, version)]).toEqual(['OK', 'OK']);
    expect((await newestOf(team)).state).toBe('OPEN');
    expect(await answer(team, version)).toBe('OK');
    const settled = await newestOf(police);
    expect(settled).toMatchObject({ state: 'ESTABLISHED', can: { answer: false } });
    expect(settled.closedAt).not.toBeNull();
    expect(await answer(police, version, reason)).toBe('VERSION_OVER');
    expect(await circle(vt, { kind: 'version.withdraw', version: version.id, reason })).toBe(
      'VERSION_OVER',
    );
    expect(await newestOf(police)).toEqual(settled);
    expect((await proposeVersion(vt)).number).toBe(2);
  });

  it('[V-04] [V-05] is not established when somebody does not agree, with a reason', async () => {
    const { vt, police, shelter, team } = table;
    const version = await proposeVersion(vt);
    const silent = { kind: 'version.answer', version: version.id, root: version.root } as const;
    expect(await circle(police, { ...silent, answer: 'DISAGREED' })).toBe('REASON_NEEDED');
    expect(await circle(police, { ...silent, answer: 'DISAGREED', reason: ' ' })).toBe(
      'REASON_NEEDED',
    );
    expect(await answer(police, version, reason)).toBe('OK');
    expect([await answer(shelter, version), await answer(team, version)]).toEqual(['OK', 'OK']);
    const { state, answers } = await newestOf(team);
    expect(state).toBe('NOT_ESTABLISHED');
    expect(answers.find(({ answer: said }) => said === 'DISAGREED')).toMatchObject({
      organisation: police.person.organisation.id,
      reason,
      by: { person: police.person.id },
    });
  });

  it('[V-05] [V-14] takes another answer while it is open, and history keeps both', async () => {
    const { vt, police } = table;
    const version = await proposeVersion(vt);
    expect(await answer(police, version, reason)).toBe('OK');
    expect(await answer(police, version)).toBe('OK');
    const told = (await historyOf(table.shelter)).filter(({ kind }) => kind.startsWith('version.'));
    expect(told.map(({ kind, after }) => ({ kind, after }))).toEqual([
      {
        kind: 'version.answered',
        after: {
          number: 1,
          organisation: police.person.organisation.id,
          answer: 'APPROVED',
          reason: null,
        },
      },
      {
        kind: 'version.answered',
        after: {
          number: 1,
          organisation: police.person.organisation.id,
          answer: 'DISAGREED',
          reason,
        },
      },
      { kind: 'version.proposed', after: { number: 1, note: null } },
    ]);
  });

  it('[V-05] takes an answer to the version that was seen, and to no other', async () => {
    const { vt, police } = table;
    const version = await proposeVersion(vt);
    const root = 'ab'.repeat(32);
    expect(await answer(police, { ...version, root })).toBe('VALUE_INVALID');
    expect(await answer(police, { ...version, id: newOpId() })).toBe('ABSENT');
    const unable = { kind: 'version.answer', version: version.id, root, opId: newOpId() };
    expect(() => circleOpShape.parse({ ...unable, answer: 'COULD_NOT_BE_ASKED' })).toThrow();
  });

  it('[L-20] [V-01] counts once what is sent twice, and nothing else under its id', async () => {
    const { vt, police } = table;
    const proposal = { kind: 'version.propose', opId: newOpId(), note: 'Eerste' } as const;
    expect([await circleBy(vt, proposal), await circleBy(vt, proposal)]).toEqual(['OK', 'OK']);
    expect(await versionsOf(vt)).toHaveLength(1);
    expect(await circleBy(vt, { ...proposal, note: 'Tweede' })).toBe('OP_ID_TAKEN');
    const { id, root } = await newestOf(vt);
    const said = { kind: 'version.answer', opId: newOpId(), version: id, root } as const;
    const agree = { ...said, answer: 'APPROVED' } as const;
    expect([await circleBy(police, agree), await circleBy(police, agree)]).toEqual(['OK', 'OK']);
    expect(await circleBy(police, { ...said, answer: 'DISAGREED', reason })).toBe('OP_ID_TAKEN');
    const over = { kind: 'version.withdraw', opId: newOpId(), version: id, reason } as const;
    expect([await circleBy(vt, over), await circleBy(vt, over)]).toEqual(['OK', 'OK']);
    expect(await circleBy(vt, { ...over, reason: 'Anders' })).toBe('OP_ID_TAKEN');
    expect(await circleBy(police, agree)).toBe('OK');
  });

  it('[V-06] does not wait for who leaves, and asks nobody who comes later or comes back', async () => {
    const { vt, police, shelter, team } = table;
    const version = await proposeVersion(vt);
    const newcomer = await buildNewcomer(app, vt);
    await letIn(vt, newcomer);
    expect((await newestOf(newcomer)).can.answer).toBe(false);
    expect(await answer(newcomer, version)).toBe('NOT_ALLOWED');
    expect(await answer(police, version)).toBe('OK');
    expect(await circle(shelter, { kind: 'organisation.leave', reason })).toBe('OK');
    expect(await awaited(vt)).toEqual(ids(team));
    const organisation = { ...shelter.person.organisation };
    const back = new Desk(
      app,
      await buildPerson(app, { organisation, functions: ['CASE_INTAKE'] }),
      shelter.planId,
    );
    await letIn(vt, back);
    expect(await answer(back, version)).toBe('NOT_ALLOWED');
    const end = { kind: 'organisation.end', organisation: team.person.organisation.id } as const;
    expect(await circle(vt, { ...end, reason })).toBe('OK');
    const settled = await newestOf(police);
    expect(settled.state).toBe('ESTABLISHED');
    expect(settled.answers.filter(({ hasLeft }) => hasLeft)).toHaveLength(2);
  });

  it('[V-06] counts the answer of somebody who left after giving it', async () => {
    const { vt, police, shelter, team } = table;
    const version = await proposeVersion(vt);
    expect(await answer(police, version, reason)).toBe('OK');
    expect(await circle(police, { kind: 'organisation.leave', reason })).toBe('OK');
    expect([await answer(shelter, version), await answer(team, version)]).toEqual(['OK', 'OK']);
    expect((await newestOf(vt)).state).toBe('NOT_ESTABLISHED');
  });

  it('[V-07] lets whoever leads record that somebody could not be asked', async () => {
    const { vt, police, shelter, team } = table;
    const version = await proposeVersion(vt);
    expect(await skip(police, version, { of: team })).toBe('NOT_ALLOWED');
    expect(await skip(vt, version, { of: vt })).toBe('NOT_ALLOWED');
    expect(await skip(vt, version, { of: team, reason: ' ' })).toBe('REASON_NEEDED');
    expect(await answer(police, version)).toBe('OK');
    expect(await skip(vt, version, { of: police })).toBe('VERSION_ANSWERED');
    expect(await skip(vt, version, { of: shelter })).toBe('OK');
    expect(await answer(shelter, version)).toBe('OK');
    expect(await skip(vt, version, { of: shelter })).toBe('VERSION_ANSWERED');
    const { answers } = await newestOf(vt);
    const offered = answers.filter(({ canBeSkipped }) => canBeSkipped);
    expect(offered.map(({ organisation }) => organisation)).toEqual(ids(team));
    expect(await skip(vt, version, { of: team })).toBe('OK');
    expect((await newestOf(police)).state).toBe('ESTABLISHED');
    expect(await answer(team, version)).toBe('VERSION_OVER');
  });

  it('[V-08] [V-09] is taken back with a reason, and before the case is closed', async () => {
    const { vt, police } = table;
    const { id } = await proposeVersion(vt);
    expect(await circle(vt, { kind: 'version.withdraw', version: id })).toBe('REASON_NEEDED');
    const back = { kind: 'version.withdraw', version: id, reason } as const;
    expect(await circle(police, back)).toBe('NOT_ALLOWED');
    expect(await circle(vt, { kind: 'case.status', to: 'MONITORING' })).toBe('OK');
    const close = { kind: 'case.status', to: 'CLOSED', reason } as const;
    expect(await circle(vt, close)).toBe('VERSION_OPEN');
    expect(await circle(vt, back)).toBe('OK');
    expect(await newestOf(police)).toMatchObject({ state: 'WITHDRAWN', reason });
    expect(await circle(vt, close)).toBe('OK');
    expect(await circle(vt, { kind: 'version.propose' })).toBe('CASE_CLOSED');
    expect((await vt.plan()).circle.can.propose).toBe(false);
  });

  it('[V-10] [C-10] is absent to whose organisation does not see what was before', async () => {
    const { vt, police } = table;
    const version = await proposeVersion(vt);
    const newcomer = await buildNewcomer(app, vt);
    await letIn(vt, newcomer, { past: 'CURRENT' });
    expect(await versionsOf(newcomer)).toEqual([]);
    expect((await newcomer.plan()).circle.version).toBeNull();
    expect(await answer(newcomer, version)).toBe('ABSENT');
    await answer(police, version);
    expect(await circle(vt, { kind: 'version.withdraw', version: version.id, reason })).toBe('OK');
    const next = await proposeVersion(vt);
    expect(await versionsOf(newcomer)).toMatchObject([{ number: 2, can: { answer: true } }]);
    expect(await answer(newcomer, next)).toBe('OK');
  });

  it('[V-10] asks nobody who was only invited', async () => {
    const { vt } = table;
    const newcomer = await buildNewcomer(app, vt);
    await circle(vt, inviteOf(newcomer.person.organisation));
    const { answers } = await proposeVersion(vt);
    expect(answers.map(({ organisation }) => organisation)).not.toContain(ids(newcomer)[0]);
  });

  it('[V-13] keeps nobody from editing', async () => {
    const { vt, police } = table;
    const item = await vt.add('agreement');
    await proposeVersion(vt);
    const op = typeOp(textIn(item, 'action'), { insert: 'gaat door' });
    expect(await police.codes(op)).toEqual(['OK']);
  });
});
