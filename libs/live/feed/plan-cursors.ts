import { createHash } from 'node:crypto';
import type { ViewerFacts } from '#access';
import { SealedCursor } from '#history';
import type { PlanRoom } from '#plan';

/** A cursor serves this long for messages of the feed: going on from a moment earlier only repeats what is known. */
const REUSE_MS = 500;

/** A cursor that was made a moment ago, and when. */
export interface LateCursor {
  readonly cursor: string;
  readonly at: number;
}

/** Whose a cursor is: what their organisation and functions let them see. */
type Holder = Pick<ViewerFacts, 'organisation' | 'functions'>;

/** Cursors of the live protocol: where a reader is in the log of a plan (L-13). */
export class PlanCursors {
  private readonly sealed: SealedCursor;

  constructor(
    secret: Buffer,
    private readonly maxAgeMs: number,
  ) {
    this.sealed = new SealedCursor(secret, 'live');
  }

  /** Where the room is now. */
  at(room: PlanRoom, holder: Holder, seq = room.state.seq): string {
    const at = room.deps.clock.now();
    return this.sealed.seal({ plan: room.planId, holder: holderId(holder), seq, at });
  }

  /**
   * Where the room was at `seq` or a moment before: for messages that many of follow each other. `last` is of the same
   * audience class, for what others were told must not show in when a cursor is another one.
   */
  lateAt(
    room: PlanRoom,
    holder: Holder,
    { seq, last }: { seq: number; last: LateCursor | undefined },
  ): LateCursor {
    const now = room.deps.clock.now();
    if (last && now - last.at < REUSE_MS) return last;
    return { cursor: this.at(room, holder, seq), at: now };
  }

  /** The position; `old` when it is not worth going on from, undefined when it is no cursor for this reader. */
  open(cursor: string, room: PlanRoom, holder: Holder): { seq: number; old: boolean } | undefined {
    const position = this.sealed.open(cursor, room.planId, holderId(holder));
    if (!position) return undefined;
    const age = room.deps.clock.now() - position.at;
    return { seq: position.seq, old: age > this.maxAgeMs || position.seq > room.state.seq };
  }
}

/** The changes since say nothing of a function that was given or taken: whoever has others begins from the start (L-13). */
function holderId({ organisation, functions }: Holder): string {
  if (functions.length === 0) return organisation;
  const parts = [organisation, ...[...functions].sort()];
  return createHash('sha256').update(parts.join()).digest('hex').slice(0, 32);
}
