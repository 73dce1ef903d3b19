import { pause } from '../support/clock.js';
import type { Contender } from '../support/contender.js';
import type { Surroundings } from '../support/contenders.js';
import { startGenerator } from '../support/processes.js';
import { marksIn } from '../load/screen.js';

/** What was gone after kill -9, summed over the kills. */
export interface Loss {
  contender: string;
  kills: number;
  shown: number;
  shownLost: number;
  confirmed: number;
  confirmedLost: number;
  faults: string[];
}

const TYPISTS = 10;

/**
 * Kills the server while ten people type, starts it again and looks for what somebody else's screen had shown. The
 * screens are closed by then: with Hocuspocus an open screen that connects again brings its own copy back.
 */
export async function measureLoss(
  { cores }: Surroundings,
  contender: Contender,
  { kills, seconds }: { kills: number; seconds: number },
): Promise<Loss> {
  const loss: Loss = {
    contender: contender.name,
    kills,
    shown: 0,
    shownLost: 0,
    confirmed: 0,
    confirmedLost: 0,
    faults: [],
  };
  for (let kill = 0; kill < kills; kill += 1) {
    const room = await contender.freshRoom();
    const target = contender.target();
    const storm = startGenerator(
      {
        task: 'storm',
        target,
        rooms: [room],
        typistsPerRoom: TYPISTS,
        watchersPerRoom: 2,
        editsPerSecond: TYPISTS * 6,
      },
      cores,
    );
    await Promise.race([storm.typing, storm.report]);
    await pause(seconds * 1000 * (0.5 + Math.random()));
    await contender.server.kill();
    storm.halt();
    const { shown, confirmed } = await storm.report;
    await contender.restart();
    const read = startGenerator({ task: 'read', target: contender.target(), room }, cores);
    const stored = new Set(marksIn(await read.report));
    loss.shown += shown.length;
    loss.shownLost += shown.filter((mark) => !stored.has(mark)).length;
    loss.confirmed += confirmed.length;
    loss.confirmedLost += confirmed.filter((mark) => !stored.has(mark)).length;
    loss.faults.push(...(await contender.faultsIn(room)));
  }
  return loss;
}
