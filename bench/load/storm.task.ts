import { clock, pause } from '../support/clock.js';
import type { StormReport, StormTask } from '../workload.js';
import { startArrivals } from './arrivals.js';
import { openCrew, type Crew } from './crew.js';
import { Ledger } from './ledger.js';
import { MARK, marksIn } from './screen.js';

const HOUR = 3_600_000;

/** Types marks until halted (the server is killed meanwhile), then tells what was confirmed and what was shown. */
export async function typeUntilHalted(
  task: StormTask,
  { halted, typing }: { halted: Promise<void>; typing: () => void },
): Promise<StormReport> {
  const ledger = new Ledger();
  const { typistsPerRoom, watchersPerRoom, rooms, editsPerSecond } = task;
  const perRoom = typistsPerRoom + watchersPerRoom;
  const crew = await openCrew({ ...task, perRoom, ledger, insertion: MARK });
  const from = clock();
  const arrivals = startArrivals({ from, to: from + HOUR, perSecond: editsPerSecond }, (due) => {
    const typist = Math.floor(Math.random() * typistsPerRoom);
    const edit = ledger.add(due, typist, perRoom - 1);
    crew.screens[typist]?.type(typist % (rooms[0]?.texts.length ?? 1), edit);
  });
  typing();
  await halted;
  await arrivals.stop();
  // What was under way when the server died still arrives.
  await pause(300);
  const report = {
    typed: ledger.typed,
    confirmed: ledger.confirmedEdits.map((edit) => edit.toString(36)),
    shown: shownTo(crew, ledger),
    faults: ledger.faults,
  };
  crew.close();
  return report;
}

/** Marks that stand on a screen other than their author's. */
function shownTo(crew: Crew, ledger: Ledger): string[] {
  const shown = new Set<string>();
  crew.screens.forEach((screen, index) => {
    for (const mark of marksIn(screen.texts())) {
      if (ledger.authorOf(Number.parseInt(mark, 36)) !== index) shown.add(mark);
    }
  });
  return [...shown];
}
