import { asReader } from '#history';
import { RolePools } from '#kernel';
import { PlanCreator, PlanWriter } from '#plan';
import { accessRowsOf } from '../support/access-lines.js';
import {
  buildWithAccount,
  getAs,
  giveAccount,
  postAs,
  refusedWith,
} from '../support/administrators.js';
import { TestApp } from '../support/app.js';
import { circle } from '../support/circle.js';
import { buildTable, Desk, type Table } from '../support/desk.js';
import { direct } from '../support/direction.js';
import {
  buildPlan,
  ctxOf,
  newOpId,
  type BuiltOrganisation,
  type BuiltPerson,
} from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { faultsOf, readLog } from '../support/log-check.js';
import { audienceOp, named, removeOp, setOp, valueIn } from '../support/ops.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const DAY_MS = 86_400_000;

describe('handing over what somebody who leaves was on', () => {
  let app: TestApp;
  let table: Table;
  let organisation: BuiltOrganisation;
  let admin: BuiltPerson;
  let leaver: Desk;
  let successor: Desk;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    table = await buildTable(app);
    leaver = table.team;
    ({ organisation } = leaver.person);
    await giveAccount(app, leaver.person);
    admin = await buildWithAccount(app, { organisation, administrator: true });
    const person = await buildWithAccount(app, { organisation });
    successor = new Desk(app, person, table.plan.id);
  });
  afterAll(async () => app.close());

  const path = ({ id }: { id: string } = leaver.person) => `/auth/people/${id}/hand-over`;
  const handOver = (to: { id: string } | null = successor.person, by: BuiltPerson = admin) =>
    postAs(app, by, path(), { successor: to?.id ?? null });
  const statusOf = async () => {
    const { body } = await getAs(app, admin, '/auth/people');
    const rows = body as { personId: string; status: string; handOver: string }[];
    const row = rows.find(({ personId }) => personId === leaver.person.id);
    return [row?.status, row?.handOver];
  };
  const professional = ({ id }: BuiltPerson) => ({ sort: 'professional' as const, id });
  const fieldOf = async (desk: Desk, item: string, field: string): Promise<unknown> => {
    const found = (await desk.item(item)).fields[field];
    return found && 'value' in found ? found.value : undefined;
  };
  const staysOf = async (person: BuiltPerson) => {
    const { stays } = (await table.vt.plan()).circle;
    return stays.filter((stay) => stay.person === person.id && stay.endsAt === null).length;
  };

  it('[I-57] [C-40] puts the successor on every case, ends the stay of who leaves, and tells numbers only', async () => {
    const second = await buildPlan(app, [table.vt.person, leaver.person]);
    expect((await getAs(app, admin, path())).body).toEqual({ cases: 2 });
    expect(await handOver()).toEqual({ status: 200, body: { cases: 2, left: 0 } });
    for (const plan of [table.plan, second]) {
      const vt = new Desk(app, table.vt.person, plan.id);
      const members = (await vt.plan()).members.map(({ person }) => person);
      expect(members).toContain(successor.person.id);
      expect(members).not.toContain(leaver.person.id);
      expect((await new Desk(app, successor.person, plan.id).plan()).caseNumber).toBe(
        plan.caseNumber,
      );
      const log = await readLog(app.database.url, plan.id);
      expect(faultsOf(log)).toEqual([]);
      expect(log.slice(-2).map(({ kind, person }) => [kind, person])).toEqual([
        ['member.added', admin.id],
        ['member.ended', admin.id],
      ]);
    }
  });

  it('[C-40] ends a stay that is to begin, and lasts as long as the one it stands for', async () => {
    const plan = await buildPlan(app, [table.vt.person, successor.person]);
    const endsAt = Date.now() + 10 * DAY_MS;
    const member = { person: leaver.person.id, organisation: organisation.id, endsAt };
    await app.get(PlanCreator).addMembers(ctxOf(admin), plan.id, [member]);
    const later = { beginsAt: new Date(Date.now() + DAY_MS).toISOString(), endsAt: null };
    const third = await buildPlan(app, [table.vt.person, admin]);
    const byAdmin = new Desk(app, admin, third.id);
    await circle(byAdmin, { kind: 'person.add', person: leaver.person.id, ...later });
    expect((await handOver()).body).toEqual({ cases: 3, left: 0 });
    const stay = async (planId: string) => {
      const { stays } = (await new Desk(app, table.vt.person, planId).plan()).circle;
      return stays.find(({ person }) => person === successor.person.id);
    };
    expect((await stay(plan.id))?.endsAt).toBeNull();
    expect((await stay(third.id))?.beginsAt).toBe(later.beginsAt);
  });

  it('[C-41] makes the successor regievoerder and deputy, and takes the place in fields that lead somewhere', async () => {
    await direct(leaver, table.vt, leaver.person);
    const open = await table.vt.add('agreement');
    const over = await table.vt.add('agreement');
    const removed = await table.vt.add('agreement');
    const hidden = await table.vt.add('agreement');
    const both = [professional(leaver.person), professional(table.vt.person)];
    for (const { id } of [open, over, removed, hidden]) {
      await table.vt.accepted(setOp(valueIn(await table.vt.item(id), 'actor'), both));
    }
    const withdrawn = setOp(valueIn(await table.vt.item(over.id), 'status'), 'WITHDRAWN');
    await table.vt.accepted(withdrawn);
    await table.vt.accepted(removeOp(await table.vt.item(removed.id)));
    const audience = named(table.vt.person, leaver.person);
    await table.vt.accepted(audienceOp(await table.vt.item(hidden.id), audience));

    const before = await readLog(app.database.url, table.plan.id);
    await handOver();
    const heir = [professional(successor.person), professional(table.vt.person)];
    expect(await fieldOf(table.vt, open.id, 'actor')).toEqual(heir);
    expect(await fieldOf(table.vt, over.id, 'actor')).toEqual(both);
    expect(await fieldOf(table.vt, hidden.id, 'actor')).toEqual(both);
    expect(await successor.sees(hidden.id)).toBe(false);
    const direction = (await table.vt.items()).find(({ kind }) => kind === 'caseDirection');
    for (const field of ['director', 'deputy']) {
      expect(await fieldOf(table.vt, direction?.id ?? '', field)).toEqual(heir[0]);
    }
    const log = await readLog(app.database.url, table.plan.id);
    expect(faultsOf(log)).toEqual([]);
    const written = log.slice(before.length);
    expect(written.map(({ kind }) => kind)).toEqual([
      'member.added',
      'field.set',
      'field.set',
      'field.set',
      'member.ended',
    ]);
    expect(new Set(written.map(({ person }) => person))).toEqual(new Set([admin.id]));
  });

  it('[C-41] names somebody once who stood beside who leaves', async () => {
    const member = { person: successor.person.id, organisation: organisation.id };
    await app.get(PlanCreator).addMembers(ctxOf(admin), table.plan.id, [member]);
    const { id } = await table.vt.add('agreement');
    const both = [professional(leaver.person), professional(successor.person)];
    await table.vt.accepted(setOp(valueIn(await table.vt.item(id), 'actor'), both));
    await handOver();
    expect(await fieldOf(table.vt, id, 'actor')).toEqual([professional(successor.person)]);
    expect(await staysOf(successor.person)).toBe(1);
  });

  it('[C-42] changes no field of a case that is for reading only', async () => {
    const { id } = await table.vt.add('agreement');
    const value = [professional(leaver.person)];
    await table.vt.accepted(setOp(valueIn(await table.vt.item(id), 'actor'), value));
    for (const [to, reason] of [
      ['MONITORING', null],
      ['CLOSED', 'Het is veilig genoeg.'],
    ] as const) {
      expect(await circle(table.vt, { kind: 'case.status', to, reason, report: null })).toBe('OK');
    }
    await handOver();
    expect(await fieldOf(successor, id, 'actor')).toEqual(value);
    await expect(leaver.plan()).rejects.toThrow('ABSENT');
  });

  it('[I-57] is for an administrator, of a colleague, to another colleague', async () => {
    const stranger = await buildWithAccount(app, { administrator: true });
    const gone = await buildWithAccount(app, { organisation });
    await postAs(app, admin, `/auth/people/${gone.id}/block`);
    for (const [by, to, code] of [
      [successor.person, successor.person, 'NOT_ALLOWED'],
      [stranger, stranger, 'ABSENT'],
      [admin, admin, 'NOT_ALLOWED'],
      [admin, leaver.person, 'NOT_ALLOWED'],
      [admin, stranger, 'ABSENT'],
      [admin, gone, 'ABSENT'],
      [admin, { id: NOBODY }, 'ABSENT'],
      [admin, null, 'SUCCESSOR_NEEDED'],
    ] as const) {
      expect((await handOver(to, by)).body).toEqual(refusedWith(code));
    }
    expect((await getAs(app, successor.person, path())).body).toEqual(refusedWith('NOT_ALLOWED'));
    expect((await getAs(app, stranger, path())).body).toEqual(refusedWith('ABSENT'));
    const own = await postAs(app, admin, path(admin), { successor: successor.person.id });
    expect(own.body).toEqual(refusedWith('NOT_ALLOWED'));
    for (const body of [{}, { successor: 'x' }, { successor: null, more: 1 }]) {
      expect((await postAs(app, admin, path(), body)).body).toEqual(refusedWith('MALFORMED'));
    }
    expect(await statusOf()).toEqual(['ACTIVE', 'NONE']);
    expect((await leaver.plan()).members).toHaveLength(4);
  });

  it('[I-57] takes no successor where there is nothing to hand over, and whoever was blocked before', async () => {
    const idle = await buildWithAccount(app, { organisation });
    expect((await postAs(app, admin, path(idle), { successor: null })).body).toEqual({
      cases: 0,
      left: 0,
    });
    await postAs(app, admin, `/auth/people/${leaver.person.id}/block`);
    expect(await statusOf()).toEqual(['BLOCKED', 'NONE']);
    expect((await handOver()).body).toEqual({ cases: 1, left: 0 });
    expect(await statusOf()).toEqual(['BLOCKED', 'DONE']);
    expect((await handOver()).body).toEqual(refusedWith('ABSENT'));
  });

  it('[I-58] ends all sessions before the first case goes over', async () => {
    const live = await LiveUser.open(app, leaver.person, { planId: table.plan.id });
    const cookie = await app.signIn(leaver.person);
    const writer = app.get(PlanWriter);
    const administer = writer.administer.bind(writer);
    const seen: (string | undefined)[] = [];
    writer.administer = async (...given) => {
      const { data } = await app.graphql(cookie, '{ me { person { id } } }');
      seen.push((data as { me: { person: { id: string } } | null }).me?.person.id);
      seen.push(live.socket.connected ? 'connected' : undefined);
      return administer(...given);
    };
    await handOver();
    writer.administer = administer;
    live.leave();
    expect(seen).toEqual([undefined, undefined]);
  });

  it('[I-58] goes on where it broke off, by another administrator and to somebody else', async () => {
    const second = await buildPlan(app, [table.vt.person, leaver.person]);
    const writer = app.get(PlanWriter);
    const administer = writer.administer.bind(writer);
    let count = 0;
    writer.administer = async (...given) => {
      count += 1;
      const op = given[2][0];
      if (count === 1 && op) {
        return [{ opId: op.opId, ok: false, error: { code: 'UNAVAILABLE' } }];
      }
      return administer(...given);
    };
    expect((await handOver()).body).toEqual({ cases: 2, left: 1 });
    writer.administer = async () => {
      throw new Error('the server was killed');
    };
    expect((await handOver()).status).toBe(500);
    writer.administer = administer;
    expect(await statusOf()).toEqual(['BLOCKED', 'BEGUN']);
    expect((await getAs(app, admin, path())).body).toEqual({ cases: 1 });
    const other = await buildWithAccount(app, { organisation });
    const another = await buildWithAccount(app, { organisation, administrator: true });
    expect((await handOver(other, another)).body).toEqual({ cases: 1, left: 0 });
    expect(await statusOf()).toEqual(['BLOCKED', 'DONE']);
    for (const plan of [table.plan, second]) {
      const members = (await new Desk(app, table.vt.person, plan.id).plan()).members;
      const ids = members.map(({ person }) => person);
      expect(ids).not.toContain(leaver.person.id);
      expect([successor.person.id, other.id].filter((id) => ids.includes(id))).toHaveLength(1);
    }
  });

  it('[I-58] nobody puts somebody on a case who was blocked', async () => {
    const gone = await buildWithAccount(app, { organisation });
    await postAs(app, admin, `/auth/people/${gone.id}/block`);
    const added = { kind: 'person.add', person: gone.id, beginsAt: null, endsAt: null } as const;
    expect(await circle(leaver, added)).toBe('ABSENT');
  });

  const deny = async (
    { id }: BuiltPerson,
    kind: 'person.deny' | 'person.unlist' = 'person.deny',
  ) => {
    const op = { opId: newOpId(), person: id };
    const made = kind === 'person.deny' ? { ...op, kind, how: 'MATCH' as const } : { ...op, kind };
    await app.get(PlanWriter).administer(ctxOf(table.vt.person), table.plan.id, [made]);
  };

  it('[K-06] [C-43] answers and does the same for a successor who is denied, who sees nothing of it', async () => {
    await direct(leaver, table.vt, leaver.person);
    await deny(successor.person);
    const before = await readLog(app.database.url, table.plan.id);
    expect((await handOver()).body).toEqual({ cases: 1, left: 0 });
    expect(await statusOf()).toEqual(['BLOCKED', 'DONE']);
    await expect(successor.plan()).rejects.toThrow('ABSENT');
    const log = await readLog(app.database.url, table.plan.id);
    expect(log.slice(before.length).map(({ kind }) => kind)).toEqual([
      'member.added',
      'field.set',
      'field.set',
      'member.ended',
    ]);
  });

  it('[K-06] tells the privacy officer that nobody is left, who hands the case on without knowing it', async () => {
    const officer = await buildWithAccount(app, { organisation, functions: ['PRIVACY_OFFICER'] });
    const next = await buildWithAccount(app, { organisation });
    await deny(successor.person);
    const reports = async () =>
      (await getAs(app, officer, '/conflict/reports')).body as { id: string; alone: boolean }[];
    await handOver();
    const [report] = await reports();
    expect(report?.alone).toBe(true);
    expect(JSON.stringify(report)).not.toContain(table.plan.caseNumber);
    const on = (to: string, by = officer) =>
      postAs(app, by, `/conflict/reports/${report?.id}/hand-on`, { successor: to });
    expect((await on(next.id, admin)).body).toEqual(refusedWith('NOT_ALLOWED'));
    expect((await on(officer.id)).body).toEqual(refusedWith('NOT_ALLOWED'));
    expect((await on(table.vt.person.id)).body).toEqual(refusedWith('ABSENT'));
    await deny(successor.person, 'person.unlist');
    const before = await readLog(app.database.url, table.plan.id);
    expect((await on(next.id)).status).toBe(204);
    expect((await new Desk(app, next, table.plan.id).plan()).caseNumber).toBe(
      table.plan.caseNumber,
    );
    const log = await readLog(app.database.url, table.plan.id);
    expect(log.slice(before.length).map(({ kind }) => kind)).toEqual(['member.added']);
    expect((await reports()).map(({ alone }) => alone)).toEqual([false]);
    expect((await on(next.id)).body).toEqual(refusedWith('NOT_ALLOWED'));
  });

  it('[A-36] [I-57] the database shows an administrator whose stays those are, and nothing else of a case', async () => {
    const platform = await buildWithAccount(app, { type: 'PLATFORM', administrator: true });
    const stranger = await buildWithAccount(app, { administrator: true });
    const { officer } = app.get(RolePools);
    const as = (person: BuiltPerson, text: string) =>
      officer.query<{ person_id: string }>(asReader(ctxOf(person).actor), { text });
    const { rows } = await as(admin, 'SELECT person_id FROM member');
    expect(rows).toEqual([{ person_id: leaver.person.id }]);
    for (const person of [platform, stranger, successor.person]) {
      expect((await as(person, 'SELECT person_id FROM member')).rows).toEqual([]);
    }
    for (const name of ['participation', 'denial', 'plan']) {
      expect((await as(admin, `SELECT plan_id FROM ${name}`)).rows).toEqual([]);
    }
  });

  it('[W-09] is a line each time, about who leaves, and of no case', async () => {
    await getAs(app, admin, path());
    await handOver(null);
    await handOver();
    const rows = (await accessRowsOf(app, admin)).filter(
      ({ kind }) => kind === 'ACCOUNT_HAND_OVER',
    );
    expect(rows.map(({ reason, about, planId }) => [reason, about, planId])).toEqual([
      [null, leaver.person.id, null],
      ['SUCCESSOR_NEEDED', leaver.person.id, null],
      [null, leaver.person.id, null],
    ]);
  });
});
