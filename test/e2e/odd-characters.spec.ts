import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isUnionType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { OP_KINDS, PERSON_FUNCTIONS } from '#contract';
import { PermissionSurface } from '../../apps/api/permission/permission-surface.js';
import { buildWithAccount, giveAccount, postAs } from '../support/administrators.js';
import { TestApp } from '../support/app.js';
import { ground } from '../support/circle.js';
import { buildTable, type Table } from '../support/desk.js';
import { buildPerson, newOpId, type BuiltPerson } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { argumentsOf, BARE, BODIES, ODD, OPS, spoil } from '../support/odd-characters.js';
import { rawEditOp, setOp, textIn, valueIn } from '../support/ops.js';

const NO_LIMITS = {
  VANGNET_LIMIT_OPS_PER_10_SECONDS: '1000000',
  VANGNET_LIMIT_CONFLICT_CHECKS_PER_HOUR: '1000000',
  VANGNET_LIMIT_SIGN_INS_PER_ACCOUNT: '1000000',
  VANGNET_LIMIT_SIGN_INS_PER_ADDRESS: '1000000',
};

const SCHEMA = buildSchema(readFileSync('schema.graphql', 'utf8'));
const MUTATIONS = { ...SCHEMA.getMutationType()?.getFields() };
const FIELDS: Record<string, GraphQLField<unknown, unknown>> = {
  ...SCHEMA.getQueryType()?.getFields(),
  ...MUTATIONS,
};

