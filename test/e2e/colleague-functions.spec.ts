import { jest } from '@jest/globals';
import { PERSON_FUNCTIONS, functionsFor } from '#contract';
import { SessionService } from '#identity';
import { accessRowsOf } from '../support/access-lines.js';
import {
  buildWithAccount,
  getAs,
  giveAccount,
  postAs,
  refusedWith,
} from '../support/administrators.js';
import { TestApp } from '../support/app.js';
import { buildTable } from '../support/desk.js';
import type { BuiltPerson } from '../support/factories.js';

const CODES = new RegExp(PERSON_FUNCTIONS.join('|'));

interface Listed {
  personId: string;
  functions: string[];
  deputy: { personId: string; name: string } | null;
}

describe('functions and deputies of colleagues', () => {
  let app: TestApp;
  let admin: BuiltPerson;
  let colleague: BuiltPerson;
  let other: BuiltPerson;
  let stranger: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    admin = await buildWithAccount(app, { type: 'VEILIG_THUIS', administrator: true });
    const { organisation } = admin;
    colleague = await buildWithAccount(app, { organisation });
    other = await buildWithAccount(app, { organisation });
    stranger = await buildWithAccount(app, { type: 'POLICE', administrator: true });
  });
  afterAll(async () => app.close());

  const change = (by: BuiltPerson, of: BuiltPerson, body: object) =>
    postAs(app, by, `/auth/people/${of.id}/functions`, { give: [], take: [], ...body });
  const deputise = (of: BuiltPerson, deputy: string | null, by = admin) =>
    postAs(app, by, `/auth/people/${of.id}/deputy`, { deputy });
  const listed = async (of: BuiltPerson): Promise<Listed | undefined> => {
    const { body } = await getAs(app, admin, '/auth/people');
    return (body as Listed[]).find(({ personId }) => personId === of.id);
  };
  const told = async (): Promise<string[]> => {
    const rows = await accessRowsOf(app, admin);
    return rows
      .filter(({ about }) => about === colleague.id)
      .map(({ kind, reason }) => `${kind} ${reason ?? 'SUCCESS'}`);
  };

  it('[I-54] [W-09] gives and takes functions, and leaves those that nobody spoke of', async () => {
    const give = ['HONOUR_EXPERT', 'CASE_INTAKE', 'SAFEGUARDING_LEAD'];
    expect((await change(admin, colleague, { give })).status).toBe(204);
    expect((await listed(colleague))?.functions).toEqual([...give].sort());
    await change(admin, colleague, { give: ['CASE_INTAKE'], take: ['HONOUR_EXPERT'] });
    expect((await listed(colleague))?.functions).toEqual(['CASE_INTAKE', 'SAFEGUARDING_LEAD']);
    expect(await told()).toEqual(['ACCOUNT_FUNCTIONS SUCCESS', 'ACCOUNT_FUNCTIONS SUCCESS']);
  });

  it('[I-54] takes only functions that fit the organisation', async () => {
    for (const code of PERSON_FUNCTIONS) {
      const fits = functionsFor('VEILIG_THUIS').includes(code);
      const { body } = await change(admin, colleague, { give: [code] });
      expect([code, body]).toEqual([code, fits ? {} : refusedWith('VALUE_INVALID')]);
    }
    const both = await change(admin, colleague, { give: ['CASE_INTAKE'], take: ['CASE_INTAKE'] });
    expect(both.body).toEqual(refusedWith('VALUE_INVALID'));
    expect(functionsFor('PLATFORM')).toEqual([]);
    for (const body of [{ give: ['ADMINISTRATOR'] }, { give: 'CASE_INTAKE' }, { more: 1 }]) {
      expect((await change(admin, colleague, body)).body).toEqual(refusedWith('MALFORMED'));
    }
  });

  it('[I-54] is nobody else’s to say, of nobody else, and not of oneself', async () => {
    const give = ['PRIVACY_OFFICER'];
    expect((await change(colleague, other, { give })).body).toEqual(refusedWith('NOT_ALLOWED'));
    expect((await change(admin, admin, { give })).body).toEqual(refusedWith('NOT_ALLOWED'));
    expect((await change(admin, stranger, { give })).body).toEqual(refusedWith('ABSENT'));
    await postAs(app, admin, `/auth/people/${other.id}/block`);
    expect((await change(admin, other, { give })).body).toEqual(refusedWith('ABSENT'));
  });

  it('[I-54] is a right that is gone at the next request, and sessions are told of it', async () => {
    await change(admin, colleague, { give: ['PRIVACY_OFFICER'] });
    const heard = jest.spyOn(app.get(SessionService), 'rightsChanged');
    const reads = async () => {
      const asked = '{ accessLog(first: 1) { edges { node { id } } } }';
      const { errors } = await app.graphql(await app.signIn(colleague), asked);
      return errors?.[0]?.extensions['code'] ?? 'OK';
    };
    expect(await reads()).toBe('OK');
    await change(admin, colleague, { take: ['PRIVACY_OFFICER'] });
    expect(heard.mock.calls).toEqual([[colleague.id]]);
    heard.mockRestore();
    expect(await reads()).toBe('NOT_ALLOWED');
  });

  it('[I-55] tells no code of a function to anybody but that administrator', async () => {
    const table = await buildTable(app);
    const { person } = table.vt;
    const { organisation } = person;
    const theirs = await buildWithAccount(app, { organisation, administrator: true });
    await giveAccount(app, person);
    await change(theirs, person, { give: ['HONOUR_EXPERT'] });
    const own = await getAs(app, theirs, '/auth/people');
    expect(JSON.stringify(own.body)).toContain('HONOUR_EXPERT');
    const asked = `{ me { person { id name function } } colleagues { id name function }
      plan(id: "${table.plan.id}") { members { person { id name function } } } }`;
    for (const who of [person, table.team.person]) {
      const { data } = await app.graphql(await app.signIn(who), asked);
      expect(JSON.stringify(data)).toContain(person.name);
      expect(JSON.stringify(data)).not.toMatch(CODES);
    }
    for (const [who, path] of [
      [person, '/auth/people'],
      [stranger, '/auth/people'],
      [theirs, '/conflict/staff'],
      [person, '/demo/people'],
    ] as const) {
      expect(JSON.stringify((await getAs(app, who, path)).body)).not.toMatch(CODES);
    }
  });

  it('[I-56] sets one deputy, an active colleague, and takes them away', async () => {
    expect((await deputise(colleague, other.id)).status).toBe(204);
    expect((await listed(colleague))?.deputy).toEqual({ personId: other.id, name: other.name });
    for (const [deputy, code] of [
      [colleague.id, 'NOT_ALLOWED'],
      [stranger.id, 'ABSENT'],
      ['00000000-0000-4000-8000-000000000000', 'ABSENT'],
    ] as const) {
      expect((await deputise(colleague, deputy)).body).toEqual(refusedWith(code));
    }
    for (const body of [{}, { deputy: 'x' }, { deputy: null, more: 1 }]) {
      const { body: said } = await postAs(app, admin, `/auth/people/${colleague.id}/deputy`, body);
      expect(said).toEqual(refusedWith('MALFORMED'));
    }
    expect((await deputise(colleague, other.id, other)).body).toEqual(refusedWith('NOT_ALLOWED'));
    expect((await deputise(stranger, other.id)).body).toEqual(refusedWith('ABSENT'));
    await postAs(app, admin, `/auth/people/${other.id}/block`);
    expect((await listed(colleague))?.deputy).toBeNull();
    expect((await deputise(colleague, null)).status).toBe(204);
    expect(await told()).toHaveLength(5);
  });

  it('[I-56] gives the deputy no right', async () => {
    const table = await buildTable(app);
    const { person } = table.vt;
    const { organisation } = person;
    const theirs = await buildWithAccount(app, { organisation, administrator: true });
    const deputy = await buildWithAccount(app, { organisation });
    await giveAccount(app, person);
    await postAs(app, theirs, `/auth/people/${person.id}/deputy`, { deputy: deputy.id });
    const asked = `{ plan(id: "${table.plan.id}") { caseNumber } }`;
    const { errors } = await app.graphql(await app.signIn(deputy), asked);
    expect(errors?.[0]?.extensions['code']).toBe('ABSENT');
  });
});
