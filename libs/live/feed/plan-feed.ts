import { audienceClass, type ViewerFacts } from '#access';
import { isOfCircle, type Change } from '#history';
import { factsIn, mayRead, personsNamedBy, presentChange, type PlanRoom } from '#plan';
import { backlogOf, type LiveServer, type Viewer } from '../viewer.js';
import { EmergencyTeller } from './emergency-teller.js';
import { MessageBatch, type Outgoing } from './message-batch.js';
import type { LateCursor, PlanCursors } from './plan-cursors.js';

/** How long a socket may take to drain after it was told to open the plan again. */
const DRAIN_MS = 10_000;

export interface FeedDependencies {
  server: LiveServer;
  cursors: PlanCursors;
  backlogBytes: number;
  /** Somebody is off the case: there is nothing here for them any more. */
  onOffTheCase: (viewer: Viewer) => void;
  /** An item is read by others from here on; who is in it shows at other places. */
  onAudienceChange: (planId: string) => void;
}

/** The feed's own plan: viewers of one class go on in another, and know what they knew. */
interface FeedListener {
  onMove: (from: string, to: string) => void;
}

/** Viewers with the same rights, and what they are to be told at the end of this turn. */
interface AudienceGroup {
  facts: ViewerFacts;
  viewers: Set<Viewer>;
  batch: MessageBatch;
  late: LateCursor | undefined;
}

/**
 * The feed of one plan on one node: follows the room change by change, presents each once per audience class, and
 * sends at the end of the turn. Changes of the room come after COMMIT only, so nothing goes out that could be lost (L-14).
 */
export class PlanFeed {
  private readonly groups = new Map<string, AudienceGroup>();
  readonly emergencies: EmergencyTeller;
  private readonly stopListening: () => void;
  /** Who takes part has changed, or a change could not be shown. */
  private mustLookAnew = false;

  constructor(
    readonly room: PlanRoom,
    private readonly deps: FeedDependencies & FeedListener,
  ) {
    this.emergencies = new EmergencyTeller(room);
    this.stopListening = room.listen(
      (change) => {
        this.emergencies.follow(change);
        this.follow(change);
      },
      () => this.flush(),
      () => (this.mustLookAnew = true),
    );
  }

  /** Joins at exactly where the room is: what this turn brought so far goes out first, to those who were there. */
  join(viewer: Viewer): void {
    this.flush();
    // How long a cursor served before must not tell who else was of a class with this one, or with the others.
    for (const group of this.groups.values()) group.late = undefined;
    const facts = factsIn(this.room, viewer.actor);
    const key = audienceClass(facts);
    const group = this.groups.get(key) ?? emptyGroup(facts);
    this.groups.set(key, group);
    this.enter(viewer, key, group);
  }

  leave(viewer: Viewer): void {
    for (const [key, group] of this.groups) {
      if (!group.viewers.delete(viewer)) continue;
      void viewer.socket.leave(this.classRoom(key));
      void viewer.socket.leave(this.personRoom(key, viewer.actor.person));
      if (group.viewers.size === 0) this.groups.delete(key);
    }
  }

  /** The feed ends with its last viewer. */
  get isEmpty(): boolean {
    return this.groups.size === 0;
  }

  *classes(): Generator<{ key: string; facts: ViewerFacts }> {
    for (const [key, { facts }] of this.groups) yield { key, facts };
  }

  classRoom(key: string): string {
    return `${this.room.planId}:class:${key}`;
  }

  stop(): void {
    this.stopListening();
    this.groups.clear();
  }

  private follow(change: Change): void {
    if (change.kind === 'person.denied') {
      this.dropDenied(change);
      return;
    }
    if (isOfCircle(change)) {
      // Who may see what changes from here on: what came before goes out under the old rights, in log order (P5).
      this.send();
      this.mustLookAnew = true;
      this.dropThoseOffTheCase();
      return;
    }
    if (change.kind === 'item.audience' || change.kind === 'field.audience') {
      this.deps.onAudienceChange(this.room.planId);
    }
    try {
      this.moveThoseNamed(change);
      const plan = this.room.present;
      for (const { facts, batch } of this.groups.values()) {
        for (const sight of presentChange(plan, facts, change)) batch.add(sight, change);
      }
    } catch (error) {
      // Somebody would go on without this change and not know it: everybody looks anew.
      this.mustLookAnew = true;
      throw error;
    }
  }

  /**
   * Whoever is named for the first time is of another class from this change on, and takes along what their old class is
   * still to be told. Nothing is sent because of it: where messages begin and end would betray what they are named in,
   * to them and to those they leave behind (P1).
   */
  private moveThoseNamed(change: Change): void {
    const named = personsNamedBy(change);
    if (named.length === 0) return;
    for (const viewer of this.viewers()) {
      if (!named.includes(viewer.actor.person)) continue;
      const facts = factsIn(this.room, viewer.actor);
      const from = this.keyOf(viewer);
      const to = audienceClass(facts);
      const before = from === undefined ? undefined : this.groups.get(from);
      if (from === undefined || !before || from === to) continue;
      const { late } = before;
      const group = this.groups.get(to) ?? {
        ...emptyGroup(facts),
        batch: before.batch.copy(),
        late,
      };
      this.leave(viewer);
      this.groups.set(to, group);
      this.enter(viewer, to, group);
      this.deps.onMove(from, to);
    }
  }

