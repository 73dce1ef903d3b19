import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { TestDatabase } from './database.js';

/** The way to a database, with a wire that can be cut at the worst moment. */
export class LossyDatabase implements TestDatabase {
  private readonly sockets = new Set<Socket>();
  private answersToLose = 0;
  private isCut = false;
  /** Connections that were asked for while the wire was cut. */
  refused = 0;

  private constructor(
    private readonly database: TestDatabase,
    private readonly server: Server,
    readonly url: string,
    readonly nodeUrl: string,
    readonly signerUrl: string,
  ) {}

  static async open(database: TestDatabase): Promise<LossyDatabase> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { hostname: host, port } = new URL(database.url);
    const target = { host, port: Number(port) };
    const through = (url: string): string =>
      Object.assign(new URL(url), { port: (server.address() as AddressInfo).port }).href;
    const lossy = new LossyDatabase(
      database,
      server,
      through(database.url),
      through(database.nodeUrl),
      through(database.signerUrl),
    );
    server.on('connection', (client) => lossy.carry(client, connect(target)));
    return lossy;
  }

  /** The next append reaches the database and is carried out; its answer never comes back. */
  loseNextAnswer(): void {
    this.answersToLose += 1;
  }

  get isLosing(): boolean {
    return this.answersToLose > 0;
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  async drop(): Promise<void> {
    this.cut();
    this.server.close();
    await this.database.drop();
  }

  private carry(client: Socket, database: Socket): void {
    for (const socket of [client, database]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    if (this.isCut) {
      this.refused += 1;
      client.destroy();
      return;
    }
    let loses = false;
    client.on('data', (chunk) => {
      if (this.answersToLose > 0 && !loses && chunk.includes('append')) {
        this.answersToLose -= 1;
        loses = true;
      }
      database.write(chunk);
    });
    database.on('data', (chunk) => {
      if (loses) client.destroy();
      else client.write(chunk);
    });
  }
}
