import type { AccessLog } from '#access-log';
import { ChangePages, type KeyRing } from '#history';
import { absent, loadConfig, type Actor, type Ctx, type RolePools } from '#kernel';
import {
  HistoryService,
  PlanListService,
  Visits,
  type PlanListRequest,
  type PlanReader,
} from '#plan';
import { Emergencies } from '../../../libs/plan/break-glass/emergencies.service.js';
import type { OfficerReviews } from '../../../libs/plan/break-glass/officer-reviews.service.js';
import type { BreakGlassEvents } from '../../../libs/plan/break-glass/break-glass-events.js';
import { PlanNow } from '../../../libs/plan/present/plan-now.js';
import { testKeyFolder } from '../keys/test-keys.js';
import type { KnownPlan } from './known-plan.js';

/** Reading is written down elsewhere, and not for people who were made up. */
const UNWRITTEN = { record: () => Promise.resolve(0) } as unknown as AccessLog;
const NOBODY_TOLD = {} as BreakGlassEvents;
const NO_OFFICER = { open: () => Promise.resolve([]) } as unknown as OfficerReviews;

/** What people ask of all plans and of one, through the statements that the questions become. */
export class Questions {
  private readonly config = loadConfig({
    DATABASE_URL: 'postgres://nowhere',
    VANGNET_DEMO: '1',
    VANGNET_KEY_FOLDER: testKeyFolder(),
  });
  /** Plans that were opened to see whether their regievoerder is the one looked for. */
  private opened: string[] = [];
  private readonly list: PlanListService;
  private readonly emergencies: Emergencies;
  private readonly past: HistoryService;

  constructor(
    { pools, keys }: { pools: RolePools; keys: KeyRing },
    private readonly plans: ReadonlyMap<string, KnownPlan>,
  ) {
    const reader = this.reader();
    this.list = new PlanListService(pools, reader, UNWRITTEN, keys);
    this.emergencies = new Emergencies(pools, reader, NOBODY_TOLD, NO_OFFICER, this.config);
    const pages = new ChangePages(pools.reader, keys);
    this.past = new HistoryService(reader, pages, new Visits(pools), UNWRITTEN, this.config);
  }

  /** The plans found, and those that may be found by a regievoerder, whom nobody here sees. */
  async found(actor: Actor, request: Omit<PlanListRequest, 'first'> = {}) {
    this.opened = [];
    const { rows } = await this.list.page(ctxOf(actor), { first: 100, ...request });
    return { found: rows.map(({ id }) => id).sort(), opened: this.opened.sort() };
  }

  /** The plans in which the person has a use of the emergency button to review. */
  async toReview(actor: Actor): Promise<string[]> {
    const reviews = await this.emergencies.openReviews(ctxOf(actor));
    return reviews.flatMap(({ planId }) => planId ?? []).sort();
  }

  /** The streams of the changes that the person reads back, or nothing where the plan is absent. */
  async history(actor: Actor, planId: string): Promise<string[]> {
    const request = { planId, filter: {}, first: 200 };
    const { entries } = await this.past.page(ctxOf(actor), request);
    return entries.map(({ entry }) => entry.stream).sort();
  }

  private reader(): PlanReader {
    const directory = {
      load: () => Promise.resolve(),
      person: nobody,
      organisation: nobody,
      mayTakePart: () => false,
    };
    return {
      find: ({ actor }: Ctx, planId: string) => {
        this.opened.push(planId);
        const plan = this.plans.get(planId);
        if (!plan?.isFor(actor)) throw absent();
        const { state } = plan;
        const present = new PlanNow(state, directory, Date.now());
        return Promise.resolve({ room: { planId, state, present }, facts: plan.factsOf(actor) });
      },
      present: () => ({ sections: [], members: [] }),
    } as unknown as PlanReader;
  }
}

function nobody(): undefined {
  return undefined;
}

function ctxOf(actor: Actor): Ctx {
  return { actor, requestId: 'test' };
}
