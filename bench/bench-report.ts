import type { InsertRate } from './floors/insert-rate.js';
import type { CheckpointCost } from './measures/checkpoint.measure.js';
import type { EditRun } from './measures/edits.measure.js';
import type { Loss } from './measures/loss.measure.js';
import type { Looking } from './measures/looking.measure.js';
import type { Revocation } from './measures/revocation.measure.js';
import type { Opening } from './measures/opening.measure.js';
import type { Verifying } from './measures/verifying.measure.js';
import type { FsyncFigure } from './support/fsync.js';
import { spreadOf, type Spread } from './support/statistics.js';
import { showSpread, tableOf } from './support/table.js';
import { BARE } from './support/variants.js';

/** Everything that a run of the benchmark found; also written as JSON. */
export interface BenchResults {
  at: string;
  machine: string;
  postgres: string;
  pinning: string;
  fsync: FsyncFigure;
  inserts: InsertRate[];
  edits: EditRun[];
  /** Ours, with and without what history costs. */
  costs: EditRun[];
  openings: Opening[];
  lookings: Looking[];
  losses: Loss[];
  revocations: Revocation[];
  checkpoints: CheckpointCost[];
  verifying: Verifying | undefined;
}

const BASELINE = 'floor 3';

export function reportOf(results: BenchResults): string {
  const scenarios = [...new Set(results.edits.map(({ scenario }) => scenario))];
  return [
    `${results.machine}; PostgreSQL ${results.postgres}, fsync on; ${results.pinning}`,
    `fsync: ${Math.round(results.fsync.perSecond)} a second (${results.fsync.method})`,
    ...(results.inserts.length > 0 ? [insertTable(results.inserts)] : []),
    ...scenarios.map((scenario) => editTable(scenario, results)),
    ...(results.costs.length > 0 ? [costTable(results.costs)] : []),
    ...results.openings.map(openingTable),
    ...results.lookings.map(lookingTable),
    ...(results.losses.length > 0 ? [lossTable(results.losses)] : []),
    ...(results.revocations.length > 0 ? [revocationTable(results.revocations)] : []),
    ...(results.checkpoints.length > 0 ? [checkpointTable(results.checkpoints)] : []),
    ...(results.verifying ? [verifyingTable(results.verifying)] : []),
    ...voidRuns([...results.edits, ...results.costs]),
  ].join('\n\n');
}

function insertTable(rates: readonly InsertRate[]): string {
  const rows = rates.map((rate) => [
    `${rate.rowsPerCommit} a commit`,
    Math.round(rate.rowsPerSecond).toLocaleString('en'),
    rate.p50.toFixed(2),
    rate.p99.toFixed(2),
  ]);
  const head = ['floor 2: raw INSERT, one connection', 'rows/s', 'p50 ms', 'p99 ms'];
  return tableOf([head, ...rows]);
}

/** Median and range over the runs that count; ratios are taken within a round, so that drift of the machine cancels. */
function editTable(scenario: string, { edits, losses }: BenchResults): string {
  const all = edits.filter((run) => run.scenario === scenario);
  const names = [...new Set(all.map(({ contender }) => contender))];
  const rows = names.map((name) => {
    const runs = all.filter(({ contender }) => contender === name);
    const good = runs.filter(({ counts }) => counts);
    const ratio = (of: 'p50' | 'p99'): string =>
      showSpread(spreadOf(good.map((run) => run[of] / (baselineOf(run, all)?.[of] ?? NaN))));
    const loss = losses.find(({ contender }) => contender === name);
    return [
      name,
      ...(['p50', 'p95', 'p99'] as const).map((of) => showSpread(spread(good, of))),
      ratio('p50'),
      ratio('p99'),
      showSpread(spread(good, 'generatorCpu')),
      showSpread(spread(good, 'serverMsPerEdit')),
      loss ? `${loss.shownLost} of ${loss.shown}` : 'n/a',
      `${good.length}/${runs.length}`,
    ];
  });
  const head = [
    `${scenario} (ms)`,
    'p50',
    'p95',
    'p99',
    'p50 × floor 3',
    'p99 × floor 3',
    'generator',
    'server ms/edit',
    'shown, then lost',
    'runs',
  ];
  return tableOf([head, ...rows]);
}

function costTable(all: readonly EditRun[]): string {
  const names = [...new Set(all.map(({ contender }) => contender))];
  const rows = names.map((name) => {
    const runs = all.filter(({ contender }) => contender === name);
    const good = runs.filter(({ counts }) => counts);
    const ratio = (of: 'p50' | 'p99' | 'serverMsPerEdit'): string =>
      showSpread(spreadOf(good.map((run) => run[of] / (baselineOf(run, all, BARE)?.[of] ?? NaN))));
    return [
      name,
      showSpread(spread(good, 'p50')),
      showSpread(spread(good, 'p99')),
      showSpread(spread(good, 'serverMsPerEdit')),
      ratio('p50'),
      ratio('p99'),
      ratio('serverMsPerEdit'),
      `${good.length}/${runs.length}`,
    ];
  });
  const [first] = all;
  const head = [
    `ours: ${first?.scenario ?? ''} (ms)`,
    'p50',
    'p99',
    'server ms/edit',
    'p50 × bare',
    'p99 × bare',
    'server × bare',
    'runs',
  ];
  return `${tableOf([head, ...rows])}\n  What does without is measured here and offered to nobody.`;
}

