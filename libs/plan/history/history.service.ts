import { Inject, Injectable } from '@nestjs/common';
import { decide } from '#access';
import { AccessLog, filtersIn, type NewAccessEvent } from '#access-log';
import { ChangePages, SealedCursor, type Change, type ChangeKind } from '#history';
import { absent, CONFIG, pageSize, Refused, type Config, type Ctx } from '#kernel';
import { PlanReader, sectionsFor, type ReadablePlan } from '../plan-reader.service.js';
import { itemSubject } from '../viewer.js';
import { HistoryPresenter, type HistoryEntry } from './history-presenter.js';
import { mayReadStream } from './stream-sight.js';

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
  'item.erased',
  'item.unerased',
  'passage.erased',
  'passage.unerased',
  'field.set',
  'field.audience',
  'text.edited',
  'member.added',
  'member.ended',
  'organisation.invited',
  'organisation.accepted',
  'organisation.declined',
  'organisation.left',
  'organisation.ended',
  'case.begun',
  'case.status',
  'case.marked',
];

const MOST_AT_ONCE = 200;

/** History, newest first, under today's rights. */
@Injectable()
export class HistoryService {
  private readonly cursors: SealedCursor;

  constructor(
    private readonly reader: PlanReader,
    private readonly pages: ChangePages,
    private readonly accessLog: AccessLog,
    @Inject(CONFIG) config: Config,
  ) {
    this.cursors = new SealedCursor(config.secret, 'history');
  }

  /** @throws Refused ABSENT, CURSOR_INVALID, MALFORMED, UNAVAILABLE */
  async page(ctx: Ctx, { planId, filter, first, after }: HistoryRequest): Promise<HistoryPage> {
    const readable = await this.reader.find(ctx, planId, 'HISTORY_READ');
    const { room, facts } = readable;
    if (!decide(facts, 'history.read', { type: 'plan' })) throw absent();
    const limit = pageSize(first, MOST_AT_ONCE);
    const beforeSeq = this.position(ctx, planId, after);
    await this.accessLog.record(ctx, historyEvent(readable, filter));
    const pages = this.pages.of(ctx.actor, planId);
    const outlines = await pages.outlines(filter.item);
    const streams = outlines.filter(
      (stream) =>
        (filter.field === undefined || stream.field === filter.field) &&
        mayReadStream(room.state, facts, stream),
    );
    const changes = await pages.page({
      ...filter,
      streams: streams.map(({ streamId }) => streamId),
      kinds: READABLE_KINDS,
      beforeSeq,
      afterSeq: facts.past.sees === 'ALL' ? 0 : facts.past.since,
      limit: limit + 1,
    });
    const presenter = new HistoryPresenter({ room, facts, streams, pages });
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

/** The line for a look at the history. Of an item that was asked for its kind is kept, where the reader may know it. */
function historyEvent({ room, facts }: ReadablePlan, filter: HistoryFilter): NewAccessEvent {
  const filters = filtersIn(filter);
  const item = filter.item === undefined ? undefined : room.state.item(filter.item);
  return {
    kind: filters.length > 0 ? 'HISTORY_SEARCH' : 'HISTORY_READ',
    planId: room.planId,
    sections: sectionsFor(facts),
    filters,
    itemKind: item && decide(facts, 'history.read', itemSubject(item)) ? item.kind : undefined,
  };
}
