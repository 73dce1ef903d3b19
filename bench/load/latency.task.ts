import { clock, pause } from '../support/clock.js';
import type { LatencyReport, LatencyTask } from '../workload.js';
import { startArrivals } from './arrivals.js';
import { openCrew, type Crew } from './crew.js';
import { Ledger } from './ledger.js';
import { LETTER } from './screen.js';
import { readTexts } from './read.task.js';

const DRAIN = 8000;

/** Types for as long as told and measures every arrival; afterwards every screen must hold the same texts. */
export async function measureLatency(task: LatencyTask): Promise<LatencyReport> {
  const ledger = new Ledger();
  const perRoom = task.typistsPerRoom + task.watchersPerRoom;
  const crew = await openCrew({ ...task, perRoom, ledger, insertion: LETTER });
  const begin = clock() + 200;
  const from = begin + task.warmUp;
  const to = from + task.measure;
  ledger.measureBetween(from, to);
  const arrivals = startArrivals({ from: begin, to, perSecond: task.editsPerSecond }, (due) =>
    typeSomewhere({ crew, task, ledger, due }),
  );
  const generatorCpu = await cpuBetween(from, to);
  await arrivals.stop();
  await drain(ledger);
  if (task.target.converges) await compareTexts(task, crew, ledger);
  crew.close();
  return { ...ledger.figures(), generatorCpu, faults: ledger.faults };
}

function typeSomewhere(edit: { crew: Crew; task: LatencyTask; ledger: Ledger; due: number }): void {
  const { crew, task, ledger, due } = edit;
  const room = Math.floor(Math.random() * task.rooms.length);
  const typist = Math.floor(Math.random() * task.typistsPerRoom);
  const screen = room * crew.perRoom + typist;
  const texts = task.rooms[room]?.texts.length ?? 1;
  const number = ledger.add(due, screen, crew.perRoom - 1);
  crew.screens[screen]?.type(typist % texts, number);
}

/** Share of one core that this process uses in a stretch of time. */
async function cpuBetween(from: number, to: number): Promise<number> {
  await pause(from - clock());
  const wall = clock();
  const before = process.cpuUsage();
  await pause(to - clock());
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (clock() - wall);
}

async function drain(ledger: Ledger): Promise<void> {
  const late = clock() + DRAIN;
  while (ledger.missing > 0 && clock() < late) await pause(50);
  await pause(300);
}

async function compareTexts(task: LatencyTask, crew: Crew, ledger: Ledger): Promise<void> {
  for (const [number, room] of task.rooms.entries()) {
    const stored = JSON.stringify(await readTexts(task.target, room));
    const screens = crew.screens.slice(number * crew.perRoom, (number + 1) * crew.perRoom);
    const other = screens.filter((screen) => JSON.stringify(screen.texts()) !== stored).length;
    if (other > 0) ledger.fault(`${other} screens ended with other texts than the server`);
  }
}
