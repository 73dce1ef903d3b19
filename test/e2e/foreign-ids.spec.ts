import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buildSchema, getNamedType, isInputObjectType, type GraphQLInputType } from 'graphql';
import { OP_KINDS } from '#contract';
import { PlanWriter } from '#plan';
import { PermissionSurface } from '../../apps/api/permission/permission-surface.js';
import { ConflictTags } from '../../libs/plan/conflict/conflict-tags.js';
import { TestApp } from '../support/app.js';
import { askItem } from '../support/erasure.js';
import { buildFullTable, buildTable, Desk, type FullTable } from '../support/desk.js';
import { buildPerson, ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';
import { ELSEWHERE, PROBES, type Door, type Sort } from '../support/foreign-ids.js';
import { LiveUser } from '../support/live-user.js';
import { query, readLog } from '../support/log-check.js';
import { named, textIn } from '../support/ops.js';
import { proposeVersion } from '../support/version.js';

const NO_LIMITS = {
  VANGNET_LIMIT_OPS_PER_10_SECONDS: '1000000',
  VANGNET_LIMIT_CONFLICT_CHECKS_PER_HOUR: '1000000',
};

type Ids = Readonly<Record<Sort, readonly string[]>>;

/**
 * Whatever somebody hands in the id of a thing that is not for them, they are answered as for an id that never existed, by
 * every door, in every role.
 */
describe('ids of what is not for somebody', () => {
  let app: TestApp;
  let own: FullTable;
  /** On the case by name, and shut out of it. */
  let denied: BuiltPerson;
  /** People of an organisation on the case who are not on it themselves. */
  let off: BuiltPerson[];
  let foreign: Ids;
  /** Of the own case, what nobody but the safety coordinator may see; its log must stay as it is. */
  let hidden: Pick<Ids, 'item' | 'stream'>;
  let plans: string[];

  beforeAll(async () => {
    app = await TestApp.start({ env: NO_LIMITS });
    own = await buildFullTable(app);
    const { organisation } = own.vt.person;
    const { coordinator } = own;
    const secret = await coordinator.add('shelterLocation', {
      audience: named(coordinator.person),
    });
    hidden = await inside(coordinator, secret.id);
    denied = own.colleague.person;
    await deny(own.vt, denied);
    off = [
      await buildPerson(app, { organisation, functions: ['PRIVACY_OFFICER'] }),
      await buildPerson(app, { organisation, functions: ['CASE_INTAKE'] }),
      await buildAdministrator({ organisation }),
    ];
    foreign = await buildForeign();
    plans = [own.plan.id, ...foreign.plan];
  });
  afterAll(async () => app.close());

  async function buildForeign(): Promise<Ids> {
    const other = await buildFullTable(app);
    const item = await other.team.add('agreement');
    const opId = newOpId();
    const reason = 'Zij belt en is in nood.';
    await other.team.accepted({ kind: 'breakGlass.use', opId, section: 'shelterLocation', reason });
    await deny(other.vt, other.colleague.person);
    const admin = await buildAdministrator({ organisation: other.team.person.organisation });
    const recovery = randomUUID();
    await query(app.database.url, (client) =>
      client.query(
        `INSERT INTO recovery (id, person_id, started_by, expires_at) VALUES ($1, $2, $3, now() + interval '1 day')`,
        [recovery, other.team.person.id, admin.id],
      ),
    );
    await app.signIn(other.team.person);
    return {
      plan: [other.plan.id],
      ...(await inside(other.team, item.id)),
      use: [opId],
      person: [other.team.person.id, other.colleague.person.id],
      organisation: [(await buildTable(app)).team.person.organisation.id],
      report: [app.get(ConflictTags).reportId(other.plan.id, other.colleague.person.id)],
      session: await sessionsOf(other.team.person),
      recovery: [recovery],
      erasure: [await askItem(other.team, item.id)],
      version: [(await proposeVersion(other.vt)).id],
    };
  }

  async function inside(desk: Desk, id: string): Promise<Pick<Ids, 'item' | 'stream'>> {
    const item = await desk.item(id);
    const streams = Object.values(item.fields).map(({ stream }) => stream);
    return { item: [id], stream: [item.stream, ...streams.slice(0, 2)] };
  }

  async function deny({ planId, person: by }: Desk, person: BuiltPerson): Promise<void> {
    const op = { kind: 'person.deny', opId: newOpId(), person: person.id, how: 'MATCH' } as const;
    await app.get(PlanWriter).administer(ctxOf(by), planId, [op]);
  }

  async function buildAdministrator(given: Partial<BuiltPerson>): Promise<BuiltPerson> {
    const person = await buildPerson(app, given);
    await query(app.database.url, (client) =>
      client.query('INSERT INTO account (person_id, login, administrator) VALUES ($1, $2, true)', [
        person.id,
        `${person.code}@example.nl`,
      ]),
    );
    return person;
  }

  async function sessionsOf({ id }: BuiltPerson): Promise<string[]> {
    return query(app.database.url, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        'SELECT id FROM session WHERE person_id = $1',
        [id],
      );
      return rows.map((row) => row.id);
    });
  }

  async function doorOf(person: BuiltPerson): Promise<Door & { close: () => void }> {
    const cookie = await app.signIn(person);
    const user = await LiveUser.connect(app, person, { planId: own.plan.id, cookie });
    const outcome = ({ status, body }: { status: number; body: unknown }) => ({ status, body });
    return {
      graphql: async (text, variables) => {
        const { status, data, errors } = await app.graphql(cookie, text, { ...variables });
        return { status, data, errors };
      },
      http: async (method, path, body) => {
        const asking = app.http()[method](path).set('Cookie', cookie);
        return outcome(await (method === 'post' ? asking.send(body) : asking));
      },
      open: (planId) => user.ask('plan:open', { planId }),
      submit: (planId, op) =>
        user.ask('plan:submit', { planId, ops: [{ opId: newOpId(), ...op }] }),
      close: () => user.leave(),
    };
  }

  /** What is seen of an answer, whichever id was asked about and whenever that was. */
  function seen(answer: unknown, id: string): string {
    return JSON.stringify(answer, (key, value: unknown) =>
      ['opId', 'requestId'].includes(key) ? key : value,
    ).replaceAll(id, 'ID');
  }

  const logs = async (): Promise<number[]> =>
    Promise.all(plans.map(async (plan) => (await readLog(app.database.url, plan)).length));

  async function probe(person: BuiltPerson, ids: Partial<Ids>): Promise<void> {
    const door = await doorOf(person);
    // One for each, so that whoever reads what was asked in vain reads the same of both.
    const unknown = new Map(
      Object.values(ids).flatMap((all) => all.map((id) => [id, randomUUID()])),
    );
    for (const [name, { sort, ask }] of Object.entries(PROBES)) {
      for (const id of ids[sort] ?? []) {
        const none = unknown.get(id) ?? '';
        const expected = seen(await ask(door, own.plan.id, none), none);
        // A question that is wrong in itself would be answered alike, and show nothing.
        expect({ name, expected }).not.toMatchObject({
          expected: expect.stringContaining('MALFORMED'),
        });
        expect({ name, answer: seen(await ask(door, own.plan.id, id), id) }).toEqual({
          name,
          answer: expected,
        });
      }
    }
    door.close();
  }

  const ROLES = ['vt', 'police', 'shelter', 'team', 'expert', 'contact', 'coordinator'] as const;

  it.each(ROLES)('[A-07] [L-12] are as if they never existed to %s on a case', async (role) => {
    const before = await logs();
    const { person } = own[role];
    await probe(person, foreign);
    if (role !== 'coordinator') await probe(person, hidden);
    expect(await logs()).toEqual(before);
  });

  it('[A-07] [L-12] are so to people of the organisation who are not on the case', async () => {
    const { item, stream } = await inside(own.vt, (await own.vt.add('agreement')).id);
    const before = await logs();
    // The access log tells a privacy officer what colleagues asked for in vain: this nobody has asked for yet.
    const untouched = await buildForeign();
    for (const person of off) {
      await probe(person, untouched);
      // Whoever takes in cases or looks after privacy knows of their organisation's; the content is not for them either.
      const plan = person.functions.length > 0 ? [] : [own.plan.id];
      await probe(person, { plan, item, stream });
    }
    expect(await logs()).toEqual(before);
  });

  it('[K-01] [L-12] are so to whom a conflict of interest shuts out of their own case', async () => {
    const item = await own.vt.add('agreement');
    const { organisation } = own.vt.person;
    const takesIn = await buildPerson(app, { organisation, functions: ['CASE_INTAKE'] });
    await deny(own.vt, takesIn);
    const before = await logs();
    for (const person of [denied, takesIn]) {
      await probe(person, foreign);
      await probe(person, { plan: [own.plan.id], ...(await inside(own.vt, item.id)) });
    }
    expect(textIn(await own.vt.item(item.id), 'action').text).toBe('');
    expect(await logs()).toEqual(before);
  });

  it('[A-07] are handed in by every operation there is that takes one', async () => {
    const schema = buildSchema(await readFile('schema.graphql', 'utf8'));
    const fields = {
      ...schema.getQueryType()?.getFields(),
      ...schema.getMutationType()?.getFields(),
    };
    const takesId = (type: GraphQLInputType, depth = 0): boolean => {
      const inner = getNamedType(type);
      if (!isInputObjectType(inner)) return inner.name === 'ID';
      return (
        depth < 5 &&
        Object.values(inner.getFields()).some((field) => takesId(field.type, depth + 1))
      );
    };
    const takers = app
      .get(PermissionSurface)
      .operations()
      .filter(({ channel, name }) => {
        if (channel === 'http') return name.includes(':');
        if (channel === 'socket') return true;
        return fields[name.slice(name.indexOf('.') + 1)]?.args.some(({ type }) => takesId(type));
      })
      .map(({ channel, name }) => `${channel} ${name}`);
    const asked = [...Object.keys(PROBES), ...Object.keys(ELSEWHERE)];
    const isAsked = (name: string): boolean =>
      asked.some((known) => known === name || known.startsWith(`${name}:`));
    const kinds = OP_KINDS.map((kind) => `socket plan:submit:${kind}`);
    const circle = schema.getType('CircleOpInput');
    const steps = isInputObjectType(circle)
      ? Object.keys(circle.getFields()).map((name) => `graphql Mutation.changeCircle:${name}`)
      : [];
    expect(steps.length).toBeGreaterThan(5);
    expect([...takers, ...kinds, ...steps].filter((name) => !isAsked(name))).toEqual([]);
  });
});