/** A character that PostgreSQL does not take is refused by its code wherever text comes in, and is nobody's fault. */
describe('characters that no text may hold', () => {
  let app: TestApp;
  let table: Table;
  let vt: BuiltPerson;
  let platform: BuiltPerson;
  let cookie: string;

  beforeAll(async () => {
    app = await TestApp.start({ env: NO_LIMITS });
    table = await buildTable(app, [], [...PERSON_FUNCTIONS]);
    vt = table.vt.person;
    await giveAccount(app, vt, true);
    platform = await buildWithAccount(app, { type: 'PLATFORM', administrator: true });
    cookie = await app.signIn(vt);
  });
  afterAll(async () => app.close());

  /** Every code in an answer, however deep. */
  const codesIn = (answer: unknown): string[] =>
    [...JSON.stringify(answer).matchAll(/"code":"(\w+)"/g)].map(([, code]) => code ?? '');

  /** Asks with every text in it spoiled in both ways; which texts those were. */
  async function withEach(
    name: string,
    sound: unknown,
    ask: (sent: never) => Promise<unknown>,
  ): Promise<string[]> {
    const told: string[] = [];
    for (const [sort, odd] of Object.entries(ODD)) {
      for (const { path, sent } of spoil(sound, odd)) {
        const codes = codesIn(await ask(sent as never));
        const isStable = codes.length > 0 && !codes.includes('FAULT');
        expect({ name, path, sort, codes, isStable }).toMatchObject({ isStable: true });
        told.push(path);
      }
    }
    return told;
  }

  const askGraphql = async (
    name: string,
    variables: Record<string, unknown>,
    as = cookie,
  ): Promise<unknown> => {
    const field = FIELDS[name];
    if (!field) throw new Error(`no ${name}`);
    const type = getNamedType(field.type);
    const result = isUnionType(type) ? '{ ... on OpRefused { error { code } } }' : '{ __typename }';
    const given = field.args.filter((arg) => arg.name in variables);
    const declared = given.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
    const passed = given.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const sort = name in MUTATIONS ? 'mutation' : 'query';
    const answer = await app.graphql(
      as,
      `${sort} ${declared && `(${declared})`} { ${name}${passed && `(${passed})`} ${isLeafType(type) ? '' : result} }`,
      variables,
    );
    return [answer.data, answer.errors];
  };

  /** Where texts can stand in the arguments of an operation. */
  function textsOf(type: GraphQLInputType, path: string): string[] {
    const inner = getNamedType(type);
    if (isInputObjectType(inner)) {
      const parts = Object.entries(inner.getFields());
      return parts.flatMap(([name, part]) => textsOf(part.type, `${path}.${name}`));
    }
    return ['String', 'ID'].includes(inner.name) ? [path] : [];
  }

  it.each(Object.entries(FIELDS))(
    '[L-04] are refused in every argument of %s',
    async (name, field) => {
      const told: string[] = [];
      for (const sound of argumentsOf(field, table.plan.id)) {
        const { plan, vt: own } = await buildTable(app);
        const asked = { ...sound, ...('planId' in sound && { planId: plan.id }) };
        const codes = codesIn(await askGraphql(name, asked, await app.signIn(own.person)));
        expect({ name, sound, codes }).not.toMatchObject({ codes: ['MALFORMED'] });
        told.push(...(await withEach(name, sound, (sent) => askGraphql(name, sent))));
      }
      const all = field.args.flatMap((arg) => textsOf(arg.type, arg.name));
      expect(all.filter((path) => !told.includes(path))).toEqual([]);
    },
    120_000,
  );

  it('[L-04] are refused in every op of a socket', async () => {
    const item = await table.vt.add('agreement');
    const user = await LiveUser.open(app, vt, { planId: table.plan.id });
    const stream = valueIn(item, 'codeWord');
    const kinds = new Set<string>();
    const ops = [
      ...OPS(item.stream),
      { ...setOp(stream, 'Appeltaart'), corrects: { rev: 1, reason: 'Verkeerd verstaan' } },
      rawEditOp(textIn(item, 'action'), [[0, 'woorden']]),
    ];
    for (const op of ops) {
      kinds.add(op.kind);
      const planId = table.plan.id;
      const sound = { planId, ops: [op] };
      await withEach(op.kind, sound, (sent) => user.ask('plan:submit', sent));
    }
    expect([...kinds].sort()).toEqual([...OP_KINDS].sort());
    const opening = { planId: table.plan.id, cursor: 'x' };
    await withEach('plan:open', opening, (sent) => user.ask('plan:open', sent));
    expect(valueIn(await table.vt.item(item.id), 'codeWord').rev).toBe(0);
    user.leave();
  });

  it('[L-04] are refused in everything that is sent over HTTP', async () => {
    const surface = app.get(PermissionSurface).operations();
    const names = surface.filter(({ channel }) => channel === 'http').map(({ name }) => name);
    const known = (name: string): boolean => name in BODIES || BARE.has(name);
    const posts = names.filter((name) => name.startsWith('POST '));
    expect(posts.filter((name) => !known(name))).toEqual([]);
    expect([...Object.keys(BODIES), ...BARE].filter((name) => !names.includes(name))).toEqual([]);
    for (const [name, sound] of Object.entries(BODIES)) {
      const [method, path = ''] = name.split(' ');
      const address = path.replaceAll(/:\w+/g, newOpId());
      const asker = path.startsWith('/platform/') ? platform : vt;
      const own = await app.signIn(asker);
      await withEach(name, sound, async (sent) => {
        const asking =
          method === 'GET'
            ? app.http().get(address).query(sent)
            : app.http().post(address).send(sent);
        return (await asking.set('Cookie', own)).body as unknown;
      });
    }
  });

  it('[L-04] are refused in every id of an address', async () => {
    const surface = app.get(PermissionSurface).operations();
    for (const { channel, name } of surface) {
      const [method, path = ''] = name.split(' ');
      if (channel !== 'http' || !path.includes(':')) continue;
      for (const id of [`${newOpId()}%00`, '%00']) {
        const address = path.replace(/:\w+/, id);
        const asking = method === 'GET' ? app.http().get(address) : app.http().post(address);
        const { body } = await asking.set('Cookie', cookie).send(BODIES[name] ?? {});
        expect([name, codesIn(body).filter((code) => code !== 'FAULT')]).toEqual([
          name,
          [expect.any(String)],
        ]);
      }
    }
  });

  it('[L-04] are told with the field that they stand in', async () => {
    const newCase = { opId: newOpId(), label: 'Casus\u0000', ground: ground() };
    const refused = (field: string) =>
      JSON.stringify({ code: 'VALUE_INVALID', field }).replaceAll(/[{}]/g, '');
    const told = async (variables: Record<string, unknown>, name: string): Promise<string> =>
      JSON.stringify(await askGraphql(name, variables));
    expect(await told({ newCase }, 'beginCase')).toContain(refused('label'));
    const purpose = { ...newCase, label: 'x', ground: ground({ purpose: 'a\u0000' }) };
    expect(await told({ newCase: purpose }, 'beginCase')).toContain(refused('ground.purpose'));
    expect(await told({ find: '\u0000' }, 'plans')).toContain(refused('find'));
    expect(await told({ name: '\ud83d' }, 'findOrganisations')).toContain(refused('name'));
    const after = Buffer.from('["a\\u0000"]').toString('base64url');
    expect(await told({ after }, 'plans')).toContain('CURSOR_INVALID');
    const user = await LiveUser.open(app, vt, { planId: table.plan.id });
    const reason = 'Zij belt en is in nood.\u0000';
    const use = { kind: 'breakGlass.use', opId: newOpId(), section: 'shelterLocation', reason };
    expect(await user.ask('plan:submit', { planId: table.plan.id, ops: [use] })).toEqual({
      error: { code: 'VALUE_INVALID', field: 'ops.0.reason' },
    });
    user.leave();
  });

  it('[K-11] are told with the name in which there is no letter', async () => {
    const { id } = await buildPerson(app, { organisation: vt.organisation });
    const knownBy = { surnames: ['de Vries', '🌷🌷'], bornOn: '1980-02-03' };
    expect(await postAs(app, vt, `/conflict/staff/${id}`, knownBy)).toMatchObject({
      body: { error: { code: 'VALUE_INVALID', field: 'surnames.1' } },
    });
  });

  it('[L-32] lets a line hold nothing that turns it round, and words what people type', async () => {
    const turned = 'Casus \u202eedniL';
    const begin = async (label: string, purpose: string): Promise<string> => {
      const newCase = { opId: newOpId(), label, ground: ground({ purpose }) };
      return JSON.stringify(await askGraphql('beginCase', { newCase }));
    };
    for (const odd of ['\u202e', '\u2066', '\u0007', '\u0085', '\u2028', '\n']) {
      expect(await begin(`Casus${odd}Linde`, 'Veiligheid')).toContain('"field":"label"');
    }
    expect(await begin('Casus Linde', 'Veilig\u0007heid')).toContain('"field":"ground.purpose"');
    expect(await begin('Casus Linde 🌷 é', `Eerst rust.\n\tDan "${turned}".`)).not.toContain(
      'code',
    );
    const item = await table.vt.add('agreement');
    const word = valueIn(item, 'codeWord');
    expect(await table.vt.codes(setOp(word, turned))).toEqual(['VALUE_INVALID']);
    expect(await table.vt.codes(setOp(word, 'appel\ttaart'))).toEqual(['OK']);
  });
});
