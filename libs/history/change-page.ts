import type pg from 'pg';
import type { Audience } from '#contract';
import type { Actor, ScopedDatabase, Statement } from '#kernel';
import { CHANGE_COLUMNS, changesOf, type ChangeRow } from './change-row.js';
import { asReader } from './scope.js';
import { CHANGE_KINDS, type Change, type ChangeKind } from './change.js';
import type { KeyRing } from './keys/key-ring.js';
import { rawChangesOf, type RawChange } from './raw-change.js';
import { opened } from './sealing.js';

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

/** Reads of the log for people who look back. Row-level security withholds what the person may not read. */
export class ChangePages {
  constructor(
    private readonly reader: ScopedDatabase,
    private readonly keys: KeyRing,
  ) {}

  /** One plan, as far as one person may read it. */
  of(actor: Actor, planId: string): PlanPages {
    return new PlanPages(this.reader, this.keys, actor, planId);
  }
}

interface SnapshotRow {
  plan_id: string;
  stream_id: string;
  rev: string;
  key_id: string;
  value: Buffer;
}

export class PlanPages {
  constructor(
    private readonly reader: ScopedDatabase,
    private readonly keys: KeyRing,
    private readonly actor: Actor,
    private readonly planId: string,
  ) {}

  async outlines(item?: string): Promise<StreamOutline[]> {
    const rows = await this.rows<{
      stream_id: string;
      item_id: string;
      field: string;
      audience: Audience;
      narrowed: Audience | null;
    }>({
      name: 'history-outlines',
      text: `SELECT stream_id, item_id, field, audience, narrowed FROM stream
             WHERE plan_id = $1 AND ($2::uuid IS NULL OR item_id = $2)`,
      values: [this.planId, item ?? null],
    });
    return rows.map((row) => ({
      streamId: row.stream_id,
      item: row.item_id,
      field: row.field,
      audience: row.audience,
      narrowed: row.narrowed,
    }));
  }

  /** Newest first. */
  page(query: PageQuery): Promise<Change[]> {
    return this.changes({
      name: 'history-page',
      text: `SELECT ${CHANGE_COLUMNS} FROM change
       WHERE plan_id = $1 AND stream_id = ANY($2::uuid[]) AND kind = ANY($3::smallint[])
         AND ($4::uuid IS NULL OR actor_id = $4) AND ($5::uuid IS NULL OR org_id = $5)
         AND ($6::timestamptz IS NULL OR at >= $6) AND ($7::timestamptz IS NULL OR at < $7)
         AND ($8::bigint IS NULL OR seq < $8) AND seq > $9
       ORDER BY seq DESC LIMIT $10`,
      values: [
        this.planId,
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
    });
  }

  /** The change right before each of these in its stream, by the id of the stream and its rev. */
  async previous(changes: readonly Change[]): Promise<Map<string, Change>> {
    const later = changes.filter((change) => change.rev > 1);
    if (later.length === 0) return new Map();
    const found = await this.changes({
      name: 'history-previous',
      text: `SELECT ${CHANGE_COLUMNS} FROM change JOIN unnest($2::uuid[], $3::bigint[]) AS wanted (s, r)
               ON stream_id = s AND rev = r
             WHERE plan_id = $1`,
      values: [
        this.planId,
        later.map((change) => change.streamId),
        later.map((change) => change.rev - 1),
      ],
    });
    return new Map(found.map((change) => [placeKey(change), change]));
  }

  /** Changes of one stream with `from` < rev ≤ `to`, in order. */
  stream(streamId: string, from: number, to: number): Promise<Change[]> {
    return this.changes({
      name: 'history-stream',
      text: `SELECT ${CHANGE_COLUMNS} FROM change
             WHERE plan_id = $1 AND stream_id = $2 AND rev > $3 AND rev <= $4 ORDER BY rev`,
      values: [this.planId, streamId, from, to],
    });
  }

  /** What the log holds of these streams, oldest first, with `after` < seq ≤ `upTo`: as it stands there. @throws KeyStoreLost */
  async raw(
    streams: readonly string[],
    { after, upTo, limit }: { after: number; upTo: number; limit: number },
  ): Promise<RawChange[]> {
    const rows = await this.rows<ChangeRow>({
      name: 'history-raw',
      text: `SELECT ${CHANGE_COLUMNS} FROM change
             WHERE plan_id = $1 AND stream_id = ANY($2::uuid[]) AND seq > $3 AND seq <= $4
             ORDER BY seq LIMIT $5`,
      values: [this.planId, streams, after, upTo, limit],
    });
    return rawChangesOf(this.keys, rows);
  }

  /** The last snapshot of a stream at or before a rev, as its owner wrote it. */
  async snapshot(
    streamId: string,
    atMost: number,
  ): Promise<{ rev: number; value: Buffer } | undefined> {
    const rows = await this.rows<SnapshotRow>({
      name: 'history-snapshot',
      text: `SELECT plan_id, stream_id, rev, key_id, value FROM snapshot WHERE plan_id = $1 AND stream_id = $2 AND rev <= $3
             ORDER BY rev DESC LIMIT 1`,
      values: [this.planId, streamId, atMost],
    });
    const [value] = await opened(this.keys, 'SNAPSHOT', rows, (row) => row.value);
    return rows[0] && value && { rev: Number(rows[0].rev), value };
  }

  private async changes(statement: Statement): Promise<Change[]> {
    return changesOf(this.keys, await this.rows<ChangeRow>(statement));
  }

  private async rows<R extends pg.QueryResultRow>(statement: Statement): Promise<R[]> {
    const { rows } = await this.reader.query<R>(asReader(this.actor, this.planId), statement);
    return rows;
  }
}

export function placeKey({ streamId, rev }: { streamId: string; rev: number }): string {
  return `${streamId}:${rev}`;
}
