import { HELP, OptionFault, readOptions, type DemoOptions } from './demo-options.js';
import { demoBanner } from './launch/demo-banner.js';
import type { DemoDocument } from './launch/demo-document.js';
import { DemoFault } from './launch/demo-fault.js';
import { demoPlaces } from './launch/demo-places.js';
import { choosePort } from './launch/demo-port.js';
import { KeptServer } from './launch/kept-server.js';
import { ServerProcess } from './launch/server-process.js';
import { isReplayGood } from './replay/replay-report.js';
import { Shutdown, StoppedEarly } from './launch/shutdown.js';

/** The exit code for a server that ended without being asked, again and again. */
const SERVER_ENDED = 3;

/** Messages go to the error output: the standard output is for what was asked for. */
function log(message: string): void {
  process.stderr.write(`${message}\n`);
}

/**
 * Runs the demo until somebody stops it and answers with the exit code. `build` makes what has changed; it comes after
 * the options, so that a mistake in those is told at once.
 */
export async function runDemo(
  args: readonly string[],
  build: () => Promise<void>,
): Promise<number> {
  try {
    const options = readOptions(args);
    if (options === 'help') {
      process.stdout.write(HELP);
      return 0;
    }
    return await runWith(options, build);
  } catch (error) {
    if (error instanceof OptionFault)
      log(`${error.message}\nnpm run demo -- --help tells what there is.`);
    else log(wordsOf(error));
    return error instanceof StoppedEarly ? 0 : 1;
  }
}

async function runWith(options: DemoOptions, build: () => Promise<void>): Promise<number> {
  const databaseUrl = process.env['DATABASE_URL'] || undefined;
  if (options.reset) assertResetAllowed(databaseUrl);
  const places = await demoPlaces(process.env);
  const port = await choosePort(options.port, log);
  await build();
  const shutdown = new Shutdown();
  // Whoever reads the output may leave; the demo goes on.
  process.stdout.on('error', () => undefined);
  try {
    const server = await shutdown.step(
      () => KeptServer.prepare({ prepare: (again) => ServerProcess.prepare(places, again), log }),
      (prepared) => prepared.stop(),
    );
    // Only now: all that is needed for the database takes long to read, and the server reads its own meanwhile.
    const { startDemo } = await import('./launch/start-demo.js');
    const demo = await startDemo({ options, places, databaseUrl, server, port, shutdown, log });
    process.stdout.write(options.json ? `${JSON.stringify(demo)}\n` : demoBanner(demo));
    const end = untilStopped(server, shutdown);
    const code = await (options.replay ? Promise.race([replay(demo, options), end]) : end);
    if (code === SERVER_ENDED) log(gaveUp(places.serverLog));
    return code;
  } finally {
    await shutdown.close();
  }
}

function assertResetAllowed(databaseUrl: string | undefined): void {
  if (databaseUrl === undefined) return;
  throw new DemoFault(
    '--reset empties only the database that the demo keeps itself, and DATABASE_URL names one of yours.\n' +
      'Empty that one yourself, or leave DATABASE_URL out.',
  );
}

/** Until somebody asks for the end, with exit code 0, or the server ends without being asked too often. */
async function untilStopped(server: KeptServer, shutdown: Shutdown): Promise<number> {
  const asked = shutdown.asked.then(() => 0);
  return Promise.race([asked, server.ended.then(() => SERVER_ENDED)]);
}

async function replay(demo: DemoDocument, options: DemoOptions): Promise<number> {
  const { playReplay } = await import('./replay/replay.js');
  const { ReplayFault } = await import('./replay/replay-fault.js');
  const { url, planId } = demo;
  const tell = options.json ? log : (line: string): void => void process.stdout.write(`${line}\n`);
  const summary = await playReplay({ url, planId, speed: options.speed, tell }).catch(
    (error: unknown) => {
      if (!(error instanceof ReplayFault)) throw error;
      throw new DemoFault(`The replay cannot go on: ${error.message}.\n${AS_LOADED}`);
    },
  );
  if (options.json) process.stdout.write(`${JSON.stringify({ replay: summary })}\n`);
  return isReplayGood(summary) ? 0 : 1;
}

/** The script expects the people and rights of the case as it is loaded. */
const AS_LOADED =
  'It plays the case as it was loaded; where people or rights were changed since, begin anew with --reset.';

function gaveUp(serverLog: string): string {
  return `De server stopt telkens weer. Wat was opgeslagen, is bewaard. Kijk in ${serverLog} en start de demo opnieuw.
The server ends again and again. What was saved is saved. Look at that log and start the demo again.`;
}

function wordsOf(error: unknown): string {
  if (error instanceof StoppedEarly) return 'Stopped before the demo was ready';
  if (error instanceof DemoFault) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
