import type { Room, Target } from '../workload.js';
import type { RunningServer } from './processes.js';

/** What every text begins with. */
export const CONTENT =
  'Als het misgaat, belt de moeder haar zus en gaat zij met de kinderen. '.repeat(9);

/** Live texts in a room. */
export const TEXTS_PER_ROOM = 4;

/** One server that is measured, started on a database of its own. */
export interface Contender {
  name: string;
  server: RunningServer;
  target(): Target;
  /** A room that nobody has typed in, with the contents that all measurements begin with. */
  freshRoom(): Promise<Room>;
  /** What is wrong with what the database holds of a room; empty when all is well. */
  faultsIn(room: Room): Promise<string[]>;
  /** Starts the server again after it was killed. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A contender from a way to start its server, and what its rooms are. */
export async function startContender(recipe: {
  name: string;
  start: () => Promise<RunningServer>;
  target: (url: string) => Promise<Target>;
  freshRoom: (target: Target) => Promise<Room>;
  faultsIn?: (room: Room) => Promise<string[]>;
}): Promise<Contender> {
  let server = await recipe.start();
  let target = await recipe.target(server.url);
  return {
    name: recipe.name,
    get server() {
      return server;
    },
    target: () => target,
    freshRoom: () => recipe.freshRoom(target),
    faultsIn: recipe.faultsIn ?? (() => Promise.resolve([])),
    restart: async () => {
      server = await recipe.start();
      target = await recipe.target(server.url);
    },
    stop: () => server.stop(),
  };
}
