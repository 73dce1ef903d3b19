import type { OpenAnswer, PresenceUpdate } from '#contract';
import { audienceClass } from '#access';
import { factsIn, mayRead, presentMissed, type PlanReader, type PlanRoom } from '#plan';
import { PlanFeed, type FeedDependencies } from './feed/plan-feed.js';
import { readMissed } from './feed/missed-changes.js';
import { NOWHERE, placeOf, type PresencePlace } from './presence/presence-place.js';
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
  /** How many are opening it at this moment. */
  opening = 0;

  constructor(
    readonly room: PlanRoom,
    private readonly deps: LivePlanDependencies,
  ) {
    const onMove = (from: string, to: string): void => this.board.goOnAs(from, to);
    this.feed = new PlanFeed(room, { ...deps, onMove });
  }

  /** Answers with what the viewer may see and joins the feed at exactly that position (L-10, L-11). */
  async open(viewer: Viewer, cursor: string | undefined): Promise<OpenAnswer> {
    const { room } = this;
    const position =
      cursor === undefined
        ? undefined
        : this.deps.cursors.open(cursor, room, factsIn(room, viewer.actor));
    if (cursor !== undefined && !position) return { error: { code: 'CURSOR_INVALID' } };
    const missed = position && !position.old ? await readMissed(room, position.seq) : undefined;
    while (missed && position && (missed.at(-1)?.seq ?? position.seq) < room.state.seq) {
      missed.push(...(await readMissed(room, missed.at(-1)?.seq ?? position.seq)));
    }
    // Nothing waits between here and the return: answer and feed meet without a gap or an overlap.
    const facts = factsIn(room, viewer.actor);
    if (!mayRead(facts)) return { error: { code: 'ABSENT' } };
    // Somebody who is gone meanwhile would stay in the feed for ever.
    if (!viewer.socket.connected) return { error: { code: 'UNAVAILABLE' } };
    this.feed.leave(viewer);
    this.feed.join(viewer);
    const head = {
      cursor: this.deps.cursors.at(room, facts),
      now: new Date(room.deps.clock.now()).toISOString(),
    };
    const person = viewer.actor.person;
    const presented = missed && presentMissed(room.present, facts, { person, missed });
    if (presented) return { ...presented, ...head };
    return { snapshot: this.deps.reader.present({ room, facts }, viewer.actor), ...head };
  }

  /** Puts the viewer on the board and shows it who is there; called once the answer to `open` is on its way. */
  attend(viewer: Viewer): void {
    const { socket, actor } = viewer;
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
    const people = this.board.greet(audienceClass(facts), this.room.state, facts);
    socket.emit('presence', { planId: this.room.planId, people, left: [] });
    this.feed.emergencies.greet(viewer);
  }

  /** Where the viewer says to be; a place that the viewer may not read is no place. */
  move({ socket, actor }: Viewer, update: PresenceUpdate): PresencePlace | undefined {
    const attendant = this.board.get(socket.id);
    const facts = factsIn(this.room, actor);
    if (!attendant || !mayRead(facts)) return undefined;
    const place = placeOf(this.room.state, facts, update);
    this.board.put({ ...attendant, place, heardAt: Date.now() });
    return place;
  }

  /** Tells each audience class what changed for it on the board. */
  tellPresence(): void {
    this.feed.dropThoseOffTheCase();
    const keys = new Set<string>();
    for (const { key, facts } of this.feed.classes()) {
      keys.add(key);
      const news = this.board.news(key, this.room.state, facts);
      if (!news) continue;
      const { server } = this.deps;
      server.to(this.feed.classRoom(key)).emit('presence', { planId: this.room.planId, ...news });
    }
    this.board.keepOnly(keys);
    this.board.settle();
  }

  stop(): void {
    this.feed.stop();
  }
}
