import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema, isInputObjectType, getNamedType, type GraphQLArgument } from 'graphql';
import type { Op } from '#contract';
import { ConflictMatcher, InvolvedTags, PlanCreator, PlanWriter, StaffTags } from '#plan';
import type { Session } from '#identity';
import { PermissionSurface } from '../../apps/api/permission/permission-surface.js';
import { TestApp } from '../support/app.js';
import { buildFullTable, Desk, type FullTable } from '../support/desk.js';
import { buildPerson, ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { query } from '../support/log-check.js';
import { addOp, setOp, textIn, typeOp, valueIn } from '../support/ops.js';

/** What somebody asks: of the plan that they are shut out of, and of one that never was. */
interface Asked {
  plan: string;
  item: string;
  use: string;
}

type Variables = Record<string, unknown>;

const REASON = 'A meldt achtervolging';

/** Every operation that takes an id of or in a plan, in the words of somebody who knows all its ids. */
const QUESTIONS: Record<string, (asked: Asked) => [query: string, variables: Variables]> = {
  plan: ({ plan }) => ['query ($id: ID!) { plan(id: $id) { label } }', { id: plan }],
  planAs: ({ plan }) => [
    'query ($id: ID!, $organisation: ID!) { planAs(id: $id, organisation: $organisation) { label } }',
    { id: plan, organisation: randomUUID() },
  ],
  history: ({ plan, item }) => [
    'query ($plan: ID!, $item: ID) { history(planId: $plan, item: $item) { edges { cursor } } }',
    { plan, item },
  ],
  evidence: ({ plan }) => ['query ($plan: ID!) { evidence(planId: $plan) { logHead } }', { plan }],
  comparison: ({ plan, item }) => [
    `query ($plan: ID!, $item: ID) {
       comparison(planId: $plan, from: { lastVisit: true }, to: { now: true }, item: $item) { items { title } } }`,
    { plan, item },
  ],
  authorship: ({ plan, item }) => [
    `query ($plan: ID!, $item: ID!) {
       authorship(planId: $plan, item: $item, field: "action", moment: { now: true }) { text } }`,
    { plan, item },
  ],
  lastVisit: ({ plan }) => [
    'query ($plan: ID!) { lastVisit(planId: $plan) { changes } }',
    { plan },
  ],
  versions: ({ plan }) => [
    'query ($plan: ID!) { versions(planId: $plan) { edges { cursor } } }',
    { plan },
  ],
  versionContents: ({ plan }) => [
    'query ($plan: ID!) { versionContents(planId: $plan, number: 1) { erased } }',
    { plan },
  ],
  emergencies: ({ plan }) => [
    'query ($plan: ID!) { emergencies(planId: $plan) { use } }',
    { plan },
  ],
  emergencyContact: ({ plan, use }) => [
    'query ($plan: ID!, $use: ID!) { emergencyContact(planId: $plan, use: $use) { contacts } }',
    { plan, use },
  ],
  intake: ({ plan }) => ['query ($plan: ID!) { intake(planId: $plan) { caseNumber } }', { plan }],
  accessLog: ({ plan }) => [
    'query ($plan: ID!) { accessLog(filters: { planId: $plan }) { edges { node { kind outcome reason sections checks { authorisation caseRelation } } } } }',
    { plan },
  ],
  changeCircle: ({ plan }) => [
    'mutation ($plan: ID!, $op: CircleOpInput!) { changeCircle(planId: $plan, op: $op) { __typename } }',
    { plan, op: { leave: { opId: newOpId(), reason: 'Klaar' } } },
  ],
  submit: ({ plan }) => [
    'mutation ($plan: ID!, $ops: [OpInput!]!) { submit(planId: $plan, ops: $ops) { __typename } }',
    {
      plan,
      ops: [{ breakGlassUse: { opId: newOpId(), section: 'shelterLocation', reason: REASON } }],
    },
  ],
};

describe('somebody who is shut out of a case', () => {
  let app: TestApp;
  let table: FullTable;
  let denied: Desk;
  let real: Asked;
  let stream: string;
  const never: Asked = { plan: randomUUID(), item: newOpId(), use: newOpId() };

  beforeAll(async () => {
    app = await TestApp.start();
    table = await buildFullTable(app);
    // On the case with every function there is that opens anything, and with a use of the button that runs.
    const person = await buildPerson(app, {
      organisation: table.shelter.person.organisation,
      functions: ['SAFETY_COORDINATOR', 'CASE_INTAKE', 'PRIVACY_OFFICER'],
    });
    const member = { person: person.id, organisation: person.organisation.id };
    await app.get(PlanCreator).addMembers(ctxOf(table.vt.person), table.plan.id, [member]);
    denied = new Desk(app, person, table.plan.id);
    const contact = await denied.add('coordinatorContact');
    await denied.accepted(setOp(valueIn(contact, 'contact'), '06 00 00 00 00'));
    const item = await denied.add('agreement');
    stream = textIn(item, 'action').stream;
    const { opId: use } = await denied.accepted(press());
    real = { plan: table.plan.id, item: item.id, use };
    await deny(person);
  });
  afterAll(async () => app.close());

  const press = () =>
    ({
      kind: 'breakGlass.use',
      opId: newOpId(),
      section: 'shelterLocation',
      reason: REASON,
    }) as const;

  async function deny({ id: person }: BuiltPerson): Promise<void> {
    const op = { kind: 'person.deny', opId: newOpId(), person, how: 'MATCH' } as const;
    await app.get(PlanWriter).administer(ctxOf(table.vt.person), table.plan.id, [op]);
  }

  /** Everything of an answer but what is another with every request. */
  async function answerTo(text: string, variables: Variables): Promise<string> {
    const { status, data, errors } = await app.graphql(
      await app.signIn(denied.person),
      text,
      variables,
    );
    const told = errors?.map(({ message, path, extensions }) => {
      return { message, path, extensions: { ...extensions, requestId: null } };
    });
    return JSON.stringify({ status, data, told });
  }

  it('[K-02] is asked here about every operation that takes the id of a plan', () => {
    const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
    const takesPlan = ({ name, type }: GraphQLArgument): boolean => {
      const inner = getNamedType(type);
      const isOfPlan = name === 'planId' || name === 'id';
      return isOfPlan || (isInputObjectType(inner) && 'planId' in inner.getFields());
    };
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.values(type?.getFields() ?? {}),
    );
    const taking = fields.filter(({ args }) => args.some(takesPlan)).map(({ name }) => name);
    expect(taking.sort()).toEqual(Object.keys(QUESTIONS).sort());
    const others = app
      .get(PermissionSurface)
      .operations()
      .filter(({ channel, name }) => channel !== 'graphql' && /plan|presence/.test(name))
      .map(({ channel, name }) => `${channel} ${name}`);
    expect(others.sort()).toEqual([
      'http GET /conflict/plans/:id',
      'http GET /erasures/plans/:id',
      'http GET /plans/:id/ledger',
      'http POST /conflict/plans/:id',
      'http POST /erasures/plans/:id',
      'http POST /erasures/plans/:id/undo/:erasure',
      'http POST /erasures/plans/:id/withdraw/:erasure',
      'socket plan:close',
      'socket plan:open',
      'socket plan:submit',
      'socket presence',
    ]);
  });

  it.each(Object.keys(QUESTIONS))(
    '[K-02] gets the answer of an id that never was from %s',
    async (name) => {
      const question = QUESTIONS[name];
      if (!question) throw new Error('no such question');
      const answers = [await answerTo(...question(real)), await answerTo(...question(never))];
      expect(answers[0]).toBe(answers[1]);
      expect(answers[0]).toContain('ABSENT');
      expect(answers[0]).not.toContain('SUCCESS');
    },
  );

  it('[K-02] gets it from the check of an involved person, too', async () => {
    const cookie = await app.signIn(denied.person);
    const get = (plan: string) => app.http().get(`/conflict/plans/${plan}`).set('Cookie', cookie);
    const post = ({ plan, item }: Asked) =>
      app
        .http()
        .post(`/conflict/plans/${plan}`)
        .set('Cookie', cookie)
        .send({ item, surnames: ['Jansen'], bornOn: '1980-01-01' });
    const told = async (asked: ReturnType<typeof get>): Promise<string> => {
      const { status, body } = await asked;
      return JSON.stringify({ status, ...(body as object), requestId: null });
    };
    expect(await told(get(real.plan))).toBe(await told(get(never.plan)));
    expect(await told(post(real))).toBe(await told(post(never)));
    expect(await told(post(real))).toContain('ABSENT');
  });

  it('[K-02] [E-04] gets it from everything that has to do with erasure, too', async () => {
    const why = { basis: 'OTHER', reason: 'Het staat er ten onrechte' };
    const asks: ((asked: Asked) => [path: string, body?: object])[] = [
      ({ plan }) => [`/erasures/plans/${plan}`],
      ({ plan }) => [`/erasures/plans/${plan}`, { ...why, target: { sort: 'CASE' } }],
      ({ plan, item }) => [
        `/erasures/plans/${plan}`,
        { ...why, target: { sort: 'ITEM', items: [item] } },
      ],
      ({ plan, use }) => [`/erasures/plans/${plan}/undo/${use}`, {}],
      ({ plan, use }) => [`/erasures/plans/${plan}/withdraw/${use}`, {}],
      ({ plan }) => [`/erasures/cases/${plan}`, why],
    ];
    const cookie = await app.signIn(denied.person);
    const told = async ([path, body]: [path: string, body?: object]): Promise<string> => {
      const http = app.http();
      const asked = body ? http.post(path).send({ ...body, opId: newOpId() }) : http.get(path);
      const { status, body: answer } = await asked.set('Cookie', cookie);
      return JSON.stringify({ status, ...(answer as object), requestId: null });
    };
    for (const ask of asks) {
      const answer = await told(ask(real));
      expect(answer).toBe(await told(ask(never)));
      expect(answer).toContain('ABSENT');
    }
  });

  it('[K-02] [X-30] gets it from the export, too', async () => {
    const cookie = await app.signIn(denied.person);
    const told = async (plan: string): Promise<string> => {
      const path = `/plans/${plan}/ledger`;
      const { status, body } = await app.http().get(path).set('Cookie', cookie);
      return JSON.stringify({ status, ...(body as object) });
    };
    expect(await told(real.plan)).toBe(await told(never.plan));
    expect(await told(real.plan)).toContain('ABSENT');
  });

  it('[K-02] gets it on the socket, whatever is sent', async () => {
    const open = (planId: string) => LiveUser.connect(app, denied.person, { planId });
    const [mine, nobodys] = [await open(real.plan), await open(never.plan)];
    const body = (user: LiveUser, ops: Op[]) => ({ planId: user.planId, ops });
    const changes: Op[] = [
      addOp('agreement'),
      typeOp({ stream, rev: 0, text: '', spans: [] } as never, { insert: 'x' }),
      press(),
      { kind: 'breakGlass.end', opId: newOpId(), use: real.use },
      { kind: 'breakGlass.seen', opId: newOpId(), use: real.use },
      {
        kind: 'breakGlass.review',
        opId: newOpId(),
        use: real.use,
        verdict: 'JUSTIFIED',
        conclusion: 'Er was geen andere weg.',
      },
      { kind: 'conflict.declare', opId: newOpId() },
    ];
    for (const user of [mine, nobodys]) {
      expect(await user.ask('plan:open', { planId: user.planId })).toEqual({
        error: { code: 'ABSENT' },
      });
      for (const op of changes) {
        expect(await user.ask('plan:submit', body(user, [op]))).toEqual({
          error: { code: 'ABSENT' },
        });
      }
      user.socket.emit('plan:close', { planId: user.planId });
      const nowhere = { section: null, stream: null, caret: null };
      user.socket.emit('presence', { planId: user.planId, ...nowhere });
      await user.ask('plan:open', { planId: user.planId });
    }
    expect(mine.heard).toEqual([]);
    expect(nobodys.heard).toEqual([]);
    for (const user of [mine, nobodys]) user.leave();
  });

  it('[K-02] [K-14] is found by one server, and gone from the plan on another at once', async () => {
    const other = await TestApp.start({ database: app.database });
    const { police, vt } = table;
    const theirs = await LiveUser.open(other, police.person, { planId: real.plan });
    const neighbour = await LiveUser.open(other, vt.person, { planId: real.plan });
    const by = { surnames: ['Zilverboom'], bornOn: '1984-03-09' };
    const chief = await buildPerson(app, { organisation: police.person.organisation });
    await query(app.database.url, (client) =>
      client.query('INSERT INTO account (person_id, login, administrator) VALUES ($1, $2, true)', [
        chief.id,
        `${chief.code}@example.nl`,
      ]),
    );
    await app.get(StaffTags).enter(sessionOf(chief), police.person.id, by);
    const { id: item } = await vt.add('involvedPerson');
    await app.get(InvolvedTags).enter(ctxOf(vt.person), real.plan, { item, ...by });
    await app.get(ConflictMatcher).sweep();
    await theirs.until(({ event }) => event === 'plan:resync');
    const heard = theirs.heardOfPlan();
    expect(await theirs.ask('plan:open', { planId: real.plan })).toEqual({
      error: { code: 'ABSENT' },
    });
    const agreement = await vt.add('agreement');
    await neighbour.until(({ event, message }) =>
      event === 'plan:changes' ? message.changes.some((one) => one.item === agreement.id) : false,
    );
    expect(theirs.heardOfPlan()).toEqual(heard);
    expect(neighbour.heard.map(({ event }) => event)).not.toContain('plan:resync');
    for (const user of [theirs, neighbour]) user.leave();
    await other.close();
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
