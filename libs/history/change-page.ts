import type { Audience } from '#contract';
import type { Actor, ScopedDatabase } from '#kernel';
import { CHANGE_COLUMNS, type ChangeRow } from './change-row.js';
import { CHANGE_KINDS, type Change, type ChangeKind } from './change.js';
import type { KeyRing } from './keys/key-ring.js';
import { PlanPast } from './plan-past.js';
import { ReaderQueries } from './reader-queries.js';
import { rawChangesOf, type RawChange } from './raw-change.js';
import { openedOrErased } from './sealing.js';

/** A stream as history finds it: `audience` and `narrowed` are those that it began with. */
export interface StreamOutline {
  streamId: string;
  item: string;
  field: string;
  audience: Audience;
  narrowed: Audience | null;
  /** How far it has come; of one that is closed, its end. */
  rev: number;
  closed: boolean;
}

/** What to look for: only the streams named, and everything else as a narrowing. */
export interface PageQuery {
  streams: readonly string[];
  kinds: readonly ChangeKind[];
  person?: string | undefined;
  organisation?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
  /** Only changes before this position. */
  beforeSeq?: number | undefined;
  /** Only changes after this position. */
  afterSeq: number;
  /** From which end the changes are counted. They come newest first either way. */
  from: 'NEWEST' | 'OLDEST';
  limit: number;
}

/** What a change says of itself without its words. */
export interface ChangeMark {
  streamId: string;
  rev: number;
  kind: ChangeKind;
  /** Unix milliseconds. */
  at: number;
}

interface EndRow {
  plan_id: string;
  stream_id: string;
  rev: string;
  key_id: string;
  value: Buffer;
}

/** Reads of the log for people who look back. Row-level security withholds what the person may not read. */
export class ChangePages {
  constructor(
    private readonly reader: ScopedDatabase,
    private readonly keys: KeyRing,
  ) {}

  /** One plan, as far as one person may read it. */
  of(actor: Actor, planId: string): PlanPages {
    return new PlanPages(new ReaderQueries(this.reader, this.keys, actor, planId));
  }
}

export class PlanPages {
  /** What stood there at moments of the past. */
  readonly past: PlanPast;

  constructor(private readonly queries: ReaderQueries) {
    this.past = new PlanPast(queries);
  }

  async outlines(item?: string): Promise<StreamOutline[]> {
    const rows = await this.queries.rows<{
      stream_id: string;
      item_id: string;
      field: string;
      audience: Audience;
      narrowed: Audience | null;
      rev: string;
      closed: boolean;
    }>({
      name: 'history-outlines',
      text: `SELECT stream_id, item_id, field, audience, narrowed, rev, closed FROM stream
             WHERE plan_id = $1 AND ($2::uuid IS NULL OR item_id = $2)`,
      values: [this.queries.planId, item ?? null],
    });
    return rows.map((row) => ({
      streamId: row.stream_id,
      item: row.item_id,
      field: row.field,
      audience: row.audience,
      narrowed: row.narrowed,
      rev: Number(row.rev),
      closed: row.closed,
    }));
  }

  /** Newest first. */
  async page(query: PageQuery): Promise<Change[]> {
    const changes = await this.queries.changes({
      name: `history-page-${query.from}`,
      text: pageStatement(CHANGE_COLUMNS, query),
      values: this.values(query),
    });
    return query.from === 'OLDEST' ? changes.reverse() : changes;
  }

  /** As `page`, without what they say, and without those of one person. Newest first. */
  async marks(query: PageQuery, { notBy }: { notBy: string }): Promise<ChangeMark[]> {
    const rows = await this.queries.rows<{
      stream_id: string;
      rev: string;
      kind: number;
      at: Date;
    }>({
      name: 'history-marks',
      text: pageStatement('stream_id, rev, kind, at, seq', query, 'AND actor_id <> $11'),
      values: [...this.values(query), notBy],
    });
    const kinds = new Map<number, ChangeKind>(
      query.kinds.map((kind) => [CHANGE_KINDS[kind], kind]),
    );
    return rows.flatMap((row) => {
      const kind = kinds.get(row.kind);
      const { stream_id: streamId, rev, at } = row;
      return kind ? [{ streamId, rev: Number(rev), kind, at: at.getTime() }] : [];
    });
  }

  /** The change right before each of these in its stream, by the id of the stream and its rev. */
  async previous(changes: readonly Change[]): Promise<Map<string, Change>> {
    const later = changes.filter((change) => change.rev > 1);
    const found = await this.past.changesAt(
      later.map(({ streamId, rev }) => ({ streamId, rev: rev - 1 })),
    );
    return new Map(found.map((change) => [placeKey(change), change]));
  }

  /** What these streams hold, as it is kept: of closed ones, what they held at their end. */
  async ends(streams: readonly string[]): Promise<Map<string, Buffer>> {
    if (streams.length === 0) return new Map();
    const rows = await this.queries.rows<EndRow>({
      name: 'history-ends',
      text: `SELECT plan_id, stream_id, rev, key_id, value FROM stream
             WHERE plan_id = $1 AND stream_id = ANY($2::uuid[])`,
      values: [this.queries.planId, streams],
    });
    const values = await openedOrErased(this.queries.keys, 'VALUE', rows, ({ value }) => value);
    return new Map(
      rows.flatMap((row, index) => {
        const value = values[index];
        return value ? [[row.stream_id, value] as const] : [];
      }),
    );
  }

  /** What the log holds of these streams, oldest first, with `after` < seq ≤ `upTo`: as it stands there. @throws KeyStoreLost */
  async raw(
    streams: readonly string[],
    { after, upTo, limit }: { after: number; upTo: number; limit: number },
  ): Promise<RawChange[]> {
    const rows = await this.queries.rows<ChangeRow>({
      name: 'history-raw',
      text: `SELECT ${CHANGE_COLUMNS} FROM change
             WHERE plan_id = $1 AND stream_id = ANY($2::uuid[]) AND seq > $3 AND seq <= $4
             ORDER BY seq LIMIT $5`,
      values: [this.queries.planId, streams, after, upTo, limit],
    });
    return rawChangesOf(this.queries.keys, rows);
  }

  private values(query: PageQuery): unknown[] {
    return [
      this.queries.planId,
      query.streams,
      query.kinds.map((kind) => CHANGE_KINDS[kind]),
      query.person ?? null,
      query.organisation ?? null,
      query.since ?? null,
      query.until ?? null,
      query.beforeSeq ?? null,
      query.afterSeq,
      query.limit,
    ];
  }
}

/**
 * The statement of a page; its parameters are those of `values`. Each stream is looked through from its end, as far as a page
 * goes: whatever statistics there are, the planner then never reads a long history to sort it.
 */
function pageStatement(columns: string, { from }: PageQuery, also = ''): string {
  const order = `ORDER BY seq ${from === 'NEWEST' ? 'DESC' : 'ASC'} LIMIT $10`;
  return `
    SELECT found.* FROM unnest($2::uuid[]) AS s (id)
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM change
      WHERE plan_id = $1 AND stream_id = s.id AND kind = ANY($3::smallint[])
        AND ($4::uuid IS NULL OR actor_id = $4) AND ($5::uuid IS NULL OR org_id = $5)
        AND ($6::timestamptz IS NULL OR at >= $6) AND ($7::timestamptz IS NULL OR at < $7)
        AND ($8::bigint IS NULL OR seq < $8) AND seq > $9 ${also}
      ${order}) AS found
    ${order}`;
}

export function placeKey({ streamId, rev }: { streamId: string; rev: number }): string {
  return `${streamId}:${rev}`;
}
