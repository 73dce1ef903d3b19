import { randomUUID } from 'node:crypto';
import {
  PERSON_FUNCTIONS,
  type Op,
  type OrganisationType,
  type PastSight,
  type PresentedItem,
} from '#contract';
import { DatabaseClock } from '#history';
import { Refused } from '#kernel';
import { InvolvedTags, PlanWriter, type PersonOp } from '#plan';
import { CaseTeller } from '../../../libs/live/case-teller.js';
import type { CircleOpInput } from '../../../libs/plan/graphql/circle.input.js';
import { CircleResolver } from '../../../libs/plan/graphql/circle.resolver.js';
import type { TestApp } from '../app.js';
import { letIn } from '../circle.js';
import { Desk } from '../desk.js';
import {
  buildOrganisation,
  buildPerson,
  buildPlan,
  ctxOf,
  newOpId,
  type BuiltPerson,
} from '../factories.js';
import { LiveUser } from '../live-user.js';
import { WHOLE_PLAN, WHOLE_PLAN_AS } from '../plan-query.js';
import type { Beat } from './beat.js';
import { Eraser } from './eraser.js';
import { proveAll } from './proofs.js';
import { notePast } from './past-questions.js';
import {
  WORDS_TO_FIND,
  PLANS,
  EMERGENCIES,
  ABOUT_ONESELF,
  ABOUT_ERASURES,
  FIND,
  HISTORY,
  EVIDENCE,
  ACCESS_LOG,
  CHANGE_CIRCLE,
} from './reader-questions.js';
import { Transcript } from './transcript.js';

export const ROLES = ['vt', 'police', 'shelter', 'team'] as const;
export type Role = (typeof ROLES)[number];

const TYPES: Record<Role, OrganisationType> = {
  vt: 'VEILIG_THUIS',
  police: 'POLICE',
  shelter: 'SHELTER',
  team: 'NEIGHBOURHOOD_TEAM',
};

export interface WorldOptions {
  app: TestApp;
  beat: Beat;
  reader: Role;
  hasHidden: boolean;
  /** What the reader's organisation may see of the time before it took part; it came later on where that is not all. */
  past: PastSight;
}

/** How a message begins on the wire that tells to look at lists of cases. */
const LOOK = '2["look"';

/**
 * One of two plans that differ only in what the reader may not see. Everything that reaches the reader is noted; what
 * happens in it is told by symbols that mean the same in both: people by role, items by the order in which they came.
 */
export class World {
  readonly transcript = new Transcript();
  /** Items that the reader sees or saw, in the order in which they came. */
  readonly items: string[] = [];
  /** Items that the reader never sees. Empty in the world without them. */
  readonly hidden: string[] = [];
  /** Of those, what was removed before the reader came: put back, the reader would see it. */
  readonly gone = new Set<string>();
  /** Uses of the emergency button that are none of the reader's business. */
  readonly uses: string[] = [];
  /** Erasures of what the reader never sees. */
  readonly erasures: string[] = [];
  /** Who is at a place that the reader may know of. */
  readonly placed = new Set<Role>();
  /** Instants at which nothing was under way. */
  readonly instants: string[] = [];
  private readonly cursors: string[] = [];
  private readonly live = new Map<Role, LiveUser>();
  private readonly officers = new Map<Role, [BuiltPerson, BuiltPerson]>();
  private noted = 0;
  /** Lists of cases are told of beside the plan, in their own time: how often is noted at the end. */
  private looks = 0;

  private constructor(
    private readonly given: WorldOptions,
    private readonly desks: ReadonlyMap<Role, Desk>,
    private readonly cookie: string,
    /** A colleague of another organisation, on the case and never in the plan. */
    public bystander: BuiltPerson,
  ) {}

  get reader(): Role {
    return this.given.reader;
  }

  get hasHidden(): boolean {
    return this.given.hasHidden;
  }

  static async begin(given: WorldOptions): Promise<World> {
    const { app, reader } = given;
    // Lists of organisations and of people are sorted by id: the order of the four has to be the same in both worlds.
    const ids = ROLES.map(() => randomUUID()).toSorted();
    const personIds = ROLES.map(() => randomUUID()).toSorted();
    const people: BuiltPerson[] = [];
    for (const [index, role] of ROLES.entries()) {
      const given = { id: ids[index] ?? '', type: TYPES[role], name: role };
      const organisation = await buildOrganisation(app, given);
      // All of them: whoever reads has the access log of their organisation for one more channel.
      const functions = [...PERSON_FUNCTIONS];
      const id = personIds[index] ?? '';
      people.push(await buildPerson(app, { id, organisation, name: `${role} 1`, functions }));
    }
    const isLate = given.past !== 'ALL';
    const table = people.filter((_, index) => !isLate || ROLES[index] !== reader);
    const [first, ...others] = table;
    if (!first) throw new Error('a table without people');
    const { organisation } = (reader === 'vt' ? others.at(-1) : first) ?? first;
    const bystander = await buildPerson(app, { organisation, name: 'wie toekijkt' });
    const members = [first, ...others, bystander] as const;
    const plan = await buildPlan(app, members, { caseNumber: randomUUID() });
    const desks = new Map(
      people.map((person, index) => [ROLES[index] ?? 'vt', new Desk(app, person, plan.id)]),
    );
    const person = desks.get(reader)?.person ?? first;
    const world = new World(given, desks, await app.signIn(person), bystander);
    for (const [role, desk] of desks) {
      const { organisation } = desk.person;
      const functions = ['PRIVACY_OFFICER' as const];
      const officer = { organisation, name: `${role} privacy`, functions };
      world.officers.set(role, [await buildPerson(app, officer), await buildPerson(app, officer)]);
      world.live.set(role, await LiveUser.connect(app, desk.person, { planId: plan.id }));
    }
    return world;
  }

