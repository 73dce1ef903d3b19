import type pg from 'pg';
import type { Audience } from '#contract';
import { CHANGE_COLUMNS, changeOf, type ChangeRow } from './change-row.js';
import { CHANGE_KINDS, type Change, type ChangeKind } from './change.js';

/** A stream as history finds it: `audience` and `narrowed` are those that it began with. */
export interface StreamOutline {
  streamId: string;
  item: string;
  field: string;
  audience: Audience;
  narrowed: Audience | null;
}

/** What to look for: only the streams named, and everything else as a narrowing. */
export interface PageQuery {
  planId: string;
  streams: readonly string[];
  kinds: readonly ChangeKind[];
  person?: string | undefined;
  organisation?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
  beforeSeq?: number | undefined;
  /** Only changes after this position. */
  afterSeq: number;
  limit: number;
}

/** Reads of the log for people who look back: newest first, a page at a time. */
export class ChangePages {
  constructor(private readonly pool: pg.Pool) {}

  async outlines(planId: string, item?: string): Promise<StreamOutline[]> {
    const { rows } = await this.pool.query<{
      stream_id: string;
      item_id: string;
      field: string;
      audience: Audience;
      narrowed: Audience | null;
    }>(
      `SELECT stream_id, item_id, field, audience, narrowed FROM stream
       WHERE plan_id = $1 AND ($2::uuid IS NULL OR item_id = $2)`,
      [planId, item ?? null],
    );
    return rows.map((row) => ({
      streamId: row.stream_id,
      item: row.item_id,
      field: row.field,
      audience: row.audience,
      narrowed: row.narrowed,
    }));
  }

  async page(query: PageQuery): Promise<Change[]> {
    const { rows } = await this.pool.query<ChangeRow>(
      `SELECT ${CHANGE_COLUMNS} FROM change
       WHERE plan_id = $1 AND stream_id = ANY($2::uuid[]) AND kind = ANY($3::smallint[])
         AND ($4::uuid IS NULL OR actor_id = $4) AND ($5::uuid IS NULL OR org_id = $5)
         AND ($6::timestamptz IS NULL OR at >= $6) AND ($7::timestamptz IS NULL OR at < $7)
         AND ($8::bigint IS NULL OR seq < $8) AND seq > $9
       ORDER BY seq DESC LIMIT $10`,
      [
        query.planId,
        query.streams,
        query.kinds.map((kind) => CHANGE_KINDS[kind]),
        query.person ?? null,
        query.organisation ?? null,
        query.since ?? null,
        query.until ?? null,
        query.beforeSeq ?? null,
        query.afterSeq,
        query.limit,
      ],
    );
    return rows.map(changeOf);
  }

  /** The change right before each of these in its stream, by the id of the stream and its rev. */
  async previous(planId: string, changes: readonly Change[]): Promise<Map<string, Change>> {
    const later = changes.filter((change) => change.rev > 1);
    if (later.length === 0) return new Map();
    const { rows } = await this.pool.query<ChangeRow>(
      `SELECT ${CHANGE_COLUMNS} FROM change JOIN unnest($2::uuid[], $3::bigint[]) AS wanted (s, r)
         ON stream_id = s AND rev = r
       WHERE plan_id = $1`,
      [planId, later.map((change) => change.streamId), later.map((change) => change.rev - 1)],
    );
    return new Map(rows.map(changeOf).map((change) => [placeKey(change), change]));
  }
}

export function placeKey({ streamId, rev }: { streamId: string; rev: number }): string {
  return `${streamId}:${rev}`;
}
