import { Inject, Injectable } from '@nestjs/common';
import { sessionsOf } from '#contract';
import { decide } from '#access';
import { AccessLog, filtersIn, type NewAccessEvent } from '#access-log';
import { ChangePages, SealedCursor, type Change, type ChangeKind } from '#history';
import { absent, CONFIG, pageSize, Refused, type Config, type Ctx } from '#kernel';
import { PlanReader, sectionsFor, type ReadablePlan } from '../plan-reader.service.js';
import { itemSubject } from '../viewer.js';
import { HistoryPresenter, type HistoryEntry } from './history-presenter.js';
import { readableStreams, type StreamNarrowing } from './stream-sight.js';
import { Visits } from './visits.js';

/** Which part of a plan's history to read; everything narrows. */
export interface HistoryFilter extends StreamNarrowing {
  person?: string | undefined;
  organisation?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
  /** Only what came after the reader's last visit; nothing when there was none. */
  sinceLastVisit?: boolean | undefined;
}

export interface HistoryRequest {
  planId: string;
  filter: HistoryFilter;
  /** How many from the newest on; */
  first: number;
  /** or, instead, from the oldest on. */
  last?: number | undefined;
  /** Only what came before this one, or after it: lists are newest first. */
  after?: string | undefined;
  before?: string | undefined;
}

export interface HistoryPage {
  entries: { entry: HistoryEntry; cursor: string }[];
  /** With `first`: whether there is more that is older. */
  hasNextPage: boolean;
  /** With `last`: whether there is more that is newer. */
  hasPreviousPage: boolean;
}

/** What came since the reader's last visit, as far as it is theirs. */
export interface NewsSinceVisit {
  at: Date;
  /** Typing sessions count as one; what the reader did themselves does not count. */
  changes: number;
  /** There are more than were counted. */
  isMore: boolean;
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
  'view.added',
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
  'version.proposed',
  'version.answered',
  'version.withdrawn',
  'version.settled',
];

const MOST_AT_ONCE = 200;

/** More rows than this nobody reads one by one: it is said that there are more. */
const MOST_COUNTED = 2000;

/** History, newest first, under today's rights. */
@Injectable()
export class HistoryService {
  private readonly cursors: SealedCursor;

  constructor(
    private readonly reader: PlanReader,
    private readonly pages: ChangePages,
    private readonly visits: Visits,
    private readonly accessLog: AccessLog,
    @Inject(CONFIG) config: Config,
  ) {
    this.cursors = new SealedCursor(config.secret, 'history');
  }

  /** @throws Refused ABSENT, CURSOR_INVALID, MALFORMED, UNAVAILABLE */
  async page(ctx: Ctx, request: HistoryRequest): Promise<HistoryPage> {
    const { planId, filter, first, last } = request;
    const readable = await this.find(ctx, planId);
    const limit = pageSize(last ?? first, MOST_AT_ONCE);
    const [beforeSeq, newerThan = 0] = [request.after, request.before].map((cursor) =>
      this.position(ctx, planId, cursor),
    );
    await this.accessLog.record(ctx, historyEvent(readable, filter));
    const { pages, streams, query } = await this.narrowed(ctx, readable, filter);
    const visit = await this.visits.last(ctx, planId);
    const seenSeq = filter.sinceLastVisit ? (visit?.seq ?? Infinity) : 0;
    const changes = !Number.isFinite(seenSeq)
      ? []
      : await pages.page({
          ...query,
          beforeSeq,
          afterSeq: Math.max(query.afterSeq, newerThan, seenSeq),
          from: last === undefined ? 'NEWEST' : 'OLDEST',
          limit: limit + 1,
        });
    const { room, facts } = readable;
    const presenter = new HistoryPresenter({ room, facts, streams, pages, seenSeq: visit?.seq });
    // One more than asked for tells that there is more; it stands at the far end.
    const shown = last === undefined ? changes.slice(0, limit) : changes.slice(-limit);
    const hasMore = changes.length > limit;
    const entries = await presenter.present(shown);
    return {
      entries: entries.map((entry, index) => ({
        entry,
        cursor: this.cursor(ctx, planId, shown[index]),
      })),
      hasNextPage: hasMore && last === undefined,
      hasPreviousPage: hasMore && last !== undefined,
    };
  }

  /** Undefined on a first visit. @throws Refused ABSENT, UNAVAILABLE */
  async news(ctx: Ctx, planId: string): Promise<NewsSinceVisit | undefined> {
    const readable = await this.find(ctx, planId);
    const filter = { sinceLastVisit: true };
    await this.accessLog.record(ctx, historyEvent(readable, filter));
    const visit = await this.visits.last(ctx, planId);
    if (!visit) return undefined;
    const { pages, query } = await this.narrowed(ctx, readable, filter);
    const afterSeq = Math.max(query.afterSeq, visit.seq);
    const marks = await pages.marks(
      { ...query, afterSeq, from: 'NEWEST', limit: MOST_COUNTED + 1 },
      { notBy: ctx.actor.person },
    );
    const typed = marks
      .slice(0, MOST_COUNTED)
      .map(({ streamId: key, rev, kind, at: time }) => ({ key, rev, kind, time }));
    const isMore = marks.length > MOST_COUNTED;
    return { at: visit.at, changes: sessionsOf(typed).length, isMore };
  }

  private async find(ctx: Ctx, planId: string): Promise<ReadablePlan> {
    const readable = await this.reader.find(ctx, planId, 'HISTORY_READ');
    if (!decide(readable.facts, 'history.read', { type: 'plan' })) throw absent();
    return readable;
  }

  /** The reader's streams of what was asked for, and what is asked of the log in them. */
  private async narrowed(ctx: Ctx, { room, facts }: ReadablePlan, filter: HistoryFilter) {
    const { person, organisation, since, until } = filter;
    const pages = this.pages.of(ctx.actor, room.planId);
    const outlines = await pages.outlines(filter.item);
    const streams = readableStreams(room.state, facts, { outlines, narrowed: filter });
    const query = {
      ...{ person, organisation, since, until },
      streams: streams.map(({ streamId }) => streamId),
      kinds: READABLE_KINDS,
      afterSeq: facts.past.sees === 'ALL' ? 0 : facts.past.since,
    };
    return { pages, streams, query };
  }

  private position(ctx: Ctx, planId: string, cursor: string | undefined): number | undefined {
    if (cursor === undefined) return undefined;
    const position = this.cursors.open(cursor, planId, ctx.actor.person);
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