  get databaseUrl(): string {
    return this.given.app.database.url;
  }

  get past(): PastSight {
    return this.given.past;
  }

  /** Who leads the case: the first at the table, whose organisation began it. */
  get leader(): Role {
    return this.past !== 'ALL' && this.reader === 'vt' ? 'police' : 'vt';
  }

  /** The organisation of a reader who comes later takes part from here on. */
  async letReaderIn(): Promise<void> {
    const { past } = this;
    if (past !== 'ALL') await letIn(this.desk(this.leader), this.desk(this.reader), { past });
  }

  /** Something in the circle changed: everybody is told to open the plan again, and does. */
  async openAnew(): Promise<void> {
    await this.settle();
    await this.openAll();
  }

  desk(role: Role): Desk {
    const desk = this.desks.get(role);
    if (!desk) throw new Error('nobody of that role');
    return desk;
  }

  user(role: Role): LiveUser {
    const user = this.live.get(role);
    if (!user) throw new Error('nobody of that role');
    return user;
  }

  organisation(role: Role): string {
    return this.desk(role).person.organisation.id;
  }

  /** The item as this person sees it, or undefined. That the test looks is no look of the reader's, who reads of those. */
  async seen(role: Role, id: string | undefined): Promise<PresentedItem | undefined> {
    return id === undefined ? undefined : this.desk(role).peekAt(id);
  }

  /** The reader writes over the wire, where every answer is noted; the others through the services. */
  async submit(role: Role, ...ops: Op[]): Promise<void> {
    if (role !== this.reader) {
      await this.desk(role).submit(...ops);
      return;
    }
    await this.user(role).ask('plan:submit', { planId: this.desk(role).planId, ops });
  }

  /** A change of the circle; that of the reader over the wire, where its answer is noted. */
  async changeCircle(role: Role, op: CircleOpInput): Promise<void> {
    const { person, planId: plan } = this.desk(role);
    if (role === this.reader) {
      await this.noteQuery(CHANGE_CIRCLE, { plan, op });
      return;
    }
    const changed = this.given.app.get(CircleResolver).changeCircle(ctxOf(person), plan, op);
    await changed.catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }

  /** What the server does by itself, or a privacy officer. */
  async administer(op: PersonOp): Promise<void> {
    const { person, planId } = this.desk(this.reader);
    await this.given.app.get(PlanWriter).administer(ctxOf(person), planId, [op]);
  }

  /** The desk of a role with its privacy officers, whom no test is about. */
  eraser(role: Role): Eraser {
    const officers = this.officers.get(role);
    if (!officers) throw new Error('nobody of that role');
    return new Eraser(this.desk(role), officers);
  }

  /** An administrator hands over what the bystander is on; who takes over is the bystander from then on. */
  async handOver({ isDenied }: { isDenied: boolean }): Promise<void> {
    const { app } = this.given;
    const { organisation, id: person } = this.bystander;
    const admin = await buildPerson(app, { organisation, name: 'wie overdraagt' });
    const heir = await buildPerson(app, { organisation, name: 'wie toekijkt' });
    if (isDenied && this.hasHidden) {
      const denial = { kind: 'person.deny', opId: newOpId(), person: heir.id } as const;
      await this.administer({ ...denial, how: 'MATCH' });
    }
    const successor = ctxOf(heir).actor;
    const op = { kind: 'person.handOver', opId: newOpId(), person, successor } as const;
    const { planId } = this.desk(this.reader);
    await app.get(PlanWriter).administer(ctxOf(admin), planId, [op]);
    this.bystander = heir;
  }

  async checkPerson(role: Role, item: string): Promise<void> {
    const { person, planId } = this.desk(role);
    const by = { surnames: ['Naamloos'], bornOn: '1980-01-01' };
    const entered = this.given.app.get(InvolvedTags).enter(ctxOf(person), planId, { item, ...by });
    await entered.catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }

  /** Everybody opens the plan, the reader last. */
  async openAll(): Promise<void> {
    for (const role of ROLES) {
      if (role === this.reader) continue;
      await this.user(role).opened();
      await this.given.beat.next();
    }
    await this.noteOpened(undefined);
  }

