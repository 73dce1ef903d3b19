import { randomUUID } from 'node:crypto';
import type { OpenAnswer, PresenceUpdate } from '#contract';
import type { ChangeLog } from '#history';
import type { Ctx } from '#kernel';
import { factsIn, sectionsFor, type PlanReader, type PlanRoom, type PlanRooms } from '#plan';
import type { Bus, PersonNotice, PresenceNotice } from './bus/bus.js';
import type { PlanCursors } from './feed/plan-cursors.js';
import { LivePlan } from './live-plan.js';
import type { PlanReadings } from './plan-readings.js';
import type { PresencePlace } from './presence/presence-place.js';
import type { LiveServer, LiveSocket, Viewer } from './viewer.js';
import type { VisitKeeper } from './visit-keeper.js';

export interface HubDependencies {
  rooms: PlanRooms;
  reader: PlanReader;
  readings: PlanReadings;
  visits: VisitKeeper;
  log: ChangeLog;
  bus: Bus;
  cursors: PlanCursors;
  backlogBytes: number;
  onPerson: (notice: PersonNotice) => void;
  onFault: (error: unknown) => void;
}

const POLL_MS = 1000;
const PRESENCE_MS = 100;
const SPEAK_UP_MS = 2000;

/** The plans that are open on this node, kept up with the log: by the bus, and by a poll for what the bus lost. */
export class LiveHub {
  private readonly node = randomUUID();
  private readonly plans = new Map<string, LivePlan>();
  private readonly moved = new Set<string>();
  private readonly timers: NodeJS.Timeout[] = [];
  private server: LiveServer | undefined;

  constructor(private readonly deps: HubDependencies) {}

  start(server: LiveServer): void {
    this.server = server;
    this.deps.visits.start();
    this.timers.push(setInterval(() => void this.poll(), POLL_MS));
    this.timers.push(setInterval(() => this.tellPresence(), PRESENCE_MS));
    this.timers.push(setInterval(() => this.speakUp(), SPEAK_UP_MS));
    // Not waited for: a bus that is away makes other nodes' changes come a second later, and nothing worse.
    this.deps.bus
      .start({
        onHead: (planId, seq) => this.hear(planId, seq),
        onPresence: (notice) => this.hearPresence(notice),
        onPerson: this.deps.onPerson,
      })
      .catch((error: unknown) => this.deps.onFault(error));
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    for (const plan of this.plans.values()) plan.stop();
    await this.deps.bus.stop();
  }

  /** @throws Refused ABSENT, UNAVAILABLE */
  async open(
    ctx: Ctx,
    socket: LiveSocket,
    request: { planId: string; cursor?: string | undefined },
  ): Promise<OpenAnswer> {
    const { planId, cursor } = request;
    const plan = await this.held(ctx, socket, planId);
    try {
      const reading = this.deps.readings.begin({
        ctx,
        planId,
        socketId: socket.id,
        sessionId: socket.data.session.id,
        sections: sectionsFor(factsIn(plan.room, ctx.actor)),
        goesOn: cursor !== undefined,
      });
      await Promise.all([reading, this.deps.visits.enter(socket.id, plan.room, ctx.actor)]);
      const viewer = viewersOf(socket).get(planId) ?? { socket, actor: ctx.actor };
      const answer = await plan.open(viewer, cursor);
      if (!('error' in answer)) this.attend(plan, viewer);
      return answer;
    } finally {
      // Whoever follows the plan from an earlier answer goes on reading, whatever became of this one.
      if (!viewersOf(socket).has(planId)) this.offScreen(socket, planId, false);
      plan.opening -= 1;
      this.closeIfEmpty(plan);
    }
  }

  /** `isSaid`: the screen itself asks for it, and has what was sent to it. */
  leave(socket: LiveSocket, planId: string, { isSaid } = { isSaid: false }): void {
    this.offScreen(socket, planId, isSaid);
    const plan = this.plans.get(planId);
    const viewer = viewersOf(socket).get(planId);
    if (!plan || !viewer) return;
    viewersOf(socket).delete(planId);
    plan.feed.leave(viewer);
    plan.board.remove(socket.id);
    this.moved.add(planId);
    this.announce(plan, socket.id, viewer, null);
    this.closeIfEmpty(plan);
  }

  leaveAll(socket: LiveSocket): void {
    for (const planId of viewersOf(socket).keys()) this.leave(socket, planId);
  }

  move(socket: LiveSocket, update: PresenceUpdate): void {
    const plan = this.plans.get(update.planId);
    const viewer = viewersOf(socket).get(update.planId);
    const place = plan && viewer && plan.move(viewer, update);
    if (!plan || !viewer || !place) return;
    this.moved.add(update.planId);
    this.announce(plan, socket.id, viewer, place);
  }

