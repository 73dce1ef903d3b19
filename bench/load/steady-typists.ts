import { randomBytes } from 'node:crypto';
import { isText, makeOpId, type Op } from '#contract';
import { clock, pause } from '../support/clock.js';
import type { Target } from '../workload.js';
import { connectLive, openPlan, submitAll, type LiveSocket } from './live-socket.js';

/** Each types over one letter of a text of their own, so that it stays as long as it is. */
const LENGTH = 100;

export interface SteadyTypists {
  /** Edits that were confirmed. */
  readonly confirmed: number;
  stop(): Promise<void>;
}

/** People who type at one pace in texts of their own, whatever else happens in the plan, so many edits a second together. */
export async function startTyping(
  target: Target,
  { planId, people, perSecond }: { planId: string; people: number; perSecond: number },
): Promise<SteadyTypists> {
  let isOver = false;
  let confirmed = 0;
  const type = async (socket: LiveSocket, stream: string, first: number): Promise<void> => {
    let rev = first;
    const begun = clock();
    for (let edit = 1; !isOver; edit += 1) {
      const wait = begun + (edit * 1000 * people) / perSecond - clock();
      if (wait > 0) await pause(wait);
      const changes = [LENGTH - 1, [1, 'x']];
      await submitAll(socket, planId, [{ kind: 'text.edit', opId: opId(), stream, rev, changes }]);
      rev += 1;
      confirmed += 1;
    }
    socket.disconnect();
  };
  const typing: Promise<void>[] = [];
  for (let index = 0; index < people; index += 1) {
    const socket = await connectLive(target, index);
    // Whoever is told to open the plan again does, and goes on being shown everything.
    socket.on('plan:resync', () => void openPlan(socket, planId).catch(() => undefined));
    const stream = await ownText(socket, planId);
    typing.push(type(socket, stream, 1));
  }
  return {
    get confirmed() {
      return confirmed;
    },
    stop: async () => {
      isOver = true;
      await Promise.all(typing);
    },
  };
}

async function ownText(socket: LiveSocket, planId: string): Promise<string> {
  const add = { kind: 'item.add', opId: opId(), itemKind: 'unsafeSituation' } satisfies Op;
  await submitAll(socket, planId, [add]);
  const { snapshot } = await openPlan(socket, planId);
  const items = snapshot.sections.flatMap((section) => section.items);
  const text = items.find(({ id }) => id === add.opId)?.fields['behaviour'];
  if (!text || !isText(text)) throw new Error('no text to type in');
  const { stream, rev } = text;
  const changes = [[0, 'x'.repeat(LENGTH)]];
  await submitAll(socket, planId, [{ kind: 'text.edit', opId: opId(), stream, rev, changes }]);
  return stream;
}

function opId(): string {
  return makeOpId(Date.now(), randomBytes(10));
}
