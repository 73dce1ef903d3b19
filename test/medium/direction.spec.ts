import { PlanCreator, PlanWriter } from '#plan';
import { TestApp } from '../support/app.js';
import { circle } from '../support/circle.js';
import { buildFullTable, Desk, type FullTable } from '../support/desk.js';
import { accept, direct, professional, propose, setField } from '../support/direction.js';
import { buildPerson, buildPlan, ctxOf, newOpId } from '../support/factories.js';
import { faultsOf, readLog } from '../support/log-check.js';
import { audienceOp, OPEN, OWN, removeOp, restoreOp } from '../support/ops.js';

describe('who leads a case', () => {
  let app: TestApp;
  let table: FullTable;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(async () => app.close());
  beforeEach(async () => {
    table = await buildFullTable(app);
  });

  /** Whether this person may do what takes leading the case. */
  const leads = async (desk: Desk): Promise<boolean> => (await desk.plan()).circle.can.invite;
  /** What is written by doing this. */
  const kindsOf = async (work: () => Promise<unknown>) => {
    const before = await readLog(app.database.url, table.plan.id);
    await work();
    const log = await readLog(app.database.url, table.plan.id);
    expect(faultsOf(log)).toEqual([]);
    return log.slice(before.length).map(({ kind }) => kind);
  };
  const statusOf = async (desk: Desk, id: string) => (await desk.item(id)).fields['status'];

  it('[C-44] is whoever proposed themselves, once somebody of another organisation accepts', async () => {
    const { team, vt, colleague } = table;
    const id = await propose(team, team.person, { deputy: colleague.person });
    expect(await accept(team, id)).toBe('DIRECTION_NEEDS_OTHER');
    expect(await accept(colleague, id)).toBe('DIRECTION_NEEDS_OTHER');
    expect(await leads(vt)).toBe(true);
    expect(await accept(vt, id)).toBe('OK');
    expect(await Promise.all([team, colleague, vt].map(leads))).toEqual([true, true, false]);
  });

  it('[C-44] is whoever accepts what another proposed, and nobody who was not asked', async () => {
    const { team, vt, shelter } = table;
    const id = await propose(vt, team.person);
    for (const other of [vt, shelter]) {
      expect(await accept(other, id)).toBe('DIRECTION_NEEDS_OTHER');
    }
    expect(await accept(team, id)).toBe('OK');
    expect(await leads(team)).toBe(true);
  });

  it('[C-44] takes whoever named the regievoerder last for who proposes, and one of the two for the deputy', async () => {
    const { team, vt, shelter } = table;
    const id = await propose(team, team.person);
    expect(await setField(vt, id, ['director', professional(vt.person)])).toBe('OK');
    expect(await accept(vt, id)).toBe('DIRECTION_NEEDS_OTHER');
    expect(await setField(shelter, id, ['deputy', professional(shelter.person)])).toBe('OK');
    expect(await accept(team, id)).toBe('DIRECTION_NEEDS_OTHER');
    expect(await accept(shelter, id)).toBe('OK');
    expect(await leads(vt)).toBe(true);
  });

  it('[C-44] takes a regievoerder who is on the case, in a proposal that everyone on it sees', async () => {
    const { team, vt, colleague } = table;
    const { id } = await team.add('caseDirection');
    expect(await accept(vt, id)).toBe('DIRECTOR_MISSING');
    const gone = await propose(team, colleague.person);
    expect(await circle(team, { kind: 'person.end', person: colleague.person.id })).toBe('OK');
    expect(await accept(vt, gone)).toBe('DIRECTOR_MISSING');
    const hidden = await propose(vt, vt.person, { audience: OWN });
    expect(await accept(table.expert, hidden)).toBe('DIRECTION_NOT_OPEN');
    await vt.accepted(audienceOp(await vt.item(hidden), OPEN));
    expect(await accept(table.expert, hidden)).toBe('DIRECTION_NEEDS_OTHER');
    expect(await accept(team, hidden)).toBe('OK');
  });

  it('[C-44] wants somebody else of the same organisation where no other may say who leads', async () => {
    const vt = await buildPerson(app);
    const colleague = await buildPerson(app, { organisation: vt.organisation });
    const police = await buildPerson(app, { type: 'POLICE' });
    const plan = await buildPlan(app, [vt, police]);
    const desk = new Desk(app, vt, plan.id);
    const id = await propose(desk, vt);
    expect(await accept(desk, id)).toBe('DIRECTION_NEEDS_OTHER');
    const member = { person: colleague.id, organisation: vt.organisation.id };
    await app.get(PlanCreator).addMembers(ctxOf(vt), plan.id, [member]);
    expect(await accept(new Desk(app, colleague, plan.id), id)).toBe('OK');
  });

  it('[C-44] is proposed anew where whoever proposed is off the case', async () => {
    const { team, vt, colleague } = table;
    const id = await propose(colleague, vt.person);
    expect(await circle(team, { kind: 'person.end', person: colleague.person.id })).toBe('OK');
    expect(await accept(vt, id)).toBe('DIRECTION_NEEDS_OTHER');
    expect(await setField(team, id, ['director', professional(vt.person)])).toBe('OK');
    expect(await accept(vt, id)).toBe('OK');
  });

  it('[C-45] passes from the regievoerder or deputy to whoever takes over, and to nobody past them', async () => {
    const { team, vt, shelter, colleague, expert } = table;
    await direct(team, vt, colleague.person);
    const taken = await propose(shelter, shelter.person);
    for (const other of [vt, shelter]) {
      expect(await accept(other, taken)).toBe(
        other === shelter ? 'DIRECTION_NEEDS_OTHER' : 'DIRECTION_LED',
      );
    }
    const asked = await propose(vt, shelter.person);
    expect(await accept(shelter, asked)).toBe('DIRECTION_LED');
    expect(await accept(team, asked)).toBe('DIRECTION_LED');
    expect(await leads(shelter)).toBe(false);
    // The deputy leads, too.
    expect(await accept(colleague, taken)).toBe('OK');
    const offered = await propose(shelter, expert.person);
    expect(await accept(expert, offered)).toBe('OK');
    expect(await Promise.all([team, shelter, expert].map(leads))).toEqual([false, false, true]);
  });

  it('[C-45] goes on for another period with somebody of another organisation, and to the deputy', async () => {
    const { team, vt, colleague } = table;
    await direct(team, vt, colleague.person);
    const again = await propose(team, team.person, { deputy: colleague.person });
    expect(await accept(vt, again)).toBe('OK');
    const within = await propose(team, colleague.person);
    expect(await accept(colleague, within)).toBe('OK');
    expect(await Promise.all([team, colleague].map(leads))).toEqual([false, true]);
  });

  it('[C-46] ends what was agreed before in the same step, what was hidden or removed among it', async () => {
    const { team, vt, shelter } = table;
    const first = await direct(team, vt);
    await team.accepted(audienceOp(await team.item(first), OWN));
    const second = await propose(vt, vt.person);
    expect(await kindsOf(() => accept(shelter, second))).toEqual(['field.set', 'field.set']);
    expect(await statusOf(team, first)).toMatchObject({ value: 'ENDED' });
    await vt.accepted(removeOp(await vt.item(second)));
    const third = await propose(shelter, shelter.person);
    expect(await kindsOf(() => accept(vt, third))).toEqual(['field.set', 'field.set']);
    expect(await statusOf(vt, second)).toMatchObject({ value: 'ENDED' });
    await vt.accepted(restoreOp(await vt.item(second)));
    expect(await Promise.all([team, vt, shelter].map(leads))).toEqual([false, false, true]);
  });

  it('[C-47] leaves who leads to those who do: fields, end, audience and removal', async () => {
    const { team, vt, shelter, colleague } = table;
    const id = await direct(team, vt, colleague.person);
    const { organisation } = vt.person;
    const own = ['organisation', team.person.organisation.id] as const;
    expect(await setField(vt, id, [...own])).toBe('DIRECTION_LED');
    // Left empty when it was accepted.
    expect(await setField(team, id, [...own])).toBe('OK');
    for (const desk of [vt, team]) {
      expect(await setField(desk, id, ['director', professional(vt.person)])).toBe('DIRECTION_LED');
      expect(await setField(desk, id, ['organisation', organisation.id])).toBe('DIRECTION_LED');
    }
    for (const field of [
      ['deputy', professional(vt.person)],
      ['status', 'ENDED'],
    ] as const) {
      expect(await setField(vt, id, [...field])).toBe('DIRECTION_LED');
    }
    expect(await vt.codes(removeOp(await vt.item(id)))).toEqual(['DIRECTION_LED']);
    expect(await setField(shelter, id, ['contact', 'via de balie'])).toBe('OK');
    expect(await setField(colleague, id, ['deputy', professional(shelter.person)])).toBe('OK');
    // Of the organisation that added it, and not the deputy any more.
    expect(await colleague.codes(audienceOp(await team.item(id), OWN))).toEqual(['DIRECTION_LED']);
    expect(await colleague.codes(removeOp(await team.item(id)))).toEqual(['DIRECTION_LED']);
    expect(await leads(team)).toBe(true);
    await team.accepted(removeOp(await team.item(id)));
    expect(await vt.codes(restoreOp(await vt.item(id)))).toEqual(['DIRECTION_LED']);
    expect(await leads(vt)).toBe(true);
    await team.accepted(restoreOp(await team.item(id)));
    expect(await setField(shelter, id, ['status', 'ENDED'])).toBe('OK');
    expect(await leads(vt)).toBe(true);
  });

  it('[C-47] lets anybody end what names nobody who is on the case any more', async () => {
    const { team, vt, shelter, colleague } = table;
    const id = await direct(colleague, vt);
    // As a stay that runs out does: nobody asks whether they lead.
    const op = { kind: 'member.end', opId: newOpId(), person: colleague.person.id } as const;
    await app.get(PlanWriter).administer(ctxOf(team.person), table.plan.id, [op]);
    expect(await setField(shelter, id, ['status', 'ENDED'])).toBe('OK');
  });
});
