import { migrate } from '../../../migrations/index.js';
import { CONFERENCE_CASE } from '../demo-case/index.js';
import type { DemoOptions } from '../demo-options.js';
import { demoPresence } from '../load/demo-presence.js';
import { openDemoDatabase, type DemoDatabase } from './demo-database.js';
import { peopleLinks, type DemoDocument } from './demo-document.js';
import { DemoFault } from './demo-fault.js';
import type { DemoPlaces } from './demo-places.js';
import { DemoSigner, prepareSigner } from './demo-signer.js';
import { plansOf, signIn } from './demo-session.js';
import type { KeptServer } from './kept-server.js';
import type { Shutdown } from './shutdown.js';

export interface StartRequest {
  options: DemoOptions;
  places: DemoPlaces;
  databaseUrl: string | undefined;
  /** Prepared, and serving nothing yet. */
  server: KeptServer;
  /** 0: the system chooses. */
  port: number;
  shutdown: Shutdown;
  log: (message: string) => void;
}

/** Database, schema, demo case, server; `shutdown` stops them in the opposite order, however far this came. */
export async function startDemo(request: StartRequest): Promise<DemoDocument> {
  const { options, places, server, shutdown, log } = request;
  const database = await shutdown.step(
    () => openDemoDatabase({ places, given: request.databaseUrl, reset: options.reset, log }),
    (opened) => opened.stop(),
  );
  await migrateOrExplain(database.url);
  await loadWhenAbsent({ database, places, log });
  const signerPlaces = await prepareSigner(places, request.databaseUrl);
  const isFast = options.replay && options.speed > 1;
  const port = await shutdown.step(
    () =>
      server.serve({
        databaseUrl: database.url,
        port: request.port,
        signer: signerPlaces.publicKey,
        isFast,
      }),
    () => server.stop(),
  );
  const signer = await shutdown.step(
    () => DemoSigner.start(signerPlaces, database.url),
    (started) => started.stop(),
  );
  return documentOf(database, { port, pid: server.pid, signer: signer.pid }, places);
}

/** Invented plans need no way from one version to the next: what a version cannot take over begins anew. */
async function migrateOrExplain(databaseUrl: string): Promise<void> {
  await migrate(databaseUrl).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DemoFault(
      `This version cannot go on with what an earlier one stored (${reason}).\n` +
        'Begin anew with: npm run demo -- --reset',
    );
  });
}

/** The services that load it are only read when they are needed: a second start is quick without them. */
async function loadWhenAbsent({
  database,
  places,
  log,
}: Pick<StartRequest, 'places' | 'log'> & { database: DemoDatabase }): Promise<void> {
  if ((await demoPresence(database.url)) === 'loaded') return;
  log('Loading the demo case');
  const { loadDemo } = await import('../load/load-demo.js');
  await loadDemo(database.url, places.keys);
}

async function documentOf(
  database: DemoDatabase,
  server: { port: number; pid: number; signer: number },
  places: DemoPlaces,
): Promise<DemoDocument> {
  const { port } = server;
  const url = `http://127.0.0.1:${port}`;
  const ready = `${url}/health/ready`;
  const response = await fetch(ready);
  if (!response.ok)
    throw new DemoFault(`The server is not ready (${response.status}); see its log`);
  const plans = await plansOf(url, await signIn(url, CONFERENCE_CASE.openedBy));
  const plan = plans.find(({ caseNumber }) => caseNumber === CONFERENCE_CASE.caseNumber);
  if (!plan) throw new DemoFault('The demo case is not there; begin anew with --reset');
  return {
    demo: true,
    url,
    port,
    graphql: `${url}/graphql`,
    live: `ws://127.0.0.1:${port}/live`,
    ready,
    processes: {
      launcher: process.pid,
      server: server.pid,
      signer: server.signer,
      postgres: database.pid,
    },
    databasePort: database.pid === null ? null : Number(new URL(database.url).port),
    data: places.data,
    log: places.serverLog,
    people: peopleLinks(port),
    planId: plan.id,
    plans,
    startedInMs: Math.round(performance.now()),
  };
}