function baselineOf(
  run: EditRun,
  all: readonly EditRun[],
  baseline = BASELINE,
): EditRun | undefined {
  return all.find(
    (other) => other.counts && other.round === run.round && other.contender.startsWith(baseline),
  );
}

function spread(runs: readonly EditRun[], of: keyof EditRun): Spread {
  return spreadOf(runs.map((run) => Number(run[of])));
}

function openingTable({ changes, warm, warmP99, cold, bytes, faults }: Opening): string {
  const row = (name: string, [few, many]: [number, number], digits = 2): string[] => [
    name,
    few.toFixed(digits),
    many.toFixed(digits),
    (many / few).toFixed(2),
  ];
  const head = [
    'opening a plan (ms)',
    ...changes.map((count) => `after ${count} changes`),
    'ratio',
  ];
  const table = tableOf([
    head,
    row('open server, p50', warm),
    row('open server, p99', warmP99),
    row('first time after a start', cold),
    row('answer in bytes', bytes, 0),
  ]);
  return faults.length > 0 ? `${table}\n  DOES NOT COUNT: ${faults.join('; ')}` : table;
}

/** The ratio is that of the longest history to the shortest. */
function lookingTable({ changes, rows }: Looking): string {
  const line = (name: string, times: readonly number[]): string[] => [
    name,
    ...times.map((time) => time.toFixed(2)),
    ((times.at(-1) ?? NaN) / (times[0] ?? NaN)).toFixed(2),
  ];
  const head = ['looking back (ms)', ...changes.map((count) => `at ${count} changes`), 'ratio'];
  const lines = rows.flatMap(({ look, p50, p99 }) => [
    line(`${look}, p50`, p50),
    line(`${look}, p99`, p99),
  ]);
  return tableOf([head, ...lines]);
}

function lossTable(losses: readonly Loss[]): string {
  const rows = losses.map((loss) => [
    loss.contender,
    String(loss.kills),
    String(loss.shown),
    String(loss.shownLost),
    loss.confirmed > 0 ? String(loss.confirmedLost) : 'n/a',
    loss.faults.length > 0 ? loss.faults.join('; ') : 'whole',
  ]);
  const head = [
    'kill -9 while 10 type',
    'kills',
    'shown',
    'of those lost',
    'confirmed, lost',
    'log',
  ];
  return tableOf([head, ...rows]);
}

function revocationTable(revocations: readonly Revocation[]): string {
  const rows = revocations.map(({ what, bus, times, p50, p99, most, late }) => [
    `${what}, bus: ${bus}`,
    String(times),
    p50.toFixed(0),
    p99.toFixed(0),
    most.toFixed(0),
    String(late),
  ]);
  const head = [
    'heard after a right was withdrawn (ms)',
    'times',
    'p50',
    'p99',
    'most',
    'too late',
  ];
  return tableOf([head, ...rows]);
}

function checkpointTable(costs: readonly CheckpointCost[]): string {
  const rows = costs.map((cost) => [
    `${cost.streams.toLocaleString('en')} streams, ${cost.what}`,
    cost.seconds.toFixed(2),
    cost.signerCpu.toFixed(2),
    cost.databaseCpu.toFixed(2),
    String(cost.proofs),
  ]);
  const head = ['a checkpoint', 's', 'CPU of the signer, s', 'CPU of the database, s', 'proofs'];
  return tableOf([head, ...rows]);
}

function verifyingTable(verifying: Verifying): string {
  const { changes, megabytes, perSecond, perCpuSecond, peakMegabytes, faults } = verifying;
  const table = tableOf([
    ['verifying an export, one core', 'changes', 'MB', 'changes/s', 'per CPU s', 'memory MB'],
    [
      'commitments recomputed',
      changes.toLocaleString('en'),
      megabytes.toFixed(0),
      showSpread(perSecond, 0),
      showSpread(perCpuSecond, 0),
      peakMegabytes.toFixed(0),
    ],
  ]);
  return faults.length > 0 ? `${table}\n  DOES NOT COUNT: ${faults.join('; ')}` : table;
}

function voidRuns(runs: readonly EditRun[]): string[] {
  const lines = runs
    .filter(({ counts }) => !counts)
    .map(
      (run) =>
        `  ${run.contender}, ${run.scenario}, run ${run.round + 1}: ${run.faults.join('; ')}`,
    );
  return lines.length > 0 ? [['Runs that do not count:', ...lines].join('\n')] : [];
}
