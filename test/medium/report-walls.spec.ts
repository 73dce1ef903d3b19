import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { KeyRing } from '#history';
import { DirectoryService, SignInEvents, type Session } from '#identity';
import { RolePools, ScopedPool } from '#kernel';
import { ConflictReports, PlanCreator, PlanWriter } from '#plan';
import { ConflictTags } from '../../libs/plan/conflict/conflict-tags.js';
import { PrivacyOfficer } from '../../libs/plan/conflict/privacy-officer.js';
import { TestApp } from '../support/app.js';
import { buildTable, type Table } from '../support/desk.js';
import { buildPerson, ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';

/** As the superuser: what is left is what the statement itself asks. Behind the second wall it would not show. */
describe('the report of a conflict of interest past the second wall', () => {
  let app: TestApp;
  let table: Table;
  let superuser: pg.Pool;
  let reports: ConflictReports;

  beforeAll(async () => {
    app = await TestApp.start();
    table = await buildTable(app);
    superuser = new pg.Pool({ connectionString: app.database.url, max: 2 });
    const all = new ScopedPool(superuser);
    const pools = new RolePools({
      writer: all,
      rules: all,
      reader: all,
      officer: all,
      worker: all,
    });
    reports = new ConflictReports(
      pools,
      app.get(PrivacyOfficer),
      app.get(ConflictTags),
      app.get(DirectoryService),
      app.get(PlanWriter),
      app.get(SignInEvents),
      app.get(KeyRing),
    );
  });
  afterAll(async () => {
    await superuser.end();
    await app.close();
  });

  const listFor = async (person: BuiltPerson): Promise<string[]> =>
    (await reports.list(sessionOf(person))).map(({ personId }) => personId);
  const deny = async ({ id: person }: BuiltPerson): Promise<void> => {
    const op = { kind: 'person.deny', opId: newOpId(), person, how: 'MATCH' } as const;
    await app.get(PlanWriter).administer(ctxOf(table.vt.person), table.plan.id, [op]);
  };

  it('[K-20] [K-21] goes to the officer of that organisation, not of the person, not of a bystander', async () => {
    const { police, vt } = table;
    const officerOf = (person: BuiltPerson): Promise<BuiltPerson> =>
      buildPerson(app, { organisation: person.organisation, functions: ['PRIVACY_OFFICER'] });
    const [own, about, elsewhere] = [
      await officerOf(police.person),
      await officerOf(police.person),
      await officerOf(vt.person),
    ];
    const bystander = await buildPerson(app, { organisation: police.person.organisation });
    const member = { person: about.id, organisation: about.organisation.id };
    await app.get(PlanCreator).addMembers(ctxOf(vt.person), table.plan.id, [member]);
    for (const person of [police.person, about, bystander]) await deny(person);
    expect((await listFor(own)).sort()).toEqual([police.person.id, about.id].sort());
    expect(await listFor(about)).toEqual([police.person.id]);
    expect(await listFor(elsewhere)).toEqual([]);
    await expect(listFor(bystander)).rejects.toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
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
