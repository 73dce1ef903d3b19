import { createServer } from 'node:net';
import { DemoFault } from './demo-fault.js';

const USUAL_PORT = 3000;
/** Browsers may try the second for `*.localhost`, and would meet whatever listens there. */
const LOOPBACK = ['127.0.0.1', '::1'] as const;
const ANY = 0;

/** The port to serve on; 0 where the system is to choose one. @throws DemoFault when one that was asked for is taken */
export async function choosePort(
  asked: number | undefined,
  log: (message: string) => void,
): Promise<number> {
  const port = asked ?? USUAL_PORT;
  if (port === ANY || (await isFree(port))) return port;
  if (asked !== undefined) {
    throw new DemoFault(`Port ${asked} is in use. Give another, or leave --port out.`);
  }
  log(`Port ${USUAL_PORT} is in use; the demo takes another`);
  return ANY;
}

async function isFree(port: number): Promise<boolean> {
  const free = await Promise.all(LOOPBACK.map((host) => canListen(host, port)));
  return free.every(Boolean);
}

function canListen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 has no such address, so nobody listens on it.
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'),
    );
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
