import type { Change } from '#history';
import type { PlanRoom } from '#plan';

const READ_AT_ONCE = 1000;

/** Reads the log from a position to where the room is when the last read ends. */
export async function readMissed(room: PlanRoom, from: number): Promise<Change[]> {
  const missed: Change[] = [];
  let seq = from;
  while (seq < room.state.seq) {
    const limit = Math.min(READ_AT_ONCE, room.state.seq - seq);
    const changes = await room.deps.log.after(room.planId, seq, limit);
    missed.push(...changes);
    seq = changes.at(-1)?.seq ?? room.state.seq;
  }
  return missed;
}
