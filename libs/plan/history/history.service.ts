import { Inject, Injectable } from '@nestjs/common';
import { decide, type ViewerFacts } from '#access';
import {
  ChangeLog,
  ChangePages,
  SealedCursor,
  type Change,
  type ChangeKind,
  type StreamOutline,
} from '#history';
import { absent, CONFIG, pageSize, Refused, type Config, type Ctx } from '#kernel';
import { PlanReader } from '../plan-reader.service.js';
import type { PlanState } from '../state/plan-state.js';
import { MEMBER_FIELD } from '../state/stream-id.js';
import { itemSubject } from '../viewer.js';
import { HistoryPresenter, type HistoryEntry } from './history-presenter.js';

/** Which part of a plan's history to read; everything narrows. */
export interface HistoryFilter {
  item?: string | undefined;
  field?: string | undefined;
  person?: string | undefined;
  organisation?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
}

export interface HistoryRequest {
  planId: string;
  filter: HistoryFilter;
  first: number;
  after?: string | undefined;
}

export interface HistoryPage {
  entries: { entry: HistoryEntry; cursor: string }[];
  hasNextPage: boolean;
}

/** What people read back. Streams that were opened or closed along the way belong to the change of audience. */
const READABLE_KINDS: readonly ChangeKind[] = [
  'item.added',
  'item.moved',
  'item.removed',
  'item.restored',
  'item.audience',
  'field.set',
  'text.edited',
  'member.added',
  'member.ended',
];

const MOST_AT_ONCE = 200;

/** History, newest first, under today's rights. */
@Injectable()
export class HistoryService {
  private readonly cursors: SealedCursor;

  constructor(
    private readonly reader: PlanReader,
    private readonly pages: ChangePages,
    private readonly log: ChangeLog,
    @Inject(CONFIG) config: Config,
  ) {
    this.cursors = new SealedCursor(config.secret, 'history');
  }

  /** @throws Refused ABSENT, CURSOR_INVALID, MALFORMED */
  async page(ctx: Ctx, { planId, filter, first, after }: HistoryRequest): Promise<HistoryPage> {
    const { room, facts } = await this.reader.open(ctx, planId);
    if (!decide(facts, 'history.read', { type: 'plan' })) throw absent();
    const limit = pageSize(first, MOST_AT_ONCE);
    const outlines = await this.pages.outlines(planId, filter.item);
    const streams = outlines.filter(
      (stream) =>
        (filter.field === undefined || stream.field === filter.field) &&
        mayReadStream(room.state, facts, stream),
    );
    const changes = await this.pages.page({
      ...filter,
      planId,
      streams: streams.map(({ streamId }) => streamId),
      kinds: READABLE_KINDS,
      beforeSeq: this.position(ctx, planId, after),
      limit: limit + 1,
    });
    const presenter = new HistoryPresenter({
      room,
      facts,
      streams,
      log: this.log,
      pages: this.pages,
    });
    const shown = changes.slice(0, limit);
    const entries = await presenter.present(shown);
    return {
      entries: entries.map((entry, index) => ({
        entry,
        cursor: this.cursor(ctx, planId, shown[index]),
      })),
      hasNextPage: changes.length > limit,
    };
  }

  private position(ctx: Ctx, planId: string, after: string | undefined): number | undefined {
    if (after === undefined) return undefined;
    const position = this.cursors.open(after, planId, ctx.actor.person);
    if (!position) throw new Refused('CURSOR_INVALID');
    return position.seq;
  }

  private cursor({ actor }: Ctx, plan: string, change: Change | undefined): string {
    const { seq, at } = change ?? { seq: 0, at: 0 };
    return this.cursors.seal({ plan, holder: actor.person, seq, at });
  }
}

/** The item must be readable today, and the stream must have been theirs to read when it was written. */
function mayReadStream(state: PlanState, facts: ViewerFacts, stream: StreamOutline): boolean {
  if (stream.field === MEMBER_FIELD) return decide(facts, 'plan.read', { type: 'plan' });
  const item = state.item(stream.item);
  if (!item) return false;
  const today = itemSubject(item);
  return (
    decide(facts, 'history.read', today, stream.field) &&
    decide(facts, 'history.read', { ...today, audience: stream.audience }, stream.field)
  );
}
