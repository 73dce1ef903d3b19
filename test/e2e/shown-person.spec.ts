import { io } from 'socket.io-client';
import { LIVE_PATH, PERSON_HEADER, type ByeMessage } from '#contract';
import { TestApp } from '../support/app.js';
import { buildPerson, type BuiltPerson } from '../support/factories.js';

describe('a window that shows another person than signed in since', () => {
  let app: TestApp;
  let person: BuiltPerson;
  let other: BuiltPerson;
  let cookie: string;

  beforeAll(async () => {
    app = await TestApp.start();
    [person, other] = [await buildPerson(app), await buildPerson(app)];
    cookie = await app.signIn(person);
  });
  afterAll(async () => app.close());

  const ask = (shown: BuiltPerson, query: string) =>
    app
      .http()
      .post('/graphql')
      .set({ Cookie: cookie, [PERSON_HEADER]: shown.id })
      .send({ query });

  it('[I-22] is told nothing over GraphQL and by routes, and does nothing', async () => {
    const me = '{ me { person { id } } }';
    expect((await ask(person, me)).body.data).toEqual({ me: { person: { id: person.id } } });
    expect((await ask(other, me)).body.data).toEqual({ me: null });
    const { errors } = (await ask(other, '{ plans { edges { node { id } } } }')).body;
    expect(errors[0].extensions.code).toBe('UNAUTHENTICATED');
    const headers = { Cookie: cookie, [PERSON_HEADER]: other.id };
    expect((await app.http().get('/auth/sessions').set(headers)).status).toBe(401);
    const signedOut = await app.http().post('/sign-out').set(headers);
    expect(signedOut.headers['set-cookie']).toBeUndefined();
    expect((await ask(person, me)).body.data).toEqual({ me: { person: { id: person.id } } });
  });

  it('[I-22] gets no socket, and is told for good', async () => {
    const socket = io(app.url, {
      path: LIVE_PATH,
      transports: ['websocket'],
      extraHeaders: { Cookie: cookie },
      forceNew: true,
      auth: { person: other.id },
    });
    const bye = await new Promise<ByeMessage>((resolve) => socket.once('bye', resolve));
    expect(bye).toEqual({ code: 'SESSION_ENDED', permanent: true });
    socket.disconnect();
  });
});