  /** Waits until everything that a step led to has reached the reader, and notes it. */
  async settle(): Promise<void> {
    const user = this.user(this.reader);
    await this.given.beat.next();
    // Answered on the same wire, after all that was sent before.
    await user.ask('plan:submit', {});
    for (const packet of user.packets.slice(this.noted)) {
      if (packet.startsWith(LOOK)) this.looks += 1;
      else this.transcript.note('packet', packet.replace(/^(3)\d+/, '$1#'));
    }
    this.noted = user.packets.length;
    // Whatever happened before took longer than a millisecond to get here.
    this.instants.push(new Date(this.given.app.get(DatabaseClock).now() - 1).toISOString());
  }

  /** The reader opens the plan anew, by a cursor of earlier where there is one. */
  async noteOpened(earlier: number | undefined): Promise<void> {
    const cursor = earlier === undefined ? undefined : this.cursors[earlier % this.cursors.length];
    const answer = await this.user(this.reader).openedAt(cursor);
    this.cursors.push(answer.cursor);
    await this.settle();
  }

  /**
   * The reader asks everything that GraphQL has of the plan, drawing as whom to see it, what to find, and whose history. (Of the
   * queries only `findOrganisations` is left out: it knows of no plan.)
   */
  async noteQueries(draw: number): Promise<void> {
    const plan = this.desk(this.reader).planId;
    await this.noteQuery(WHOLE_PLAN, { id: plan });
    const role = ROLES[draw % ROLES.length] ?? 'vt';
    await this.noteQuery(WHOLE_PLAN_AS, { id: plan, organisation: this.organisation(role) });
    await this.noteQuery(PLANS, { first: 5 });
    await this.noteQuery(EMERGENCIES, { plan });
    await this.noteHttp(`/conflict/plans/${plan}`);
    for (const path of ABOUT_ERASURES) await this.noteHttp(path.replace(':plan', plan));
    await this.noteLedger(plan);
    await this.noteHistory({ plan, first: 7 });
    await this.noteQuery(EVIDENCE, { plan });
    await proveAll(this.given.app, plan);
    await this.noteQuery(EVIDENCE, { plan });
    const use = this.uses.at(-1) ?? randomUUID();
    for (const query of ABOUT_ONESELF) await this.noteQuery(query, { plan, use });
    await this.noteQuery(FIND, { find: WORDS_TO_FIND[draw % WORDS_TO_FIND.length] });
    const person = this.desk(role).person.id;
    await this.noteQuery(HISTORY, { plan, first: 50, person });
    await this.noteQuery(HISTORY, { plan, first: 50, organisation: this.organisation('vt') });
    await this.noteQuery(HISTORY, { plan, last: 7, section: 'agreements' });
    await this.noteQuery(HISTORY, { plan, first: 50, sinceLastVisit: true });
    await notePast(this, draw);
    const item = this.items[draw % this.items.length];
    if (item !== undefined) await this.noteQuery(HISTORY, { plan, first: 50, item });
    await this.noteQuery(ACCESS_LOG, {});
  }

  /** The reader asks everything, and opens the plan anew and from where it first was. */
  async noteAll(draw: number): Promise<void> {
    await this.noteQueries(draw);
    await this.noteOpened(undefined);
    await this.noteOpened(0);
    await this.given.app.get(CaseTeller).idle();
    await this.settle();
    this.transcript.note('looks', String(this.looks));
  }

  async noteHistory(variables: Record<string, unknown>): Promise<void> {
    let after: string | null = null;
    for (let page = 0; page < 5; page += 1) {
      const data = await this.noteQuery(HISTORY, { ...variables, after });
      const { pageInfo } = (data as { history: { pageInfo: { endCursor: string | null } } })
        .history;
      after = pageInfo.endCursor;
      if (after === null) return;
    }
  }

  async noteQuery(query: string, variables: Record<string, unknown>): Promise<unknown> {
    const answer = await this.given.app.graphql(this.cookie, query, variables);
    this.transcript.note('graphql', JSON.stringify(answer));
    return answer.data;
  }

  /** What the reader asks to be done over HTTP, and is answered. */
  async notePost(path: string, body: object): Promise<void> {
    const post = this.given.app.http().post(path).set({ Cookie: this.cookie });
    const { status, text } = await post.send(body);
    this.transcript.note('http', `${status} ${text}`);
  }

  private async noteHttp(path: string): Promise<void> {
    const { text } = await this.given.app.http().get(path).set({ Cookie: this.cookie });
    this.transcript.note('http', text);
  }

  /** Lines of one moment stand in the order of ids, which are random: they are compared by what they are about. */
  private async noteLedger(plan: string): Promise<void> {
    const headers = { Cookie: this.cookie };
    const response = await fetch(`${this.given.app.url}/plans/${plan}/ledger`, { headers });
    this.transcript.noteLines('ledger', `${response.status}\n${await response.text()}`);
  }

  leave(): void {
    for (const user of this.live.values()) user.leave();
  }
}
