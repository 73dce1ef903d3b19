import { decide, seesFrom, type ViewerFacts } from '#access';
import type { PlanState } from '../../../libs/plan/state/plan-state.js';
import { itemSubject } from '../../../libs/plan/viewer.js';

/** What people are shown, and what they are not for one reason alone: lifted, they would be. */
export const SIGHTS = [
  'plans seen',
  'plans hidden by their time on the case',
  'plans hidden by an organisation that takes no part',
  'plans hidden by a conflict of interest',
  'items seen with all of the past',
  'items seen as they stand',
  'items seen from now',
  'items hidden because they were removed before',
  'items hidden because they were there before',
  'items hidden by audience or matrix',
  'changes seen',
  'changes hidden with their stream',
  'changes hidden because they were before',
  'cases found by words or status',
  'cases that only their regievoerder would find',
  'uses of the emergency button to review',
] as const;

type Sight = (typeof SIGHTS)[number];

/** Counts what random worlds try: worlds in which nobody sees anything, or everybody all, would agree, too. */
export class SightTally {
  private readonly counts = new Map<Sight, number>(SIGHTS.map((sight) => [sight, 0]));

  /** The sights that were had fewer than so many times. */
  below(least: number): [Sight, number][] {
    return [...this.counts].filter(([, count]) => count < least);
  }

  plan(state: PlanState, facts: ViewerFacts, { person, at }: { person: string; at: number }): void {
    if (mayRead(facts)) return this.count('plans seen');
    if (facts.denied && mayRead({ ...facts, denied: false })) {
      return this.count('plans hidden by a conflict of interest');
    }
    const member = state.member(person);
    if (facts.denied || member?.organisation !== facts.organisation) return;
    const isInTime = member.beginsAt <= at && (member.endsAt === null || at < member.endsAt);
    const takesPart = state.takesPart(member.organisation);
    if (!isInTime && takesPart) this.count('plans hidden by their time on the case');
    if (isInTime && !takesPart) this.count('plans hidden by an organisation that takes no part');
  }

  items(state: PlanState, facts: ViewerFacts): void {
    if (!mayRead(facts)) return;
    const { past } = facts;
    const ofAll: ViewerFacts = { ...facts, past: { sees: 'ALL', since: 0 } };
    for (const subject of [...state.allItems()].map(itemSubject)) {
      if (decide(facts, 'item.read', subject)) this.count(SEEN[past.sees]);
      else if (!decide(ofAll, 'item.read', subject)) {
        this.count('items hidden by audience or matrix');
      } else if (past.sees === 'CURRENT') {
        this.count('items hidden because they were removed before');
      } else this.count('items hidden because they were there before');
    }
  }

  change(facts: ViewerFacts, seq: number, isOfTheirs: boolean): void {
    if (!mayRead(facts)) return;
    if (!isOfTheirs) this.count('changes hidden with their stream');
    else if (seesFrom(facts, seq)) this.count('changes seen');
    else this.count('changes hidden because they were before');
  }

  count(sight: Sight, times = 1): void {
    this.counts.set(sight, (this.counts.get(sight) ?? 0) + times);
  }
}

const SEEN = {
  ALL: 'items seen with all of the past',
  CURRENT: 'items seen as they stand',
  FROM_NOW: 'items seen from now',
} as const;

function mayRead(facts: ViewerFacts): boolean {
  return decide(facts, 'plan.read', { type: 'plan' });
}
