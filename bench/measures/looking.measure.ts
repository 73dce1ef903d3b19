import { LOOKS } from '../load/look.task.js';
import type { Contender } from '../support/contender.js';
import type { Surroundings } from '../support/contenders.js';
import { startGenerator } from '../support/processes.js';
import { percentile, sorted } from '../support/statistics.js';
import type { LookReport, Room } from '../workload.js';

/** How long looking back takes, by how much there is to look back at. */
export interface Looking {
  changes: number[];
  /** Milliseconds, in the order of `changes`. */
  rows: { look: string; p50: number[]; p99: number[] }[];
}

const FEW = 100;
const LOOKED = 100;

/** Looks back at plans with the same contents that have been through 10², 10³ … changes; halfway each there is a moment to compare with. */
export async function measureLooking(
  { cores }: Surroundings,
  contender: Contender,
  { history }: { history: number },
): Promise<Looking> {
  const changes: number[] = [];
  for (let count = FEW; count < history; count *= 10) changes.push(count);
  changes.push(history);
  const rooms: { room: Room; moment: string }[] = [];
  for (const count of changes) {
    const room = await contender.freshRoom();
    const task = { task: 'history', target: contender.target(), room } as const;
    const half = Math.floor(count / 2);
    await startGenerator({ ...task, changes: half }, cores).report;
    const moment = new Date().toISOString();
    await startGenerator({ ...task, changes: count - half }, cores).report;
    rooms.push({ room, moment });
  }
  const look = (times: number): Promise<LookReport> =>
    startGenerator({ task: 'look', target: contender.target(), rooms, times }, cores).report;
  await look(10);
  const { times } = await look(LOOKED);
  const rows = LOOKS.map((name, index) => {
    const all = times.map((room) => sorted(room[index] ?? []));
    const at = (share: number): number[] => all.map((each) => percentile(each, share));
    return { look: name, p50: at(0.5), p99: at(0.99) };
  });
  return { changes, rows };
}