  /** The plan, kept open while somebody is opening it: whoever leaves meanwhile does not close it. */
  private async held(ctx: Ctx, socket: LiveSocket, planId: string): Promise<LivePlan> {
    try {
      await this.deps.reader.find(ctx, planId, 'PLAN_OPEN');
    } catch (error) {
      this.leave(socket, planId);
      throw error;
    }
    const room = this.plans.get(planId)?.room ?? (await this.deps.rooms.room(planId));
    const plan = this.plans.get(planId) ?? this.begin(room);
    plan.opening += 1;
    return plan;
  }

  private offScreen(socket: LiveSocket, planId: string, isSaid: boolean): void {
    this.deps.readings.end(socket.id, planId);
    this.deps.visits.leave(socket.id, planId, { isSaid });
  }

  private attend(plan: LivePlan, viewer: Viewer): void {
    viewersOf(viewer.socket).set(plan.room.planId, viewer);
    // After the acknowledgement, which leaves in this same turn.
    setImmediate(() => {
      if (!viewer.socket.connected || viewersOf(viewer.socket).get(plan.room.planId) !== viewer)
        return;
      plan.attend(viewer);
      this.moved.add(plan.room.planId);
      const place = plan.board.get(viewer.socket.id)?.place ?? null;
      this.announce(plan, viewer.socket.id, viewer, place);
    });
  }

  private begin(room: PlanRoom | undefined): LivePlan {
    if (!room || !this.server) throw new Error('the live hub was not started');
    const { reader, cursors, backlogBytes } = this.deps;
    const plan = new LivePlan(room, {
      server: this.server,
      reader,
      cursors,
      backlogBytes,
      node: this.node,
      onOffTheCase: ({ socket }) => this.leave(socket, room.planId),
      onAudienceChange: (planId) => this.moved.add(planId),
    });
    this.plans.set(room.planId, plan);
    return plan;
  }

  /** Every commit of this node is told to the others, also for plans that nobody here has open. */
  announceHead(planId: string, seq: number): void {
    this.deps.bus.announceHead(planId, seq);
  }

  private hear(planId: string, seq: number): void {
    void this.deps.rooms
      .held(planId)
      ?.then((room) => (room && seq > room.state.seq ? room.refresh() : undefined))
      .catch((error: unknown) => this.deps.onFault(error));
  }

  /** What the bus lost is found here within a second (L-17). */
  private async poll(): Promise<void> {
    if (this.plans.size === 0) return;
    try {
      for (const [planId, seq] of await this.deps.log.heads([...this.plans.keys()])) {
        this.hear(planId, seq);
      }
    } catch (error) {
      this.deps.onFault(error);
    }
  }

  private tellPresence(): void {
    for (const planId of this.moved) this.plans.get(planId)?.tellPresence();
    this.moved.clear();
  }

  /** Other nodes let go of sessions that nobody speaks for. */
  private speakUp(): void {
    for (const [planId, plan] of this.plans) {
      if (plan.board.lapse(Date.now(), this.node)) this.moved.add(planId);
      for (const { session, person, organisation, place } of plan.board.ofNode(this.node)) {
        this.deps.bus.announcePresence({
          node: this.node,
          planId,
          session,
          person,
          organisation,
          place,
        });
      }
    }
  }

  private announce(
    plan: LivePlan,
    session: string,
    { actor }: Viewer,
    place: PresencePlace | null,
  ): void {
    const { planId } = plan.room;
    const { person, organisation } = actor;
    this.deps.bus.announcePresence({
      node: this.node,
      planId,
      session,
      person,
      organisation,
      place,
    });
  }

  private hearPresence({
    node,
    planId,
    session,
    person,
    organisation,
    place,
  }: PresenceNotice): void {
    const plan = this.plans.get(planId);
    if (!plan || node === this.node) return;
    if (place) plan.board.put({ node, session, person, organisation, place, heardAt: Date.now() });
    else plan.board.remove(session);
    this.moved.add(planId);
  }

  private closeIfEmpty(plan: LivePlan): void {
    if (plan.opening > 0 || !plan.feed.isEmpty || plan.board.ofNode(this.node).length > 0) return;
    plan.stop();
    if (this.plans.get(plan.room.planId) === plan) this.plans.delete(plan.room.planId);
  }
}

const viewersBySocket = new WeakMap<LiveSocket, Map<string, Viewer>>();

/** The plans that a socket has open. */
function viewersOf(socket: LiveSocket): Map<string, Viewer> {
  const known = viewersBySocket.get(socket) ?? new Map<string, Viewer>();
  viewersBySocket.set(socket, known);
  return known;
}
