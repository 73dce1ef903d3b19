import type { Contender } from '../support/contender.js';
import type { Surroundings } from '../support/contenders.js';
import { startGenerator } from '../support/processes.js';
import { percentile, sorted, spreadOf } from '../support/statistics.js';
import type { OpenReport, Room } from '../workload.js';

export interface Opening {
  changes: [few: number, many: number];
  /** Milliseconds; median of all openings. */
  warm: [few: number, many: number];
  warmP99: [few: number, many: number];
  /** First opening after the server started. */
  cold: [few: number, many: number];
  bytes: [few: number, many: number];
  faults: string[];
}

const FEW = 100;
const OPENINGS = 200;

/** Opens two plans with the same contents, one of which has been through far more. */
export async function measureOpening(
  { cores }: Surroundings,
  contender: Contender,
  { history, restarts }: { history: number; restarts: number },
): Promise<Opening> {
  const changes: [number, number] = [FEW, history];
  const few = await contender.freshRoom();
  const many = await contender.freshRoom();
  const other = await contender.freshRoom();
  for (const [index, room] of [few, many].entries()) {
    const task = { task: 'history', target: contender.target(), room } as const;
    await startGenerator({ ...task, changes: changes[index] ?? 0 }, cores).report;
  }
  const open = (rooms: Room[], times: number): Promise<OpenReport> =>
    startGenerator({ task: 'open', target: contender.target(), rooms, times }, cores).report;
  await open([few, many], 20);
  const { times, sizes } = await open([few, many], OPENINGS);
  const cold: [number[], number[]] = [[], []];
  for (let turn = 0; turn < restarts; turn += 1) {
    await contender.server.stop();
    await contender.restart();
    await open([other], 20);
    // The one that is opened first pays for what both share, so they take turns.
    const rooms = turn % 2 === 0 ? [few, many] : [many, few];
    const first = await open(rooms, 1);
    rooms.forEach((room, index) => cold[room === few ? 0 : 1].push(first.times[index]?.[0] ?? NaN));
  }
  const rows = times.map(sorted);
  const [few50, many50] = [percentile(rows[0] ?? [], 0.5), percentile(rows[1] ?? [], 0.5)];
  const faults = [...(await contender.faultsIn(few)), ...(await contender.faultsIn(many))];
  return {
    changes,
    warm: [few50, many50],
    warmP99: [percentile(rows[0] ?? [], 0.99), percentile(rows[1] ?? [], 0.99)],
    cold: [spreadOf(cold[0]).median, spreadOf(cold[1]).median],
    bytes: [sizes[0] ?? NaN, sizes[1] ?? NaN],
    faults,
  };
}
