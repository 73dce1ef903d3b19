import { isDeepStrictEqual } from 'node:util';
import { isText } from '#contract';
import { DEMO_PEOPLE, isAmong, type DemoAudience } from '../demo-case/index.js';
import { ReplayFault, until } from './replay-fault.js';
import type { Screen } from './screen.js';
import type { Trace } from './step-player.js';

const ALL_FOUR: DemoAudience = ['VEILIG_THUIS', 'POLICE', 'SHELTER', 'NEIGHBOURHOOD_TEAM'];

/**
 * What was written stands on every screen that may show it, under its author's name; on the others nothing of the item
 * does, and nothing of it ever came in. @throws ReplayFault
 */
export async function checkSight(
  traces: readonly Trace[],
  screens: readonly Screen[],
  seenBy: DemoAudience = ALL_FOUR,
): Promise<void> {
  for (const trace of traces) {
    const maySee = ({ code }: Screen): boolean =>
      isAmong(code, seenBy) && isAmong(code, trace.seenBy ?? ALL_FOUR);
    const seers = screens.filter(maySee);
    for (const screen of seers) await checkSeen(trace, screen);
    for (const screen of screens.filter((one) => !maySee(one))) {
      const seesItem = isAmong(screen.code, seenBy);
      if (seesItem) checkFieldUnseen(trace, screen, seers);
      else checkUnseen(trace, screen, seers);
    }
  }
}

async function checkSeen(trace: Trace, screen: Screen): Promise<void> {
  const { item, field } = trace;
  if ('text' in trace) {
    const isThere = (): boolean => screen.text(item, field)?.includes(trace.text) === true;
    await until(isThere, `${screen.code} sees the words of ${trace.by} in one piece`);
    if (!isOwnWork(trace, screen)) {
      throw new ReplayFault(`${screen.code} sees words of ${trace.by} under another name`);
    }
    return;
  }
  const stands = (): boolean => {
    const present = screen.field(item, field);
    return (
      present !== undefined && !isText(present) && isDeepStrictEqual(present.value, trace.value)
    );
  };
  await until(stands, `${screen.code} sees the value that ${trace.by} set in ${field}`);
}

/** Whether every character of the words is attributed to who typed it. */
function isOwnWork(trace: Extract<Trace, { text: string }>, screen: Screen): boolean {
  const stream = screen.field(trace.item, trace.field)?.stream ?? '';
  const snapshot = screen.client.text(stream)?.getSnapshot();
  if (!snapshot) return false;
  const from = snapshot.doc.toString().indexOf(trace.text);
  const to = from + trace.text.length;
  let begin = 0;
  for (const [length, person] of snapshot.spans) {
    const overlaps = begin < to && begin + length > from;
    if (overlaps && person !== DEMO_PEOPLE[trace.by].id) return false;
    begin += length;
  }
  return true;
}

function checkUnseen({ item }: Trace, screen: Screen, seers: readonly Screen[]): void {
  if (screen.item(item)) throw new ReplayFault(`${screen.code} sees what is not for them`);
  const seen = seers.map((seer) => seer.item(item)).find((one) => one !== undefined);
  const streams = Object.values(seen?.fields ?? {}).map(({ stream }) => stream);
  for (const id of [item, seen?.stream, ...streams]) {
    if (id !== undefined && screen.hasReceived(id)) {
      throw new ReplayFault(`something that is not for ${screen.code} was sent there`);
    }
  }
}

/** The item is theirs to see, and this field of it is not. */
function checkFieldUnseen({ item, field }: Trace, screen: Screen, seers: readonly Screen[]): void {
  if (screen.field(item, field)) throw new ReplayFault(`${screen.code} sees a field of others`);
  const stream = seers.map((seer) => seer.field(item, field)?.stream).find((one) => one);
  if (stream !== undefined && screen.hasReceived(stream)) {
    throw new ReplayFault(`a field that is not for ${screen.code} was sent there`);
  }
}
