import type { ScopedPool } from '#kernel';
import { loadPlan } from './plan-loader.js';
import { PlanRoom } from './plan-room.js';
import type { PlanState } from '../state/plan-state.js';
import type { RoomDependencies } from './room-dependencies.js';

const IDLE_MS = 300_000;
const SWEEP_EVERY_MS = 30_000;

type CommitListener = RoomDependencies['onCommitted'];
type NewsListener = RoomDependencies['onCaseNews'];

/** The plans that this node holds in memory. A plan that nobody looked at for a while is forgotten; PostgreSQL has it. */
export class PlanRooms {
  private readonly rooms = new Map<string, Promise<PlanRoom | undefined>>();
  private readonly sweeper: NodeJS.Timeout;

  private readonly deps: RoomDependencies;
  private readonly committed = new Set<CommitListener>();
  private readonly newsOf = new Set<NewsListener>();

  constructor(
    rules: ScopedPool,
    deps: Omit<RoomDependencies, 'onCommitted' | 'onCaseNews' | 'load'>,
  ) {
    const onCommitted: CommitListener = (planId, seq) => {
      for (const listener of this.committed) listener(planId, seq);
    };
    const onCaseNews: NewsListener = (news) => {
      for (const listener of this.newsOf) listener(news);
    };
    const load = (planId: string) => loadPlan(rules, deps.keys, planId);
    this.deps = { ...deps, load, onCommitted, onCaseNews };
    this.sweeper = setInterval(() => void this.sweep(), SWEEP_EVERY_MS);
    this.sweeper.unref();
  }

  /** The room of a plan, or undefined when there is no such plan. */
  async room(planId: string): Promise<PlanRoom | undefined> {
    const known = this.rooms.get(planId);
    if (known) return known;
    const loading = this.load(planId);
    this.rooms.set(planId, loading);
    try {
      const room = await loading;
      if (!room) this.rooms.delete(planId);
      return room;
    } catch (error) {
      this.rooms.delete(planId);
      throw error;
    }
  }

  /** The room, brought to where the log is: what is cached counts only at the head's position. */
  async freshRoom(planId: string): Promise<PlanRoom | undefined> {
    const known = this.rooms.has(planId);
    const room = await this.room(planId);
    if (!room || !known) return room;
    const head = await this.deps.log.head(planId);
    if (head && head.seq > room.state.seq) await room.refresh();
    // No line of the log tells that an organisation is over, or is called otherwise.
    await this.deps.directory.load([], circleOf(room.state));
    return room;
  }

  /** The room if this node holds it already. */
  held(planId: string): Promise<PlanRoom | undefined> | undefined {
    return this.rooms.get(planId);
  }

  /** Called after each commit of this node, for whoever tells the other nodes. */
  onCommitted(listener: CommitListener): void {
    this.committed.add(listener);
  }

  /** Called after each commit of this node that changes what lists of cases say. */
  onCaseNews(listener: NewsListener): void {
    this.newsOf.add(listener);
  }

  close(): void {
    clearInterval(this.sweeper);
    this.rooms.clear();
  }

  private async load(planId: string): Promise<PlanRoom | undefined> {
    const loaded = await this.deps.load(planId);
    if (!loaded) return undefined;
    const people = [...loaded.state.allMembers()].map(({ person }) => person);
    await this.deps.directory.load(people, circleOf(loaded.state));
    return new PlanRoom(loaded, this.deps);
  }

  private async sweep(): Promise<void> {
    const before = Date.now() - IDLE_MS;
    for (const [planId, loading] of this.rooms) {
      const room = await loading.catch(() => undefined);
      if (room && !room.isWatched && room.usedAt < before) this.rooms.delete(planId);
    }
  }
}

/** Every organisation that takes part, took part, or was asked to. */
function circleOf(state: PlanState): string[] {
  return [...state.allParticipations()].map(({ organisation }) => organisation);
}
