/** A plan (or document) that people type in: `texts` are the streams of its live texts. */
export interface Room {
  id: string;
  texts: string[];
}

/** How the load generator reaches a server: our live protocol, or Hocuspocus's own provider. */
export interface Target {
  driver: 'live' | 'hocuspocus';
  url: string;
  /** Session cookies, shared out over the screens; empty where the server asks for none. */
  cookies: string[];
  /** Whether the server brings edits up to date, so that every screen must end with the same texts. */
  converges: boolean;
}

interface Crew {
  target: Target;
  rooms: Room[];
  typistsPerRoom: number;
  watchersPerRoom: number;
  /** Edits a second of all typists together; arrivals are Poisson. */
  editsPerSecond: number;
}

/** Type, and measure from the scheduled send to the arrival on every other screen. Times in milliseconds. */
export interface LatencyTask extends Crew {
  task: 'latency';
  warmUp: number;
  measure: number;
}

/** Type edits that can be told apart until halted, and tell which of them another screen had shown. */
export interface StormTask extends Crew {
  task: 'storm';
}

/** Read the texts as somebody who opens the room now. */
interface ReadTask {
  task: 'read';
  target: Target;
  room: Room;
}

/** Put the texts that every measurement begins with in a room; for Hocuspocus, whose rooms begin empty. */
interface SeedTask {
  task: 'seed';
  target: Target;
  room: Room;
  content: string;
}

/** Give a plan a history of `changes` changes that leaves its contents as they were. */
export interface HistoryTask {
  task: 'history';
  target: Target;
  room: Room;
  changes: number;
}

/** Open rooms in turn, `times` each. */
export interface OpenTask {
  task: 'open';
  target: Target;
  rooms: Room[];
  times: number;
}

/** Look back at plans in turn, `times` each; `moment` is an instant in the history of each. */
export interface LookTask {
  task: 'look';
  target: Target;
  rooms: { room: Room; moment: string }[];
  times: number;
}

export type Task =
  LatencyTask | StormTask | ReadTask | SeedTask | HistoryTask | OpenTask | LookTask;

export interface LatencyReport {
  edits: number;
  deliveries: number;
  /** Deliveries that should have been there and were not. */
  missing: number;
  p50: number;
  p95: number;
  p99: number;
  /** How late edits left the generator; counted in the latencies as well. */
  lagP99: number;
  /** Share of one core that the generator used. */
  generatorCpu: number;
  faults: string[];
}

export interface StormReport {
  typed: number;
  /** Edits that were confirmed to their author. */
  confirmed: string[];
  /** Edits that a screen other than the author's had shown. */
  shown: string[];
  faults: string[];
}

export interface OpenReport {
  /** Milliseconds from asking to having the plan, in the order of the rooms. */
  times: number[][];
  /** Length of the JSON of each answer. */
  sizes: number[];
}

export interface LookReport {
  /** Milliseconds until each answer was there: of each room, for each thing that was asked. */
  times: number[][][];
}

export interface Reports {
  latency: LatencyReport;
  storm: StormReport;
  read: string[];
  seed: null;
  history: null;
  open: OpenReport;
  look: LookReport;
}
