import { CASE_ORGANISATION_TYPES, groundShape } from '#contract';
import { AccountService, DirectoryService } from '#identity';
import { PlanCreator } from '#plan';
import { accessRowsOf } from '../support/access-lines.js';
import { buildWithAccount, getAs, postAs, refusedWith } from '../support/administrators.js';
import { REAL_ENV, TestApp } from '../support/app.js';
import { circle, ground, inviteOf } from '../support/circle.js';
import { buildTable, type Table } from '../support/desk.js';
import { buildOrganisation, ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';
import { accept, Browser, buildAccount, signIn, TestClock } from '../support/local-account.js';
import { query } from '../support/log-check.js';

const PATH = '/platform/organisations';
const NEVER = '00000000-0000-4000-8000-000000000000';

interface CircleAnswer {
  plan: {
    circle: {
      participations: { organisation: { id: string }; active: boolean; status: string }[];
    };
  };
}

interface Page {
  organisations: { id: string; name: string; active: boolean; isManaged: boolean }[];
  next: string | null;
}

describe('organisations', () => {
  let app: TestApp;
  let platform: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start();
    platform = await buildWithAccount(app, { type: 'PLATFORM', administrator: true });
  });
  afterAll(async () => app.close());

  let count = 0;
  const newName = () => `Organisatie nummer ${++count}`;
  const page = async (search: Record<string, string> = {}): Promise<Page> => {
    const { body } = await getAs(
      app,
      platform,
      `${PATH}?${new URLSearchParams(search).toString()}`,
    );
    return body as Page;
  };
  const built = async (type: (typeof CASE_ORGANISATION_TYPES)[number] = 'GGZ') => {
    const name = newName();
    expect((await postAs(app, platform, PATH, { name, type })).status).toBe(204);
    const [organisation] = (await page({ name })).organisations;
    if (!organisation) throw new Error('not added');
    return organisation;
  };
  const act = (id: string, action: string, body: object = {}, by = platform) =>
    postAs(app, by, `${PATH}/${id}/${action}`, body);

  describe('of a platform administrator', () => {
    it('[I-71] are listed by name, page by page, and searched', async () => {
      const names = Array.from({ length: 30 }, (_, index) => `Zoek 100% ${10 + index}`);
      for (const name of names) await buildOrganisation(app, { name });
      await buildOrganisation(app, { name: 'Zoek 1000 niet' });
      const first = await page({ name: 'zoek 100%' });
      const second = await page({ name: 'zoek 100%', after: first.next ?? '' });
      expect([...first.organisations, ...second.organisations].map(({ name }) => name)).toEqual(
        names,
      );
      expect([first.organisations.length, second.next]).toEqual([25, null]);
      expect((await page({ name: 'niets' })).organisations).toEqual([]);
      const wrong = await getAs(app, platform, `${PATH}?after=x`);
      expect(wrong.body).toEqual(refusedWith('CURSOR_INVALID'));
    });

    it('[I-71] are added and renamed; a name is there once', async () => {
      const { id, name } = await built();
      for (const type of CASE_ORGANISATION_TYPES) await built(type);
      const same = await postAs(app, platform, PATH, { name: name.toUpperCase(), type: 'GP' });
      expect(same.body).toEqual(refusedWith('NAME_TAKEN'));
      const renamed = newName();
      expect((await act(id, 'rename', { name: renamed })).status).toBe(204);
      expect((await act(id, 'rename', { name: renamed })).status).toBe(204);
      expect((await page({ name: renamed })).organisations).toEqual([
        { id, name: renamed, type: 'GGZ', active: true, isManaged: false },
      ]);
      const other = await built();
      expect((await act(other.id, 'rename', { name: renamed })).body).toEqual(
        refusedWith('NAME_TAKEN'),
      );
      for (const body of [{}, { name: ' ', type: 'GP' }, { name: 'x', type: 'PLATFORM' }]) {
        expect((await postAs(app, platform, PATH, body)).body).toEqual(refusedWith('MALFORMED'));
      }
      expect((await act(id, 'rename', { name: 7 })).body).toEqual(refusedWith('MALFORMED'));
    });

    it('[I-70] [I-71] are not that of the platform, and none that does not exist', async () => {
      const { organisation } = platform;
      expect((await page({ name: organisation.name })).organisations).toEqual([]);
      const account = { name: 'x', function: 'x', login: 'x@example.nl' };
      for (const id of [organisation.id, NEVER]) {
        for (const [action, body] of [
          ['rename', { name: newName() }],
          ['deactivate', {}],
          ['invite', account],
        ] as const) {
          expect((await act(id, action, body)).body).toEqual(refusedWith('ABSENT'));
        }
      }
      expect((await act('x', 'deactivate')).body).toEqual(refusedWith('MALFORMED'));
    });

    it('[I-70] are for nobody else', async () => {
      const { id } = await built();
      const admin = await buildWithAccount(app, { administrator: true });
      const { organisation } = platform;
      const colleague = await buildWithAccount(app, { organisation });
      for (const who of [admin, colleague]) {
        expect((await getAs(app, who, PATH)).body).toEqual(refusedWith('NOT_ALLOWED'));
        const added = await postAs(app, who, PATH, { name: newName(), type: 'GP' });
        expect(added.body).toEqual(refusedWith('NOT_ALLOWED'));
        expect((await act(id, 'deactivate', {}, who)).body).toEqual(refusedWith('NOT_ALLOWED'));
      }
      expect((await app.http().get(PATH)).status).toBe(401);
    });

    it('[W-09] are a line each time, about the organisation', async () => {
      const from = (await accessRowsOf(app, platform)).length;
      const { id, name } = await built();
      await act(id, 'rename', { name });
      await act(id, 'deactivate');
      await act(NEVER, 'deactivate');
      const lines = (await accessRowsOf(app, platform)).slice(from);
      expect(
        lines
          .filter(({ kind }) => kind.startsWith('ORGANISATION_') && kind !== 'ORGANISATION_LIST')
          .map(({ kind, about, reason }) => [kind, about, reason]),
      ).toEqual([
        ['ORGANISATION_ADD', id, null],
        ['ORGANISATION_RENAME', id, null],
        ['ORGANISATION_DEACTIVATE', id, null],
        ['ORGANISATION_DEACTIVATE', NEVER, 'ABSENT'],
      ]);
      expect(lines.some(({ kind }) => kind === 'ORGANISATION_LIST')).toBe(true);
    });
  });

  describe('that are over', () => {
    const clock = new TestClock();
    let real: TestApp;
    let by: Browser;

    beforeAll(async () => {
      real = await TestApp.start({ env: REAL_ENV, clock });
      const token = await real
        .get(AccountService)
        .inviteFirst(
          { name: 'Platformbeheer', type: 'PLATFORM' },
          { name: 'Platform', function: 'Platformbeheerder', login: 'platform@example.nl' },
        );
      by = (await accept(real, token, clock)).browser;
    });
    afterAll(async () => real.close());

    const idOf = async (name: string): Promise<string> => {
      const { body } = await by.get(`${PATH}?name=${encodeURIComponent(name)}`);
      return (body as unknown as Page).organisations[0]?.id ?? '';
    };

    it('[I-72] [I-74] end every session and every way in at once, and nobody else’s', async () => {
      const account = await buildAccount(real, clock);
      const other = await buildAccount(real, clock);
      const elsewhere = await signIn(real, account, clock);
      const { body } = await account.browser.post('/auth/people', {
        name: 'Nieuw',
        function: 'Medewerker',
        login: 'nieuw@example.nl',
        administrator: false,
      });
      const id = await idOf(`Organisatie ${account.login}`);
      expect((await by.post(`${PATH}/${id}/deactivate`)).status).toBe(204);
      expect([await account.browser.me(), await elsewhere.me()]).toEqual([undefined, undefined]);
      const half = new Browser(real);
      const password = { login: account.login, password: 'paarse fiets op zolder' };
      expect((await half.post('/auth/password', password)).body).toEqual(
        refusedWith('SIGN_IN_REFUSED'),
      );
      expect(await (await signIn(real, account, clock)).me()).toBeUndefined();
      const opened = await new Browser(real).post('/auth/invitation/open', { token: body.token });
      expect(opened.status).toBe(404);
      expect(await other.browser.me()).toBe(other.name);
      expect((await by.post(`${PATH}/${id}/deactivate`)).status).toBe(204);
    });

    it('[I-71] want a fresh second factor for every change', async () => {
      await buildAccount(real, clock);
      const id = await idOf('Organisatie');
      await query(real.database.url, (client) =>
        client.query(`UPDATE session SET stepped_up_at = now() - interval '1 hour'`),
      );
      const account = { name: 'x', function: 'x', login: 'x@example.nl' };
      for (const [path, body] of [
        [PATH, { name: 'Nog een', type: 'GP' }],
        [`${PATH}/${id}/rename`, { name: 'Anders' }],
        [`${PATH}/${id}/deactivate`, {}],
        [`${PATH}/${id}/invite`, account],
      ] as const) {
        expect((await by.post(path, body)).body).toEqual(refusedWith('STEP_UP_NEEDED'));
      }
      await query(real.database.url, (client) =>
        client.query('UPDATE session SET stepped_up_at = now()'),
      );
    });

    it('[I-73] invites the first administrator, anew while the first did not accept, and no second', async () => {
      await by.post(PATH, { name: 'Vers', type: 'GP' });
      const id = await idOf('Vers');
      const account = { name: 'Eerste', function: 'Beheerder', login: 'eerste@example.nl' };
      const asked = () => by.post(`${PATH}/${id}/invite`, account);
      const first = await asked();
      const again = await asked();
      const opened = await new Browser(real).post('/auth/invitation/open', first.body);
      expect([first.status, again.status, opened.status]).toEqual([200, 200, 404]);
      const { browser } = await accept(real, String(again.body.token), clock);
      expect((await browser.get('/auth/people')).status).toBe(200);
      expect((await asked()).body).toEqual(refusedWith('NOT_ALLOWED'));
      const listed = await by.get(`${PATH}?name=Vers`);
      expect((listed.body as unknown as Page).organisations[0]).toMatchObject({ isManaged: true });
      await by.post(PATH, { name: 'Tweede', type: 'GP' });
      const second = await by.post(`${PATH}/${await idOf('Tweede')}/invite`, account);
      expect(second.body).toEqual(refusedWith('LOGIN_TAKEN'));
      await by.post(`${PATH}/${await idOf('Tweede')}/deactivate`);
      const over = await by.post(`${PATH}/${await idOf('Tweede')}/invite`, {
        ...account,
        login: 'derde@example.nl',
      });
      expect(over.body).toEqual(refusedWith('NOT_ALLOWED'));
    });
  });

  describe('and cases', () => {
    let table: Table;

    beforeEach(async () => {
      table = await buildTable(app);
    });

    it('[I-72] an organisation that is over is found and invited by nobody', async () => {
      const { id, name } = await built('GGZ');
      await act(id, 'deactivate');
      expect(await app.get(DirectoryService).findOrganisations(name)).toEqual([]);
      const invited = await circle(table.vt, inviteOf({ id }));
      expect([invited, await circle(table.vt, inviteOf({ id: NEVER }))]).toEqual([
        'ABSENT',
        'ABSENT',
      ]);
    });

    it('[I-72] an organisation that is over is shown as that where it takes part, and changes nothing else', async () => {
      const clock = new TestClock();
      const other = await TestApp.start({ database: app.database, clock });
      const circleNow = async () => {
        const { data } = await other.graphql(
          await other.signIn(table.vt.person),
          `query ($id: ID!) { plan(id: $id) { circle { participations { organisation { id } active status } } } }`,
          { id: table.plan.id },
        );
        const { participations } = (data as CircleAnswer).plan.circle;
        return new Map(participations.map((one) => [one.organisation.id, one]));
      };
      const { id } = table.shelter.person.organisation;
      const before = await circleNow();
      expect(before.get(id)).toMatchObject({ active: true, status: 'ACCEPTED' });
      await act(id, 'deactivate');
      // What a server keeps of an organisation it keeps for ten seconds.
      clock.nextStep();
      const after = await circleNow();
      expect(after.get(id)).toMatchObject({ active: false, status: 'ACCEPTED' });
      before.delete(id);
      after.delete(id);
      expect(after).toEqual(before);
      await other.close();
    });

    it('[I-70] nobody of the platform is put on a case, not even by set-up', async () => {
      const { organisation } = platform;
      expect(await app.get(DirectoryService).findOrganisations(organisation.name)).toEqual([]);
      expect(await circle(table.vt, inviteOf(organisation))).toBe('ABSENT');
      const add = (person: string) =>
        circle(table.vt, { kind: 'person.add', person, beginsAt: null, endsAt: null });
      expect([await add(platform.id), await add(NEVER)]).toEqual(['ABSENT', 'ABSENT']);
      const member = { person: platform.id, organisation: organisation.id };
      const adding = app.get(PlanCreator).addMembers(ctxOf(platform), table.plan.id, [member]);
      await expect(adding).rejects.toThrow('ORGANISATION_NOT_IN_CASE');
      const plan = { id: newOpId(), caseNumber: 'P-1', label: 'x', members: [member] };
      await expect(app.get(PlanCreator).create(ctxOf(platform), plan)).rejects.toThrow('ABSENT');
      const begun = app.get(PlanCreator).begin(ctxOf(platform), {
        opId: newOpId(),
        label: 'x',
        ground: groundShape.parse(ground()),
      });
      await expect(begun).rejects.toThrow('NOT_ALLOWED');
    });
  });
});
