import type { Actor } from '#kernel';
import type { PlanRoom, Visitor, Visits } from '#plan';

/**
 * How often it is noted that a plan is still on a screen. Longer than a connection that broke goes unnoticed: what was sent
 * before the last time but one has arrived.
 */
const NOTED_EVERY_MS = 60_000;

/** A plan on a screen. Positions of its log: what certainly arrived there, and what will have by the next time. */
interface OnScreen {
  actor: Actor;
  room: PlanRoom;
  certain: number;
  sent: number;
}

/** Who has which plan on a screen of this node, so that each is told later what came since they last looked (H-20). */
export class VisitKeeper {
  private readonly open = new Map<string, OnScreen>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly visits: Pick<Visits, 'enter' | 'stay'>,
    private readonly onFault: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.noteAll(), NOTED_EVERY_MS);
    this.timer.unref();
  }

  /** Resolves when it is noted, or could not be: a plan opens either way. */
  async enter(socketId: string, room: PlanRoom, actor: Actor): Promise<void> {
    const { planId, state } = room;
    const { seq } = state;
    this.open.set(keyOf(socketId, planId), { actor, room, certain: seq, sent: seq });
    await this.visits.enter({ actor, planId, seq }).catch(this.onFault);
  }

  /** `isSaid`: the screen itself says so, and so has what was sent to it. */
  leave(socketId: string, planId: string, { isSaid }: { isSaid: boolean }): void {
    const key = keyOf(socketId, planId);
    const left = this.open.get(key);
    this.open.delete(key);
    if (left) void this.note([isSaid ? { ...left, certain: left.room.state.seq } : left]);
  }

  /** Everybody leaves; for a server that stops while the database can still be reached. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    const left = [...this.open.values()];
    this.open.clear();
    await this.note(left);
  }

  private async noteAll(): Promise<void> {
    for (const screen of this.open.values()) {
      screen.certain = screen.sent;
      screen.sent = screen.room.state.seq;
    }
    await this.note([...this.open.values()]);
  }

  private async note(open: readonly OnScreen[]): Promise<void> {
    const visitors = open.map(({ actor, room, certain }): Visitor => ({
      actor,
      planId: room.planId,
      seq: certain,
    }));
    await this.visits.stay(visitors).catch(this.onFault);
  }
}

function keyOf(socketId: string, planId: string): string {
  return `${socketId} ${planId}`;
}
