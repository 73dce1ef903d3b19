import { randomUUID } from 'node:crypto';
import { AccessLog } from '#access-log';
import type { PersonFunction } from '#contract';
import { TestApp } from '../support/app.js';
import { accessLinesOf, accessRowsOf } from '../support/access-lines.js';
import {
  buildPerson,
  buildPlan,
  ctxOf,
  type BuiltPerson,
  type BuiltPlan,
} from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { query } from '../support/log-check.js';

const LOG = `query ($first: Int, $after: String, $filters: AccessLogFilters) {
  accessLog(first: $first, after: $after, filters: $filters) {
    edges { cursor node {
      id occurredAt kind action eventType outcome reason person { id name } organisation { id name } accessPoint
      planId sections filters policy checks { authorisation caseRelation consent emergency } durationSeconds } }
    pageInfo { hasNextPage endCursor } } }`;

interface Line {
  id: string;
  kind: string;
  outcome: string;
  planId: string | null;
  person: { id: string };
  organisation: { id: string };
  durationSeconds: number | null;
  eventType: string;
  filters: string[];
}

interface Page {
  edges: { cursor: string; node: Line }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

describe('reading the access log', () => {
  let app: TestApp;
  let officer: BuiltPerson;
  let worker: BuiltPerson;
  let shelter: BuiltPerson;
  let plan: BuiltPlan;
  let cookie: string;

  beforeAll(async () => {
    app = await TestApp.start();
    officer = await buildPerson(app, { type: 'VEILIG_THUIS', functions: ['PRIVACY_OFFICER'] });
    worker = await buildPerson(app, { organisation: officer.organisation });
    shelter = await buildPerson(app, { type: 'SHELTER' });
    plan = await buildPlan(app, [worker, shelter]);
    cookie = await app.signIn(officer);
    for (const person of [worker, shelter]) {
      const theirs = await app.signIn(person);
      await app.graphql(theirs, 'query ($id: ID!) { plan(id: $id) { label } }', { id: plan.id });
    }
  });
  afterAll(async () => app.close());

  async function page(variables: Record<string, unknown> = {}): Promise<Page> {
    const { data, errors } = await app.graphql(cookie, LOG, variables);
    expect(errors).toBeUndefined();
    return (data as { accessLog: Page }).accessLog;
  }

  const lines = async (filters: Record<string, unknown> = {}) =>
    (await page({ first: 200, filters })).edges.map(({ node }) => node);

  it('[W-41] shows what own people did, and that alone', async () => {
    const found = await lines();
    expect(new Set(found.map(({ person }) => person.id))).toEqual(new Set([officer.id, worker.id]));
    expect(new Set(found.map(({ organisation }) => organisation.id))).toEqual(
      new Set([officer.organisation.id]),
    );
    expect(found.some(({ planId }) => planId === plan.id)).toBe(true);
    expect(await lines({ person: shelter.id })).toEqual([]);
    expect(await lines({ organisation: shelter.organisation.id })).toEqual([]);
  });

  it('[W-41] answers alike whether another organisation looked or not', async () => {
    // By the plan: a filter on own people would hide what others did from this test, too.
    const before = await lines({ planId: plan.id });
    expect(before).toHaveLength(1);
    const theirs = await app.signIn(shelter);
    await app.graphql(theirs, 'query ($id: ID!) { plan(id: $id) { label } }', { id: plan.id });
    expect(await lines({ planId: plan.id })).toEqual(before);
  });

  it('[W-42] tells of a plan its id and no more, of a chain nothing', async () => {
    const { data } = await app.graphql(cookie, LOG, { first: 200 });
    const told = JSON.stringify(data);
    expect(told).toContain(plan.id);
    const [row] = await accessRowsOf(app, worker);
    const hidden = [plan.label, plan.caseNumber, row?.hash.toString('hex'), row?.chain, shelter.id];
    for (const word of hidden) expect(told).not.toContain(word);
  });

  it('[W-42] tells alike of an expert and of a colleague who read the same plan', async () => {
    const { organisation } = officer;
    const functions: PersonFunction[] = ['HONOUR_EXPERT'];
    const expert = await buildPerson(app, { organisation, functions });
    const common = await buildPlan(app, [expert, worker]);
    const told = [];
    for (const person of [expert, worker]) {
      const theirs = await app.signIn(person);
      const ask = 'query ($id: ID!) { plan(id: $id) { label } }';
      await app.graphql(theirs, ask, { id: common.id });
      const [line] = await lines({ person: person.id, planId: common.id });
      told.push({ ...line, id: '', occurredAt: '', person: '' });
    }
    expect(told[0]?.kind).toBe('PLAN_READ');
    expect(told[0]).toEqual(told[1]);
    expect((await accessRowsOf(app, expert)).at(-1)?.sections).toContain('honour');
  });

  it('[W-40] is for the privacy officer of the organisation, and a try of anyone else is a line', async () => {
    const theirs = await app.signIn(worker);
    for (const ask of [LOG, '{ accessLogPeople { id } }']) {
      expect((await app.graphql(theirs, ask)).errors?.[0]?.message).toBe('NOT_ALLOWED');
    }
    const nobody = await app.graphql(undefined, LOG);
    expect(nobody.errors?.[0]?.message).toBe('UNAUTHENTICATED');
    const tries = (await accessLinesOf(app, worker)).filter((line) =>
      line.startsWith('ACCESS_LOG'),
    );
    expect(tries).toEqual(['ACCESS_LOG_READ NOT_ALLOWED', 'ACCESS_LOG_READ NOT_ALLOWED']);
  });

  it('[W-40] ends with the function, at once', async () => {
    const short = await buildPerson(app, { type: 'POLICE', functions: ['PRIVACY_OFFICER'] });
    const theirs = await app.signIn(short);
    expect((await app.graphql(theirs, LOG)).errors).toBeUndefined();
    await query(app.database.url, (client) =>
      client.query(`UPDATE person SET functions = '{}' WHERE id = $1`, [short.id]),
    );
    expect((await app.graphql(theirs, LOG)).errors?.[0]?.message).toBe('NOT_ALLOWED');
  });

  it('[W-40] gives no right to a plan: for an officer who is not on the case it is ABSENT', async () => {
    const { errors } = await app.graphql(cookie, 'query ($id: ID!) { plan(id: $id) { label } }', {
      id: plan.id,
    });
    expect(errors?.[0]?.message).toBe('ABSENT');
    const live = await LiveUser.connect(app, officer, { planId: plan.id, cookie });
    expect(await live.ask('plan:open', { planId: plan.id })).toEqual({ error: { code: 'ABSENT' } });
    live.leave();
  });

  it('[W-43] has a line of each look at it, in the page that the look was answered with', async () => {
    const [read] = await lines();
    expect(read).toMatchObject({
      kind: 'ACCESS_LOG_READ',
      eventType: 'LOG_RELATED',
      person: { id: officer.id },
    });
    const [search] = await lines({ person: officer.id, outcome: 'SUCCESS' });
    expect(search).toMatchObject({ kind: 'ACCESS_LOG_SEARCH' });
    expect(search?.filters.toSorted()).toEqual(['outcome', 'person']);
  });

  it('[W-44] narrows by person, plan, period, kind and outcome', async () => {
    await app.graphql(await app.signIn(worker), 'query ($id: ID!) { plan(id: $id) { label } }', {
      id: randomUUID(),
    });
    const refused = await lines({ person: worker.id, outcome: 'REFUSED', kind: 'PLAN_READ' });
    expect(refused.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(['PLAN_READ REFUSED']);
    expect((await lines({ planId: plan.id, person: worker.id })).map(({ kind }) => kind)).toEqual([
      'PLAN_READ',
    ]);
    expect(await lines({ until: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await lines({ since: '2126-01-01T00:00:00Z' })).toEqual([]);
    const { errors } = await app.graphql(cookie, LOG, { filters: { person: 'nobody' } });
    expect(errors?.[0]?.message).toBe('MALFORMED');
  });

  it('[W-44] goes on page by page, each line once, newest first', async () => {
    const log = app.get(AccessLog);
    await Promise.all(
      Array.from({ length: 12 }, () =>
        log.record(ctxOf(worker), { kind: 'EXPORT', planId: plan.id }),
      ),
    );
    const filters = { kind: 'EXPORT' };
    const seen: string[] = [];
    let after: string | null = null;
    for (let turns = 0; turns < 5; turns += 1) {
      const { edges, pageInfo }: Page = await page({ first: 5, after, filters });
      seen.push(...edges.map(({ node }) => node.id));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(seen).toHaveLength(12);
    expect(new Set(seen).size).toBe(12);
    const { errors } = await app.graphql(cookie, LOG, { after: 'nonsense' });
    expect(errors?.[0]?.message).toBe('CURSOR_INVALID');
  });

  it('[W-21] shows a plan on a screen as one line, with its duration once it is closed', async () => {
    const other = await TestApp.start({ database: app.database });
    await LiveUser.open(other, worker, { planId: plan.id });
    const opened = () => lines({ person: worker.id, kind: 'PLAN_OPEN' });
    expect((await opened()).map(({ durationSeconds }) => durationSeconds)).toEqual([null]);
    await other.close();
    const [line, ...more] = await opened();
    expect(more).toEqual([]);
    expect(line?.durationSeconds).toBeGreaterThanOrEqual(0);
  });

  it('[W-40] tells the screen whether to offer the log', async () => {
    const ask = async (of: string) => (await app.graphql(of, '{ me { readsAccessLog } }')).data;
    expect(await ask(cookie)).toEqual({ me: { readsAccessLog: true } });
    expect(await ask(await app.signIn(worker))).toEqual({ me: { readsAccessLog: false } });
    const people = await app.graphql(cookie, '{ accessLogPeople { id } }');
    expect(JSON.stringify(people.data)).toContain(worker.id);
    expect(JSON.stringify(people.data)).not.toContain(shelter.id);
  });
});
