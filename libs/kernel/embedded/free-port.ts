import { createServer } from 'node:net';

const ANY = 0;

/** The wanted port when nobody listens on it, else one that the system picks. Loopback only. */
export async function findFreePort(wanted = ANY): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(ANY)) ?? Promise.reject(noPort());
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

function noPort(): Error {
  return new Error('No free port on the loopback address');
}
