import type { Contender } from '../support/contender.js';
import type { Surroundings } from '../support/contenders.js';
import { cpuSecondsOf, startGenerator } from '../support/processes.js';
import type { LatencyReport, LatencyTask, Room } from '../workload.js';

/** Above this share of its core the generator itself may be what is measured. */
const GENERATOR_LIMIT = 0.6;

/** One run of one contender. It counts only when nothing is wrong with it. */
export interface EditRun extends LatencyReport {
  contender: string;
  scenario: string;
  round: number;
  /** Milliseconds of processor time of the server for each edit. */
  serverMsPerEdit: number;
  counts: boolean;
}

export interface Scenario {
  name: string;
  rooms: number;
  typistsPerRoom: number;
  watchersPerRoom: number;
  editsPerSecond: number;
}

interface RunTimes {
  warmUp: number;
  measure: number;
}

/** People typing in the same texts of one plan, six times a second each, and ten watching. */
export function onePlan(typists: number): Scenario {
  return {
    name: `one plan, ${typists} typing, 10 watching`,
    rooms: 1,
    typistsPerRoom: typists,
    watchersPerRoom: 10,
    editsPerSecond: typists * 6,
  };
}

export const HUNDRED_PLANS: Scenario = {
  name: '1,000 edits a second over 100 plans, 2 typing and 1 watching each',
  rooms: 100,
  typistsPerRoom: 2,
  watchersPerRoom: 1,
  editsPerSecond: 1000,
};

/** Measures one contender once, in rooms that nobody has typed in, and checks what the database holds of them. */
export async function runScenario(
  { cores }: Pick<Surroundings, 'cores'>,
  contender: Contender,
  run: { scenario: Scenario; times: RunTimes; round: number },
): Promise<EditRun> {
  const { scenario, times, round } = run;
  const rooms: Room[] = [];
  while (rooms.length < scenario.rooms) rooms.push(await contender.freshRoom());
  const task: LatencyTask = {
    task: 'latency',
    target: contender.target(),
    ...scenario,
    ...times,
    rooms,
  };
  const before = cpuSecondsOf(contender.server.pid);
  const report = await startGenerator(task, cores).report;
  const used = cpuSecondsOf(contender.server.pid) - before;
  const faults = [...report.faults];
  for (const room of rooms) faults.push(...(await contender.faultsIn(room)));
  if (report.missing !== 0) faults.push(`${report.missing} deliveries missing`);
  if (report.generatorCpu > GENERATOR_LIMIT) {
    faults.push(`the generator used ${Math.round(report.generatorCpu * 100)} % of its core`);
  }
  const seconds = (times.warmUp + times.measure) / 1000;
  return {
    ...report,
    faults,
    contender: contender.name,
    scenario: scenario.name,
    round,
    serverMsPerEdit: (used * 1000) / (scenario.editsPerSecond * seconds),
    counts: faults.length === 0,
  };
}
