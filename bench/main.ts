import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { HELP, readOptions, type BenchOptions } from './bench-options.js';
import { reportOf, type BenchResults } from './bench-report.js';
import { measureInserts } from './floors/insert-rate.js';
import { measureCheckpoints } from './measures/checkpoint.measure.js';
import {
  HUNDRED_PLANS,
  onePlan,
  runScenario,
  type EditRun,
  type Scenario,
} from './measures/edits.measure.js';
import { measureLoss } from './measures/loss.measure.js';
import { measureRevocation } from './measures/revocation.measure.js';
import { measureLooking } from './measures/looking.measure.js';
import { measureVerifying } from './measures/verifying.measure.js';
import { measureOpening } from './measures/opening.measure.js';
import type { Contender } from './support/contender.js';
import { CONTENDERS, type ContenderName, type Surroundings } from './support/contenders.js';
import { takeServerCores } from './support/cores.js';
import { measureFsync } from './support/fsync.js';
import { isBuilt } from './support/ours.js';
import { installPeers } from './support/peers.js';
import { RESULTS } from './support/places.js';
import { createDatabase, startPostgres } from './support/postgres.js';
import { endAll } from './support/processes.js';
import { startVariants } from './support/variants.js';

const ROUND_PLANS: ContenderName[] = ['floor3', 'vangnet'];

const options = readOptions(process.argv.slice(2));
if (options === 'help') {
  console.log(HELP);
} else {
  process.once('exit', endAll);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, giveUp);
  const results = await bench(options);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, 'latest.json'), `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\n${reportOf(results)}\n`);
}

async function bench(chosen: BenchOptions): Promise<BenchResults> {
  const cores = takeServerCores();
  const names = namesOf(chosen);
  if (names.some((name) => name.startsWith('hocuspocus'))) await installPeers();
  const fsync = measureFsync(Math.min(chosen.measure, 3000));
  const database = await startPostgres(chosen.databaseUrl);
  const around: Surroundings = { postgresUrl: database.url, cores, profile: chosen.profile };
  const results: BenchResults = {
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
    postgres: database.version,
    pinning: cores
      ? `servers and PostgreSQL on core ${cores.servers}, generator on core ${cores.generator}`
      : 'not pinned to cores',
    fsync,
    inserts: [],
    edits: [],
    costs: [],
    openings: [],
    lookings: [],
    losses: [],
    revocations: [],
    checkpoints: [],
    verifying: undefined,
  };
  const contenders = new Map<ContenderName, Contender>();
  try {
    if (chosen.only.includes('inserts')) results.inserts = await inserts(around, chosen);
    for (const streams of chosen.only.includes('checkpoint') ? chosen.streams : []) {
      say(`checkpoints of ${streams} streams`);
      results.checkpoints.push(...(await measureCheckpoints(database.url, streams)));
    }
    for (const name of names) contenders.set(name, await CONTENDERS[name](around));
    await measureAll(around, contenders, { chosen, results });
    if (chosen.only.includes('costs')) results.costs = await costs(around, chosen);
  } finally {
    for (const contender of contenders.values()) await contender.stop();
    await database.stop();
  }
  return results;
}

async function measureAll(
  around: Surroundings,
  contenders: ReadonlyMap<ContenderName, Contender>,
  { chosen, results }: { chosen: BenchOptions; results: BenchResults },
): Promise<void> {
  const all = [...contenders.values()];
  const some = ROUND_PLANS.flatMap((name) => contenders.get(name) ?? []);
  const scenarios: [Scenario, Contender[]][] = [
    ...(chosen.only.includes('edits')
      ? chosen.typists.map((count): [Scenario, Contender[]] => [onePlan(count), all])
      : []),
    ...(chosen.only.includes('plans') ? [[HUNDRED_PLANS, some] as [Scenario, Contender[]]] : []),
  ];
  for (let round = 0; round < chosen.runs; round += 1) {
    for (const [scenario, taking] of scenarios) {
      for (const contender of taking) {
        say(`run ${round + 1}/${chosen.runs}: ${scenario.name}: ${contender.name}`);
        const { warmUp, measure } = chosen;
        const run = { scenario, times: { warmUp, measure }, round };
        results.edits.push(await runScenario(around, contender, run));
      }
    }
  }
  const ours = contenders.get('vangnet');
  if (ours && chosen.only.includes('opening')) {
    say(`opening a plan after ${chosen.history} changes`);
    const settings = { history: chosen.history, restarts: chosen.runs };
    results.openings.push(await measureOpening(around, ours, settings));
  }
  if (ours && chosen.only.includes('looking')) {
    say(`looking back at up to ${chosen.history} changes`);
    results.lookings.push(await measureLooking(around, ours, { history: chosen.history }));
  }
  if (ours && chosen.only.includes('revocation')) {
    say('withdrawing rights');
    results.revocations = await measureRevocation(around, { times: chosen.revocations });
  }
  if (chosen.only.includes('verifying')) {
    say(`verifying an export of ${chosen.verified} changes`);
    const settings = { changes: chosen.verified, runs: chosen.runs };
    results.verifying = measureVerifying(around.cores, settings);
  }
  if (!chosen.only.includes('loss')) return;
  for (const [name, contender] of contenders) {
    if (name === 'floor1' || name === 'floor3') continue;
    say(`kill -9: ${contender.name}`);
    const settings = { kills: chosen.kills, seconds: chosen.killAfter };
    results.losses.push(await measureLoss(around, contender, settings));
  }
}

/** What sealing, commitments and checkpoints cost, between servers that differ in nothing else. */
async function costs(
  around: Surroundings,
  { runs, warmUp, measure }: BenchOptions,
): Promise<EditRun[]> {
  const variants = await startVariants(around);
  const found: EditRun[] = [];
  try {
    for (let round = 0; round < runs; round += 1) {
      for (const variant of variants) {
        say(`run ${round + 1}/${runs}: ours ${variant.name}`);
        const run = { scenario: onePlan(10), times: { warmUp, measure }, round };
        found.push(await runScenario(around, variant, run));
      }
    }
  } finally {
    for (const variant of variants) await variant.stop();
  }
  return found;
}

async function inserts(
  { postgresUrl }: Surroundings,
  { measure }: BenchOptions,
): Promise<BenchResults['inserts']> {
  const databaseUrl = await createDatabase(postgresUrl, 'bench_insert');
  const rates: BenchResults['inserts'] = [];
  for (const rowsPerCommit of [1, 8, 64]) {
    say(`floor 2: ${rowsPerCommit} rows a commit`);
    const milliseconds = Math.min(measure, 10_000);
    rates.push(await measureInserts(databaseUrl, { rowsPerCommit, milliseconds }));
  }
  return rates;
}

function namesOf({ contenders }: BenchOptions): ContenderName[] {
  const known = Object.keys(CONTENDERS) as ContenderName[];
  const unknown = contenders?.find((name) => !known.some((other) => other === name));
  if (unknown !== undefined) throw new Error(`no such contender: ${unknown}`);
  const wanted = known.filter((name) => contenders?.includes(name) ?? true);
  if (isBuilt()) return wanted;
  say('Vangnet is not built and is left out');
  return wanted.filter((name) => name !== 'vangnet');
}

/** Without its processes the measurement under way fails, and PostgreSQL is stopped on the way out. */
function giveUp(): void {
  endAll();
  setTimeout(() => process.exit(1), 10_000).unref();
}

function say(line: string): void {
  console.error(line);
}
