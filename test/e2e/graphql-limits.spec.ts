import { REAL_ENV, TestApp } from '../support/app.js';
import { buildPerson } from '../support/factories.js';

describe('the GraphQL endpoint', () => {
  let app: TestApp;
  let cookie: string;

  beforeAll(async () => {
    app = await TestApp.start({ env: REAL_ENV });
    cookie = await app.signIn(await buildPerson(app));
  });
  afterAll(async () => app.close());

  const malformed = async (query: string): Promise<string> => {
    const { status, errors } = await app.graphql(cookie, query);
    expect(status).toBe(400);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toEqual({ code: 'MALFORMED' });
    return errors?.[0]?.message ?? '';
  };

  it('does not tell which names come close to the one that was asked', async () => {
    for (const query of [
      '{ plns { edges { cursor } } }',
      '{ me { persn { id } } }',
      '{ plans(frst: 1) { edges { cursor } } }',
    ]) {
      expect(await malformed(query)).not.toMatch(/did you mean|"(plans|person|first)"/i);
    }
  });

  it('keeps its schema to itself outside demo mode and development', async () => {
    expect(await malformed('{ __schema { types { name } } }')).toContain('introspection');
    expect(await malformed('{ __type(name: "Plan") { name } }')).toContain('introspection');
  });

  it('refuses queries that are too deep, repeat too much, or cost too much', async () => {
    const deep = `{ plans ${'{ edges '.repeat(12)} { cursor } ${'} '.repeat(12)} }`;
    expect((await app.graphql(cookie, deep)).errors?.[0]?.message).toContain('depth');
    await malformed(`{ ${Array.from({ length: 61 }, (_, i) => `a${i}: me { demo }`).join(' ')} }`);
    await malformed(`{ ${'me { demo } '.repeat(1000)} }`);
  });

  it('takes no batches, and no request that another site could forge', async () => {
    const batch = await app
      .http()
      .post('/graphql')
      .set('Cookie', cookie)
      .send([{ query: '{ me { demo } }' }]);
    expect(batch.status).toBe(400);
    const form = await app
      .http()
      .post('/graphql')
      .set('Cookie', cookie)
      .type('text/plain')
      .send('{"query":"{ me { demo } }"}');
    expect(form.status).toBe(400);
    const link = await app.http().get('/graphql?query={me{demo}}').set('Cookie', cookie);
    expect(link.status).toBe(400);
  });

  it('answers UNAUTHENTICATED to everything but `me` without a session', async () => {
    const id = '00000000-0000-7000-8000-000000000001';
    for (const query of [
      '{ plans { edges { cursor } } }',
      `{ plan(id: "${id}") { id } }`,
      `{ history(planId: "${id}") { edges { cursor } } }`,
      `mutation { submit(planId: "${id}", ops: []) { __typename } }`,
    ]) {
      const { errors } = await app.graphql(undefined, query);
      expect(errors).toMatchObject([
        { message: 'UNAUTHENTICATED', extensions: { code: 'UNAUTHENTICATED' } },
      ]);
    }
  });
});
