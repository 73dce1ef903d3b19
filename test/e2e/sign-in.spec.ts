import { SessionEvents } from '#identity';
import { REAL_ENV, TestApp } from '../support/app.js';
import { buildPerson, type BuiltPerson } from '../support/factories.js';

const ME = '{ me { person { id name function } organisation { id name type } demo } }';

function cookieIn(response: { headers: Record<string, unknown> }): string {
  const [cookie = ''] = [response.headers['set-cookie']].flat().map(String);
  return cookie;
}

describe('signing in to the demo', () => {
  let app: TestApp;
  let w1: BuiltPerson;
  let p1: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start();
    w1 = await buildPerson(app, { code: 'W1' });
    p1 = await buildPerson(app, { code: 'P1', type: 'POLICE' });
  });
  afterAll(async () => app.close());

  const login = (person: string, cookie = '') =>
    app.http().post('/demo/login').set('Cookie', cookie).send({ person });

  it('lists the people, each with a link on a host of their own', async () => {
    const { body } = await app.http().get('/demo/people').expect(200);
    const port = new URL(app.url).port;
    expect(body).toHaveLength(2);
    expect(body[1]).toMatchObject({
      code: 'W1',
      id: w1.id,
      organisation: { id: w1.organisation.id, type: 'NEIGHBOURHOOD_TEAM' },
      url: `http://w1.localhost:${port}/demo/sign-in?person=W1`,
    });
  });

  it('[A-01] tells who is signed in, for the organisation of that person', async () => {
    const response = await login('W1').expect(200);
    expect(response.body).toMatchObject({ person: { id: w1.id, code: 'W1' } });
    expect((await app.graphql(cookieIn(response), ME)).data).toEqual({
      me: {
        person: { id: w1.id, name: w1.name, function: w1.function },
        organisation: { ...w1.organisation },
        demo: true,
      },
    });
  });

  it('keeps the cookie from scripts and from other sites', async () => {
    const cookie = cookieIn(await login('W1'));
    expect(cookie).toMatch(/^vangnet_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('signs in by a link that leads on to the plans', async () => {
    const response = await app.http().get('/demo/sign-in?person=P1').expect(303);
    expect(response.headers['location']).toBe('/');
    expect((await app.graphql(cookieIn(response), '{ me { person { id } } }')).data).toEqual({
      me: { person: { id: p1.id } },
    });
  });

  it('answers nobody for who is not signed in, or brings a token of their own making', async () => {
    const forged = `vangnet_session=${'A'.repeat(43)}`;
    for (const cookie of [undefined, forged, 'vangnet_session=x']) {
      expect(await app.graphql(cookie, ME)).toMatchObject({ data: { me: null } });
    }
  });

  it('trusts no browser that sends two session cookies', async () => {
    const cookie = cookieIn(await login('W1')).split(';')[0] ?? '';
    expect((await app.graphql(`${cookie}; ${cookie}`, ME)).data).toEqual({ me: null });
  });

  it('ends the session, and forgets the cookie, at sign-out', async () => {
    const cookie = cookieIn(await login('W1'));
    const response = await app.http().post('/sign-out').set('Cookie', cookie).expect(204);
    expect(cookieIn(response)).toMatch(/^vangnet_session=; /);
    expect((await app.graphql(cookie, ME)).data).toEqual({ me: null });
    await app.http().post('/sign-out').set('Cookie', cookie).expect(204);
  });

  it('[L-02] ends the session when someone else signs in from that browser, and says so', async () => {
    const ended: string[] = [];
    const stop = app.get(SessionEvents).onEnded(({ sessionId }) => ended.push(sessionId));
    const first = cookieIn(await login('W1'));
    const second = cookieIn(await login('P1', first));
    stop();
    expect(ended).toHaveLength(1);
    expect((await app.graphql(first, ME)).data).toEqual({ me: null });
    expect((await app.graphql(second, '{ me { person { id } } }')).data).toEqual({
      me: { person: { id: p1.id } },
    });
  });

  it('[L-02] leaves a session on another device alone', async () => {
    const here = cookieIn(await login('W1'));
    await login('P1');
    expect((await app.graphql(here, '{ me { demo } }')).data).toEqual({ me: { demo: true } });
  });

  it('goes on with the session of a person who signs in once more', async () => {
    const first = cookieIn(await login('W1'));
    expect(cookieIn(await login('W1', first))).toBe(first);
  });

  it('refuses a person who does not exist and a body that is none', async () => {
    expect((await login('ZZ').expect(404)).body).toEqual({ error: { code: 'ABSENT' } });
    const bodies = [{ person: 7 }, {}, []];
    for (const body of bodies) {
      const response = await app.http().post('/demo/login').send(body).expect(400);
      expect(response.body).toEqual({ error: { code: 'MALFORMED' } });
    }
  });
});

describe('outside demo mode', () => {
  let app: TestApp;
  let person: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start({ env: REAL_ENV });
    person = await buildPerson(app, { code: 'W1' });
  });
  afterAll(async () => app.close());

  it('has no demo routes', async () => {
    for (const response of [
      await app.http().get('/demo/people'),
      await app.http().get('/demo/sign-in?person=W1'),
      await app.http().post('/demo/login').send({ person: 'W1' }),
    ]) {
      expect(response.status).toBe(404);
      expect(response.body).toEqual({ error: { code: 'ABSENT' } });
      expect(response.headers['set-cookie']).toBeUndefined();
    }
  });

  it('lets cookies travel over TLS only', async () => {
    const response = await app.http().post('/sign-out').expect(204);
    expect(cookieIn(response)).toContain('Secure');
  });

  it('says that it is no demo', async () => {
    const cookie = await app.signIn(person);
    expect((await app.graphql(cookie, '{ me { demo } }')).data).toEqual({ me: { demo: false } });
  });
});
