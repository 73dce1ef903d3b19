import type { OpenAnswer, PresenceUpdate } from '#contract';
import { factsIn, type PlanReader, type PlanRoom } from '#plan';
import { PlanFeed, type FeedDependencies } from './feed/plan-feed.js';
import { presentMissed, readMissed } from './feed/missed-changes.js';
import { NOWHERE, type PresencePlace } from './presence/presence-place.js';
import { PresenceBoard } from './presence/presence-board.js';
import type { Viewer } from './viewer.js';

export interface LivePlanDependencies extends FeedDependencies {
  reader: PlanReader;
  node: string;
}

/** One plan that people on this node have open: its feed, and who is there. */
export class LivePlan {
  readonly feed: PlanFeed;
  readonly board = new PresenceBoard();

  constructor(
    readonly room: PlanRoom,
    private readonly deps: LivePlanDependencies,
  ) {
    this.feed = new PlanFeed(room, deps);
  }

  /** Answers with what the viewer may see and joins the feed at exactly that position (L-10, L-11). */
  async open(viewer: Viewer, cursor: string | undefined): Promise<OpenAnswer> {
    const { room } = this;
    const position =
      cursor === undefined
        ? undefined
        : this.deps.cursors.open(cursor, room, viewer.actor.organisation);
    if (cursor !== undefined && !position) return { error: { code: 'CURSOR_INVALID' } };
    const missed = position && !position.old ? await this.missedSince(position.seq) : undefined;
    // Nothing waits between here and the return: answer and feed meet without a gap or an overlap.
    const facts = factsIn(room, viewer.actor);
    if (!facts.onCase) return { error: { code: 'ABSENT' } };
    this.feed.leave(viewer);
    this.feed.join(viewer);
    const head = {
      cursor: this.deps.cursors.at(room, viewer.actor.organisation),
      now: new Date(room.deps.clock.now()).toISOString(),
    };
    const person = viewer.actor.person;
    const presented = missed && presentMissed(room, facts, { person, missed });
    if (presented) return { ...presented, ...head };
    return { snapshot: this.deps.reader.present({ room, facts }, viewer.actor), ...head };
  }

  /** Puts the viewer on the board and shows it who is there; called once the answer to `open` is on its way. */
  attend({ socket, actor }: Viewer): void {
    const { person, organisation } = actor;
    const known = this.board.get(socket.id);
    const place = known?.place ?? NOWHERE;
    this.board.put({
      session: socket.id,
      person,
      organisation,
      place,
      node: this.deps.node,
      heardAt: Date.now(),
    });
    const facts = factsIn(this.room, actor);
    const people = this.board.all(this.room.state, facts);
    socket.emit('presence', { planId: this.room.planId, people, left: [] });
  }

  /** Where the viewer says to be; a place that the viewer may not read is no place. */
  move({ socket, actor }: Viewer, update: PresenceUpdate): PresencePlace | undefined {
    const attendant = this.board.get(socket.id);
    if (!attendant) return undefined;
    const place = placeOf(this.room, update);
    this.board.put({ ...attendant, place, heardAt: Date.now() });
    return factsIn(this.room, actor).onCase ? place : undefined;
  }

  /** Tells each audience class what changed for it on the board. */
  tellPresence(): void {
    const keys = new Set<string>();
    for (const { key, facts } of this.feed.classes()) {
      keys.add(key);
      const news = this.board.news(key, this.room.state, facts);
      if (!news) continue;
      const { server } = this.deps;
      server.to(this.feed.classRoom(key)).emit('presence', { planId: this.room.planId, ...news });
    }
    this.board.keepOnly(keys);
  }

  stop(): void {
    this.feed.stop();
  }

  private async missedSince(seq: number): Promise<Awaited<ReturnType<typeof readMissed>>> {
    const missed = await readMissed(this.room, seq);
    for (;;) {
      const reached = missed.at(-1)?.seq ?? seq;
      if (reached >= this.room.state.seq) return missed;
      const more = await readMissed(this.room, reached);
      if (more.length === 0) return missed;
      missed.push(...more);
    }
  }
}

function placeOf(room: PlanRoom, { section, stream, caret }: PresenceUpdate): PresencePlace {
  const place = stream === null ? undefined : room.state.place(stream);
  const item = place?.open ? room.state.item(place.item) : undefined;
  if (!place || !item || item.section !== section) return { ...NOWHERE, section };
  return { section, item: item.id, field: place.field, stream, caret };
}
