import type pg from 'pg';
import { decide, seesFrom, type ViewerFacts } from '#access';
import type { KeyRing, StreamOutline } from '#history';
import type { Actor, RolePools } from '#kernel';
import { mayReadStream } from '../../../libs/plan/history/stream-sight.js';
import type { PlanTitle } from '../../../libs/plan/present/present-plan.js';
import { loadPlan } from '../../../libs/plan/room/plan-loader.js';
import type { PlanState } from '../../../libs/plan/state/plan-state.js';
import { itemSubject, viewerFacts } from '../../../libs/plan/viewer.js';

/** What somebody may read of a plan, by id and in order; of changes and snapshots the streams that they are of. */
export interface Sight {
  items: string[];
  streams: string[];
  changes: string[];
  snapshots: string[];
}

interface KnownChange {
  seq: number;
  outline: StreamOutline;
}

/** A plan as the rules role loads it, and everything that was ever written in it, past all walls. */
export class KnownPlan {
  private constructor(
    readonly state: PlanState,
    readonly title: PlanTitle,
    readonly changes: readonly KnownChange[],
  ) {}

  static async load(
    { pools, keys }: { pools: RolePools; keys: KeyRing },
    superuser: pg.Pool,
    planId: string,
  ): Promise<KnownPlan> {
    const loaded = await loadPlan(pools.rules, keys, planId);
    if (!loaded) throw new Error('no plan');
    const { rows } = await superuser.query<{ seq: string; outline: StreamOutline }>(
      `SELECT seq, jsonb_build_object('streamId', stream_id, 'item', item_id, 'field', field,
                                      'audience', audience, 'narrowed', narrowed) AS outline
       FROM change JOIN stream USING (plan_id, stream_id) WHERE plan_id = $1`,
      [planId],
    );
    const changes = rows.map(({ seq, outline }) => ({ seq: Number(seq), outline }));
    return new KnownPlan(loaded.state, loaded.title, changes);
  }

  factsOf(actor: Actor, at = Date.now()): ViewerFacts {
    return viewerFacts(this.state, actor, at);
  }

  isFor(actor: Actor): boolean {
    return decide(this.factsOf(actor), 'plan.read', { type: 'plan' });
  }

  /** Whether the number or the name of an organisation that takes part says this. */
  says(text: string, nameOf: (organisation: string) => string): boolean {
    const taking = [...this.state.allParticipations()].filter(
      ({ status }) => status === 'ACCEPTED',
    );
    const words = [this.title.caseNumber, ...taking.map((one) => nameOf(one.organisation))];
    return words.some((word) => word.toLowerCase().includes(text.toLowerCase()));
  }

  /** By `decide` alone. Every stream has one change and one snapshot, and both go with it. */
  sightOf(actor: Actor): Sight {
    const { state, changes } = this;
    const facts = this.factsOf(actor);
    // As history reads them: of what was erased there is a line, for those who saw it (E-19).
    const items = [...state.allItems()].filter((one) =>
      decide(facts, 'history.read', itemSubject(one)),
    );
    const streams = changes
      .filter(({ outline }) => mayReadStream(state, facts, outline))
      .map(({ outline }) => outline.streamId)
      .sort();
    return {
      items: items.map(({ id }) => id).sort(),
      streams,
      changes: streams,
      snapshots: streams,
    };
  }

  /** The streams of what a reader of history is shown: what stands before the time that they see is not (C-10). */
  historyOf(actor: Actor): string[] {
    const facts = this.factsOf(actor);
    return this.changes
      .filter(
        ({ seq, outline }) => mayReadStream(this.state, facts, outline) && seesFrom(facts, seq),
      )
      .map(({ outline }) => outline.streamId)
      .sort();
  }
}
