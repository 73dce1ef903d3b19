import type { Heads, HeadsDelta, KnownHead } from '../state/heads.js';
import { Rewritten } from '../state/refusal.js';
import { linkHashOf, type LinkRow } from './link-row.js';
import type { LogSnapshot, NamedHead } from './log-snapshot.js';

/** From after which moment up to and with which: Unix milliseconds. */
export interface Span {
  after: number;
  until: number;
}

/**
 * What becomes of the heads by the changes of a span, after checking that all of it goes on from them (G-56). Throws Rewritten
 * with the first thing that does not.
 */
export async function followChanges(
  heads: Heads,
  log: LogSnapshot,
  span: Span,
): Promise<HeadsDelta> {
  for await (const { streamId } of log.missing(namedHeads(heads))) {
    throw new Rewritten('HEAD_GONE', streamId);
  }
  const seqs = await log.planSeqs();
  const follower = new PlanFollower(heads, seqs, span);
  for await (const row of log.changesAfter(plansAhead(heads, seqs))) follower.follow(row);
  return follower.end();
}

export function* namedHeads(heads: Pick<Heads, 'streams'>): Generator<NamedHead> {
  for (const [streamId, head] of heads.streams) yield { streamId, ...head };
}

/** Plans that have more changes than they had, with how many they had. */
function plansAhead(heads: Heads, seqs: ReadonlyMap<string, number>): [string, number][] {
  for (const [planId, known] of heads.plans) {
    const seq = seqs.get(planId);
    if (seq === undefined) throw new Rewritten('PLAN_GONE', planId);
    if (seq < known) throw new Rewritten('PLAN_SHORTER', planId);
  }
  const ahead: [string, number][] = [];
  for (const [planId, seq] of seqs) {
    const known = heads.plans.get(planId) ?? 0;
    if (seq > known) ahead.push([planId, known]);
  }
  return ahead;
}

/** Goes along the changes of plans, each plan's in its order. */
class PlanFollower {
  private readonly plans = new Map<string, number>();
  private readonly streams = new Map<string, KnownHead>();
  /** The plan under way, and the place that was seen last of it. */
  private planId: string | undefined;
  private seq = 0;
  private ms = 0;
  private readonly seen = new Set<string>();

  constructor(
    private readonly heads: Heads,
    private readonly seqs: ReadonlyMap<string, number>,
    private readonly span: Span,
  ) {}

  follow(row: LinkRow): void {
    if (row.plan_id !== this.planId) this.begin(row.plan_id);
    this.seq += 1;
    if (Number(row.seq) !== this.seq) throw new Rewritten('PLACE_MISSING', row.plan_id);
    const ms = Number(row.ms);
    if (ms <= this.span.after) throw new Rewritten('TOO_LATE', row.stream_id);
    // So all that is behind a change from after the span is from after it, too.
    if (ms < this.ms) throw new Rewritten('GOES_BACK', row.stream_id);
    this.ms = ms;
    if (ms > this.span.until) return;
    this.link(row);
    this.plans.set(row.plan_id, this.seq);
  }

  end(): HeadsDelta {
    this.leave();
    for (const [planId, seq] of this.seqs) {
      if (seq > this.knownSeq(planId) && !this.seen.has(planId)) {
        throw new Rewritten('PLACE_MISSING', planId);
      }
    }
    return { plans: this.plans, streams: this.streams };
  }

  private link(row: LinkRow): void {
    const { stream_id: streamId, plan_id: planId, hash } = row;
    const before = this.streams.get(streamId) ?? this.heads.streams.get(streamId);
    if (before && before.planId !== planId) throw new Rewritten('OTHER_PLAN', streamId);
    const goesOn = !before || before.hash.equals(row.prev_hash);
    if (!goesOn || Number(row.rev) !== (before?.rev ?? 0) + 1) {
      throw new Rewritten('LINK_BROKEN', streamId);
    }
    if (!linkHashOf(row).equals(hash)) throw new Rewritten('LINK_CHANGED', streamId);
    // A copy: the driver's buffer is a view on all that came with it.
    this.streams.set(streamId, { planId, rev: Number(row.rev), hash: Buffer.from(hash) });
  }

  private begin(planId: string): void {
    this.leave();
    this.planId = planId;
    this.seq = this.knownSeq(planId);
    this.ms = 0;
    this.seen.add(planId);
  }

  /** The head row and the changes are of one snapshot: the last change is where the head says. */
  private leave(): void {
    if (this.planId === undefined) return;
    if (this.seqs.get(this.planId) !== this.seq) throw new Rewritten('PLACE_MISSING', this.planId);
  }

  private knownSeq(planId: string): number {
    return this.heads.plans.get(planId) ?? 0;
  }
}
