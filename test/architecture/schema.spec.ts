import { readFile } from 'node:fs/promises';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
  type GraphQLArgument,
  type GraphQLNamedType,
  type IntrospectionQuery,
} from 'graphql';
import { schemaText } from '../../apps/api/graphql/schema-text.js';
import { TestApp } from '../support/app.js';

const ROOTS = ['Query', 'Mutation'];

function undescribed(type: GraphQLNamedType): string[] {
  const own = type.description || ROOTS.includes(type.name) ? [] : [type.name];
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return own;
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const args: readonly GraphQLArgument[] = 'args' in field ? field.args : [];
    const names = args
      .filter(({ description }) => !description)
      .map((arg) => `${type.name}.${field.name}(${arg.name})`);
    return field.description ? names : [`${type.name}.${field.name}`, ...names];
  });
  return [...own, ...fields];
}

describe('schema.graphql', () => {
  it('is what the code says', async () => {
    expect(await readFile('schema.graphql', 'utf8')).toBe(await schemaText());
  });

  it('is what the server serves', async () => {
    const app = await TestApp.start();
    const { data } = await app.graphql(
      undefined,
      getIntrospectionQuery({ inputValueDeprecation: true }),
    );
    await app.close();
    const served = lexicographicSortSchema(buildClientSchema(data as IntrospectionQuery));
    // Introspection does not tell which inputs take exactly one of their fields.
    expect(`${printSchema(served)}\n`).toBe(
      (await schemaText()).replace(/^#.*\n\n/, '').replaceAll(' @oneOf', ''),
    );
  });

  it('describes every type, field and argument', async () => {
    const schema = buildSchema(await schemaText());
    const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
    expect(types.length).toBeGreaterThan(50);
    expect(types.flatMap(undescribed)).toEqual([]);
  });
});
