import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { TestApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { buildPerson } from '../support/factories.js';

/** A wire to the database that can be cut and mended. */
class Wire {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly to: URL) {}

  async mend(): Promise<URL> {
    this.server = createServer((near) => {
      const far = connect(Number(this.to.port), this.to.hostname);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => [near, far].forEach((end) => end.destroy()));
      }
      near.pipe(far).pipe(near);
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
    const url = new URL(this.to);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url;
  }

  async cut(): Promise<void> {
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    if (this.server?.listening) await once(this.server, 'close');
  }
}

describe('a database that is away', () => {
  let real: TestDatabase;
  let wire: Wire;
  let app: TestApp;

  beforeAll(async () => {
    real = await createTestDatabase();
    wire = new Wire(new URL(real.nodeUrl));
    const { href } = await wire.mend();
    app = await TestApp.start({
      database: { url: href, nodeUrl: href, signerUrl: href, drop: () => Promise.resolve() },
    });
  });
  afterAll(async () => {
    await app.close();
    await wire.cut();
    await real.drop();
  });

  it('[L-24] is UNAVAILABLE and not ready, and all is well when it is back', async () => {
    const cookie = await app.signIn(await buildPerson(app));
    const ask = () => app.graphql(cookie, '{ me { demo } }');
    expect((await ask()).data).toEqual({ me: { demo: true } });

    await wire.cut();
    expect((await ask()).errors).toMatchObject([
      { message: 'UNAVAILABLE', extensions: { code: 'UNAVAILABLE' } },
    ]);
    const login = await app.http().post('/demo/login').send({ person: 'W1' });
    expect([login.status, login.body]).toEqual([503, { error: { code: 'UNAVAILABLE' } }]);
    const ready = await app.http().get('/health/ready');
    expect([ready.status, ready.body]).toEqual([503, { error: { code: 'UNAVAILABLE' } }]);
    expect((await app.http().get('/health/live')).status).toBe(200);

    await wire.mend();
    expect((await ask()).data).toEqual({ me: { demo: true } });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await app.http().get('/health/ready')).status).toBe(200);
  });
});
