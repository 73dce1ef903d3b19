import type {
  Audience,
  ErrorCode,
  ItemKindName,
  Op,
  OpAccepted,
  OpResult,
  PresentedItem,
  PersonFunction,
  PresentedPlan,
} from '#contract';
import { factsIn, PlanCreator, PlanReader, PlanRooms, PlanWriter } from '#plan';
import { presentItem } from '../../libs/plan/present/present-item.js';
import type { TestApp } from './app.js';
import { buildPerson, buildPlan, ctxOf, type BuiltPerson, type BuiltPlan } from './factories.js';
import { addOp } from './ops.js';

/** One person at work on one plan, through the services of one node. */
export class Desk {
  constructor(
    readonly app: TestApp,
    readonly person: BuiltPerson,
    readonly planId: string,
  ) {}

  /** The same person and plan on another node. */
  on(app: TestApp): Desk {
    return new Desk(app, this.person, this.planId);
  }

  submit(...ops: Op[]): Promise<OpResult[]> {
    return this.app.get(PlanWriter).submit(ctxOf(this.person), this.planId, ops);
  }

  /** The receipt of an op that has to be accepted. */
  async accepted(op: Op): Promise<OpAccepted> {
    const [result] = await this.submit(op);
    if (!result?.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
    return result;
  }

  /** The code of each refusal; OK where there is none. */
  async codes(...ops: Op[]): Promise<(ErrorCode | 'OK')[]> {
    return codesOf(await this.submit(...ops));
  }

  async plan(): Promise<PresentedPlan> {
    const reader = this.app.get(PlanReader);
    const ctx = ctxOf(this.person);
    return reader.present(await reader.open(ctx, this.planId), ctx.actor);
  }

  /** As `items`, for what a test wants to know itself: the access log says nothing of it. */
  async peek(): Promise<PresentedItem[]> {
    const reader = this.app.get(PlanReader);
    const ctx = ctxOf(this.person);
    const readable = await reader.find(ctx, this.planId, 'PLAN_READ');
    return itemsIn(reader.present(readable, ctx.actor));
  }

  /** As `peek`, of one item: a test that asks for one of them many times need not see all of them each time. */
  async peekAt(id: string): Promise<PresentedItem | undefined> {
    const room = await this.app.get(PlanRooms).freshRoom(this.planId);
    const item = room?.state.item(id);
    return room && item && presentItem(room.present, factsIn(room, ctxOf(this.person).actor), item);
  }

  async items(): Promise<PresentedItem[]> {
    return itemsIn(await this.plan());
  }

  async item(id: string): Promise<PresentedItem> {
    const found = (await this.items()).find((item) => item.id === id);
    if (!found) throw new Error('no such item for this person');
    return found;
  }

  async sees(id: string): Promise<boolean> {
    return (await this.items()).some((item) => item.id === id);
  }

  async add(
    kind: ItemKindName = 'agreement',
    more: { audience?: Audience; after?: string | null } = {},
  ): Promise<PresentedItem> {
    const { opId } = await this.accepted(addOp(kind, more));
    return this.item(opId);
  }
}

/** A table at which every organisation has one more person, with the functions there are. */
export interface FullTable extends Table {
  expert: Desk;
  contact: Desk;
  coordinator: Desk;
  colleague: Desk;
}

export async function buildFullTable(app: TestApp): Promise<FullTable> {
  const table = await buildTable(app);
  const second = async ({ person }: Desk, ...functions: PersonFunction[]): Promise<Desk> => {
    const { organisation } = person;
    const built = await buildPerson(app, { organisation, functions });
    const member = { person: built.id, organisation: organisation.id };
    await app.get(PlanCreator).addMembers(ctxOf(table.vt.person), table.plan.id, [member]);
    return new Desk(app, built, table.plan.id);
  };
  return {
    ...table,
    expert: await second(table.vt, 'HONOUR_EXPERT'),
    contact: await second(table.police, 'HONOUR_CONTACT'),
    coordinator: await second(table.shelter, 'SAFETY_COORDINATOR'),
    colleague: await second(table.team),
  };
}

function itemsIn({ sections }: PresentedPlan): PresentedItem[] {
  return sections.flatMap(({ items }) => items);
}

export function codesOf(results: readonly OpResult[]): (ErrorCode | 'OK')[] {
  return results.map((result) => (result.ok ? 'OK' : result.error.code));
}

/** A case conference: one person of each organisation type, all on one case. */
export interface Table {
  plan: BuiltPlan;
  vt: Desk;
  police: Desk;
  shelter: Desk;
  team: Desk;
  others: Desk[];
}

/** A table with these people at it, too; the first four have these functions. */
export async function buildTable(
  app: TestApp,
  more: readonly BuiltPerson[] = [],
  functions: PersonFunction[] = [],
): Promise<Table> {
  const vt = await buildPerson(app, { type: 'VEILIG_THUIS', functions });
  const police = await buildPerson(app, { type: 'POLICE', functions });
  const shelter = await buildPerson(app, { type: 'SHELTER', functions });
  const team = await buildPerson(app, { type: 'NEIGHBOURHOOD_TEAM', functions });
  const plan = await buildPlan(app, [vt, police, shelter, team, ...more]);
  const at = (person: BuiltPerson): Desk => new Desk(app, person, plan.id);
  return {
    plan,
    vt: at(vt),
    police: at(police),
    shelter: at(shelter),
    team: at(team),
    others: more.map(at),
  };
}
