import { IntakeService, PlanCreator } from '#plan';
import { TestApp } from '../support/app.js';
import {
  buildNewcomer,
  circle,
  circleBy,
  dayFrom,
  ground,
  inviteOf,
  letIn,
} from '../support/circle.js';
import { buildTable, Desk, type Table } from '../support/desk.js';
import { accept, direct, propose } from '../support/direction.js';
import { buildOrganisation, buildPerson, ctxOf, newOpId } from '../support/factories.js';
import { addOp, audienceOp, OWN } from '../support/ops.js';

describe('the circle of a case', () => {
  let app: TestApp;
  let table: Table;
  let newcomer: Desk;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(async () => app.close());
  beforeEach(async () => {
    table = await buildTable(app);
    newcomer = await buildNewcomer(app, table.vt);
  });

  const colleagueOf = async ({ person, planId }: Desk): Promise<Desk> =>
    new Desk(app, await buildPerson(app, { organisation: person.organisation }), planId);

  it('[C-01] [C-06] lets people see the case from the acceptance on, and only those who are named', async () => {
    const colleague = await colleagueOf(newcomer);
    expect(await circle(table.vt, inviteOf(newcomer.person.organisation))).toBe('OK');
    await expect(newcomer.plan()).rejects.toThrow('ABSENT');
    const persons = [newcomer.person.id];
    const accepting = { kind: 'organisation.accept' as const, persons };
    expect(await circle(newcomer, accepting)).toBe('OK');
    expect((await newcomer.plan()).caseNumber).toBe(table.plan.caseNumber);
    await expect(colleague.plan()).rejects.toThrow('ABSENT');
    const { participations, stays } = (await table.police.plan()).circle;
    const own = participations.find((one) => one.organisation === newcomer.person.organisation.id);
    expect(own).toMatchObject({ status: 'ACCEPTED', past: 'ALL', ground: { basis: 'LEGAL_TASK' } });
    expect(stays.map(({ person }) => person)).toContain(newcomer.person.id);
    expect(await circle(newcomer, accepting)).toBe('INVITATION_OVER');
  });

  it('[C-01] puts nobody on the case of an organisation that takes no part', async () => {
    const member = { person: newcomer.person.id, organisation: newcomer.person.organisation.id };
    const adding = app.get(PlanCreator).addMembers(ctxOf(table.vt.person), table.plan.id, [member]);
    await expect(adding).rejects.toThrow('ORGANISATION_NOT_IN_CASE');
    await expect(newcomer.plan()).rejects.toThrow('ABSENT');
  });

  it('[C-02] lets the organisation that began the case lead it, and the regievoerder and deputy from then on', async () => {
    const colleague = await colleagueOf(table.team);
    const added = { kind: 'person.add', person: colleague.person.id } as const;
    expect(await circle(table.team, added)).toBe('OK');
    const invite = inviteOf(newcomer.person.organisation);
    expect(await circle(table.police, invite)).toBe('NOT_ALLOWED');
    await direct(table.team, table.vt, colleague.person);
    expect(await circle(table.vt, invite)).toBe('NOT_ALLOWED');
    expect((await table.vt.plan()).circle.can).toMatchObject({
      invite: false,
      end: false,
      statuses: [],
    });
    expect(await circle(colleague, invite)).toBe('OK');
    const withdrawal = { kind: 'organisation.end', reason: 'vergissing' } as const;
    const organisation = newcomer.person.organisation.id;
    expect(await circle(table.team, { ...withdrawal, organisation })).toBe('OK');
  });

  it('[C-02] does not let whoever adds another item of case direction replace the regievoerder', async () => {
    await direct(table.team, table.vt);
    const id = await propose(table.shelter, table.shelter.person);
    expect(await accept(table.vt, id)).toBe('DIRECTION_LED');
    const invite = inviteOf(newcomer.person.organisation);
    expect(await circle(table.shelter, invite)).toBe('NOT_ALLOWED');
    expect(await circle(table.team, invite)).toBe('OK');
  });

  it('[C-02] [C-08] leaves a case with somebody who leads it, and with somebody at all', async () => {
    const leave = { kind: 'organisation.leave', reason: 'klaar' } as const;
    for (const desk of [table.vt, table.police, table.shelter]) {
      expect(await circle(desk, leave)).toBe('OK');
    }
    const { organisation } = newcomer.person;
    expect(await circle(table.team, leave)).toBe('LAST_ORGANISATION');
    expect(await circle(table.team, inviteOf(organisation))).toBe('OK');
    expect(await circle(table.team, leave)).toBe('LAST_ORGANISATION');
    const persons = [newcomer.person.id];
    expect(await circle(newcomer, { kind: 'organisation.accept', persons })).toBe('OK');
    expect(await circle(table.team, leave)).toBe('OK');
  });

  it('[C-03] shows nobody more of the past than the organisation that invites was shown', async () => {
    await letIn(table.vt, newcomer, { past: 'FROM_NOW' });
    await direct(newcomer, table.vt);
    const { organisation } = (await buildNewcomer(app, table.vt)).person;
    for (const past of ['ALL', 'CURRENT'] as const) {
      expect(await circle(newcomer, inviteOf(organisation, { past }))).toBe('PAST_TOO_WIDE');
    }
    expect(await circle(newcomer, inviteOf(organisation, { past: 'FROM_NOW' }))).toBe('OK');
  });

  it('[C-02] makes nobody regievoerder by an item that others do not see', async () => {
    const id = await direct(table.team, table.vt);
    await table.team.accepted(audienceOp(await table.team.item(id), OWN));
    expect(await circle(table.team, inviteOf(newcomer.person.organisation))).toBe('NOT_ALLOWED');
    expect(await circle(table.vt, inviteOf(newcomer.person.organisation))).toBe('OK');
  });

  it('[C-03] asks an organisation once, until a day that is not over', async () => {
    const { organisation } = newcomer.person;
    const late = inviteOf(organisation, { ground: ground({ reviewAt: dayFrom(-2) }) });
    expect(await circle(table.vt, late)).toBe('DATE_PASSED');
    expect(await circle(table.vt, inviteOf({ id: newOpId() }))).toBe('ABSENT');
    expect(await circle(table.vt, inviteOf(organisation))).toBe('OK');
    expect(await circle(table.vt, inviteOf(organisation))).toBe('ORGANISATION_IN_CASE');
    expect(await circle(table.vt, inviteOf(table.police.person.organisation))).toBe(
      'ORGANISATION_IN_CASE',
    );
  });

  it('[C-04] takes a ground only where it fits', async () => {
    const consent = { of: 'A', givenAt: dayFrom(-3), until: dayFrom(40) };
    const asked = async (
      more: Parameters<typeof ground>[0],
      type: 'GGZ' | 'VEILIG_THUIS' = 'GGZ',
    ) =>
      circle(table.vt, inviteOf(await buildOrganisation(app, { type }), { ground: ground(more) }));
    expect(await asked({ basis: 'MELDRECHT_VT' })).toBe('BASIS_REFUSED');
    expect(await asked({ basis: 'MELDRECHT_VT' }, 'VEILIG_THUIS')).toBe('OK');
    for (const basis of ['CONFLICT_OF_DUTIES', 'VITAL_INTEREST'] as const) {
      expect(await asked({ basis })).toBe('REASON_NEEDED');
      expect(await asked({ basis, reason: 'direct gevaar' })).toBe('OK');
    }
    expect(await asked({ basis: 'CONSENT' })).toBe('CONSENT_INCOMPLETE');
    const over = { ...consent, until: dayFrom(-2) };
    expect(await asked({ basis: 'CONSENT', consent: over })).toBe('CONSENT_INCOMPLETE');
    expect(await asked({ basis: 'CONSENT', consent })).toBe('OK');
    expect(await asked({ basis: 'WGS_ZVH' })).toBe('BASIS_REFUSED');
    expect(await circle(table.vt, { kind: 'case.mark', safetyHouse: true })).toBe('OK');
    expect(await asked({ basis: 'WGS_ZVH' })).toBe('OK');
    expect(await circle(table.vt, { kind: 'case.mark', safetyHouse: false })).toBe('BASIS_REFUSED');
  });

  it('[C-05] shows an invitation to whoever takes in cases for that organisation alone, and tells little', async () => {
    const colleague = await colleagueOf(newcomer);
    const stranger = await buildNewcomer(app, table.vt);
    await circle(table.vt, inviteOf(newcomer.person.organisation, { past: 'CURRENT' }));
    const intakes = app.get(IntakeService);
    const { intakes: waiting } = await intakes.page(ctxOf(newcomer.person), 'INVITED', {
      first: 5,
    });
    expect(waiting).toHaveLength(1);
    const told = JSON.stringify(waiting);
    expect(told).toContain(table.plan.caseNumber);
    expect(told).toContain('CURRENT');
    expect(told).not.toContain(table.plan.label);
    expect(told).not.toContain(table.police.person.id);
    const answer = { kind: 'organisation.decline' } as const;
    for (const nobody of [colleague, stranger]) {
      const page = await intakes.page(ctxOf(nobody.person), 'INVITED', { first: 5 });
      expect(page).toEqual({ intakes: [], hasNextPage: false });
      await expect(intakes.one(ctxOf(nobody.person), table.plan.id)).rejects.toThrow('ABSENT');
      expect(await circle(nobody, answer)).toBe('ABSENT');
      expect(await circle(new Desk(app, nobody.person, newOpId()), answer)).toBe('ABSENT');
    }
    // Of the circle itself they are asked to join they learn nothing by trying.
    const organisation = table.police.person.organisation.id;
    const ending = { kind: 'organisation.end', organisation, reason: 'x' } as const;
    expect(await circle(newcomer, ending)).toBe('ABSENT');
  });

  it('[C-05] [C-06] takes a decline with its reason, and asks again after it', async () => {
    await circle(table.vt, inviteOf(newcomer.person.organisation));
    const declined = { kind: 'organisation.decline', reason: 'geen taak' } as const;
    expect(await circle(newcomer, declined)).toBe('OK');
    const { participations } = (await table.police.plan()).circle;
    const own = participations.find((one) => one.organisation === newcomer.person.organisation.id);
    expect(own).toMatchObject({ status: 'DECLINED', note: 'geen taak', since: null });
    expect(await circle(newcomer, declined)).toBe('ABSENT');
    expect(await circle(table.vt, inviteOf(newcomer.person.organisation))).toBe('OK');
  });

  it('[C-07] lets an organisation put its own people on the case and take them off, and nobody else’s', async () => {
    const colleague = await colleagueOf(table.team);
    const person = colleague.person.id;
    expect(await circle(table.police, { kind: 'person.add', person })).toBe('ABSENT');
    expect(await circle(colleague, { kind: 'person.add', person })).toBe('ABSENT');
    const soon = new Date(Date.now() + 60_000).toISOString();
    const past = new Date(Date.now() - 60_000).toISOString();
    const adding = { kind: 'person.add', person } as const;
    expect(await circle(table.team, { ...adding, endsAt: past })).toBe('DATE_PASSED');
    expect(await circle(table.team, { ...adding, beginsAt: soon })).toBe('OK');
    await expect(colleague.plan()).rejects.toThrow('ABSENT');
    expect(await circle(table.team, adding)).toBe('PERSON_IN_CASE');
    expect(await circle(table.police, { kind: 'person.end', person })).toBe('ABSENT');
    expect(await circle(table.team, { kind: 'person.end', person })).toBe('OK');
    expect(await circle(table.team, { ...adding, endsAt: soon })).toBe('OK');
    expect((await colleague.plan()).you.person).toBe(person);
    const stay = (await table.vt.plan()).circle.stays.find((one) => one.person === person);
    expect(stay?.endsAt).toBe(soon);
    // Oneself.
    expect(await circle(colleague, { kind: 'person.end', person })).toBe('OK');
    await expect(colleague.plan()).rejects.toThrow('ABSENT');
  });

  it('[C-07] lets whoever takes in cases put people on the case without seeing it', async () => {
    const { organisation } = table.team.person;
    const intake = await buildPerson(app, { organisation, functions: ['CASE_INTAKE'] });
    const desk = new Desk(app, intake, table.plan.id);
    const colleague = await colleagueOf(table.team);
    const adding = { kind: 'person.add', person: colleague.person.id } as const;
    expect(await circle(desk, adding)).toBe('OK');
    await expect(desk.plan()).rejects.toThrow('ABSENT');
    expect((await colleague.plan()).you.person).toBe(colleague.person.id);
  });

  it('[C-08] lets neither the last person of an organisation nor the regievoerder vanish', async () => {
    const leaving = (desk: Desk) => circle(desk, { kind: 'person.end', person: desk.person.id });
    expect(await leaving(table.police)).toBe('LAST_PERSON');
    await direct(table.team, table.vt);
    const colleague = await colleagueOf(table.team);
    expect(await circle(table.team, { kind: 'person.add', person: colleague.person.id })).toBe(
      'OK',
    );
    expect(await leaving(table.team)).toBe('DIRECTOR_STAYS');
    const goodbye = { kind: 'organisation.leave', reason: 'klaar' } as const;
    expect(await circle(colleague, goodbye)).toBe('DIRECTOR_STAYS');
    await direct(table.vt, table.team);
    expect(await leaving(table.team)).toBe('OK');
  });

  it('[C-09] ends the sight of all its people with the end of taking part, and brings none of it back', async () => {
    const colleague = await colleagueOf(newcomer);
    await letIn(table.vt, newcomer);
    await circle(newcomer, { kind: 'person.add', person: colleague.person.id });
    const organisation = newcomer.person.organisation.id;
    const ending = { kind: 'organisation.end', organisation } as const;
    expect(await circle(table.vt, ending)).toBe('REASON_NEEDED');
    expect(await circle(table.police, { ...ending, reason: 'klaar' })).toBe('NOT_ALLOWED');
    expect(await circle(table.vt, { ...ending, reason: 'klaar' })).toBe('OK');
    for (const desk of [newcomer, colleague]) {
      await expect(desk.plan()).rejects.toThrow('ABSENT');
      await expect(desk.submit(addOp('agreement'))).rejects.toThrow('ABSENT');
    }
    await letIn(table.vt, newcomer);
    await expect(colleague.plan()).rejects.toThrow('ABSENT');
    expect((await newcomer.plan()).circle.stays.map(({ person }) => person)).not.toContain(
      colleague.person.id,
    );
  });

  it('[C-09] lets an organisation leave by one of its people, with a reason', async () => {
    await letIn(table.vt, newcomer);
    expect(await circle(newcomer, { kind: 'organisation.leave' })).toBe('REASON_NEEDED');
    expect(await circle(newcomer, { kind: 'organisation.leave', reason: 'geen rol' })).toBe('OK');
    await expect(newcomer.plan()).rejects.toThrow('ABSENT');
    const { participations } = (await table.police.plan()).circle;
    const own = participations.find((one) => one.organisation === newcomer.person.organisation.id);
    expect(own).toMatchObject({ status: 'LEFT', note: 'geen rol' });
  });

  it('[L-20] counts a change of the circle once, however often it is sent', async () => {
    const op = { ...inviteOf(newcomer.person.organisation), opId: newOpId() };
    expect([await circleBy(table.vt, op), await circleBy(table.vt, op)]).toEqual(['OK', 'OK']);
    const other = { ...inviteOf(await buildOrganisation(app)), opId: op.opId };
    expect(await circleBy(table.vt, other)).toBe('OP_ID_TAKEN');
  });
});
