import { SealedCursor } from '#history';
import type { PlanRoom } from '#plan';

/** Cursors of the live protocol: where a reader is in the log of a plan (L-13). */
export class PlanCursors {
  private readonly sealed: SealedCursor;

  constructor(
    secret: Buffer,
    private readonly maxAgeMs: number,
  ) {
    this.sealed = new SealedCursor(secret, 'live');
  }

  /** Where the room is now, for readers of one organisation. */
  at(room: PlanRoom, organisation: string): string {
    const at = room.deps.clock.now();
    return this.sealed.seal({ plan: room.planId, holder: organisation, seq: room.state.seq, at });
  }

  /** The position; `old` when it is not worth going on from, undefined when it is no cursor for this reader. */
  open(
    cursor: string,
    room: PlanRoom,
    organisation: string,
  ): { seq: number; old: boolean } | undefined {
    const position = this.sealed.open(cursor, room.planId, organisation);
    if (!position) return undefined;
    const age = room.deps.clock.now() - position.at;
    return { seq: position.seq, old: age > this.maxAgeMs || position.seq > room.state.seq };
  }
}