  private flush(): void {
    this.dropThoseOffTheCase();
    this.send();
    this.emergencies.tellNews(this.viewers());
    if (!this.mustLookAnew) return;
    this.mustLookAnew = false;
    for (const viewer of this.viewers()) this.resync(viewer);
  }

  private send(): void {
    for (const [key, group] of this.groups) {
      if (group.batch.isEmpty) continue;
      for (const viewer of [...group.viewers]) {
        if (backlogOf(viewer.socket) > this.deps.backlogBytes) this.fallBehind(viewer);
      }
      this.sendGroup(key, group);
      group.batch = new MessageBatch();
    }
  }

  private sendGroup(key: string, group: AudienceGroup): void {
    const { server, cursors } = this.deps;
    const { batch, facts, viewers } = group;
    // Of several messages each may be the last that arrives: going on from before them only repeats what is known.
    const seq = batch.forOthers().length > 1 ? batch.from : this.room.state.seq;
    group.late = cursors.lateAt(this.room, facts, { seq, last: group.late });
    const head = { planId: this.room.planId, cursor: group.late.cursor };
    // A message is encoded before anybody looks whom it is for.
    if ([...viewers].some(({ actor }) => !batch.authors.has(actor.person))) {
      const authors = [...batch.authors].map((person) => this.personRoom(key, person));
      emitAll(server.to(this.classRoom(key)).except(authors), batch.forOthers(), head);
    }
    for (const person of batch.authors) {
      emitAll(server.to(this.personRoom(key, person)), batch.forAuthor(person), head);
    }
  }

  /** Rights that ended, in the log or by the clock, end here before anything more is sent. */
  dropThoseOffTheCase(): void {
    for (const viewer of this.viewers()) {
      if (!mayRead(factsIn(this.room, viewer.actor))) this.letGo(viewer);
    }
  }

  /**
   * What stands before it still reaches them, and nothing behind it (K-02). Their own sockets alone are told now: a cut in
   * what the others are sent would tell them that something happened (K-03).
   */
  private dropDenied({ genesis, streamId }: Change): void {
    const denied = genesis?.item ?? this.room.state.stream(streamId)?.item;
    for (const viewer of this.viewers()) {
      if (viewer.actor.person !== denied) continue;
      this.sendAlone(viewer);
      this.letGo(viewer);
    }
  }

  private sendAlone(viewer: Viewer): void {
    const { person } = viewer.actor;
    const group = this.groups.get(this.keyOf(viewer) ?? '');
    if (!group || group.batch.isEmpty) return;
    const cursor = this.deps.cursors.at(this.room, group.facts, group.batch.from);
    emitAll(viewer.socket, group.batch.forAuthor(person), { planId: this.room.planId, cursor });
  }

  private letGo(viewer: Viewer): void {
    this.resync(viewer);
    this.deps.onOffTheCase(viewer);
  }

  /** A socket that does not drain is let go of: what waits for it is memory of ours. */
  private fallBehind(viewer: Viewer): void {
    this.resync(viewer);
    const { socket } = viewer;
    setTimeout(() => {
      if (backlogOf(socket) > this.deps.backlogBytes) socket.disconnect(true);
    }, DRAIN_MS).unref();
  }

  /** Nothing more of this plan until the client opens it again; then rights are looked at anew (L-16). */
  private resync(viewer: Viewer): void {
    this.leave(viewer);
    viewer.socket.emit('plan:resync', { planId: this.room.planId });
  }

  private enter(viewer: Viewer, key: string, group: AudienceGroup): void {
    group.viewers.add(viewer);
    void viewer.socket.join([this.classRoom(key), this.personRoom(key, viewer.actor.person)]);
  }

  private keyOf(viewer: Viewer): string | undefined {
    return [...this.groups].find(([, { viewers }]) => viewers.has(viewer))?.[0];
  }

  private viewers(): Viewer[] {
    return [...this.groups.values()].flatMap(({ viewers }) => [...viewers]);
  }

  /** Of one class: what was presented for another class must not reach the author of a change in it. */
  private personRoom(key: string, person: string): string {
    return `${this.classRoom(key)}:${person}`;
  }
}

function emptyGroup(facts: ViewerFacts): AudienceGroup {
  return { facts, viewers: new Set(), batch: new MessageBatch(), late: undefined };
}

interface Emitter {
  emit: (event: string, message: object) => unknown;
}

function emitAll(to: unknown, messages: readonly Outgoing[], head: object): void {
  for (const { event, ...message } of messages)
    (to as Emitter).emit(event, { ...head, ...message });
}
