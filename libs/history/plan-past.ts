import { CHANGE_COLUMNS } from './change-row.js';
import { CHANGE_KINDS, type Change, type ChangeKind } from './change.js';
import type { ReaderQueries } from './reader-queries.js';
import { opened } from './sealing.js';

/** A place in the log that a reader may know of: a rev of a stream. */
export interface StreamRev {
  streamId: string;
  rev: number;
}

/** Changes of a stream with `from` < rev ≤ `to`. */
export interface StreamRange {
  streamId: string;
  from: number;
  to: number;
}

export interface Snapshot extends StreamRev {
  value: Buffer;
}

interface SnapshotRow {
  plan_id: string;
  stream_id: string;
  rev: string;
  key_id: string;
  value: Buffer;
}

/** What stood in many streams at one moment, in a few statements whatever happened before and since (H-34). */
export class PlanPast {
  constructor(private readonly queries: ReaderQueries) {}

  /** How far each stream had come at a position of the log; those that had not begun are left out. */
  async revsAt(streams: readonly string[], seq: number): Promise<Map<string, number>> {
    const rows = await this.queries.rows<{ stream_id: string; rev: string }>({
      name: 'past-revs',
      text: `SELECT s.id AS stream_id, last.rev FROM unnest($2::uuid[]) AS s (id)
             CROSS JOIN LATERAL (
               SELECT rev FROM change WHERE plan_id = $1 AND stream_id = s.id AND seq <= $3
               ORDER BY seq DESC LIMIT 1) AS last`,
      values: [this.queries.planId, streams, seq],
    });
    return new Map(rows.map((row) => [row.stream_id, Number(row.rev)]));
  }

  /** The last change of one of these kinds in each range, where there is one: which kind it was. */
  async lastKinds(
    ranges: readonly StreamRange[],
    kinds: readonly ChangeKind[],
  ): Promise<Map<string, ChangeKind>> {
    const rows = await this.queries.rows<{ stream_id: string; kind: number }>({
      name: 'past-kinds',
      text: `SELECT s.id AS stream_id, last.kind FROM ${RANGES}
             CROSS JOIN LATERAL (
               SELECT kind FROM change WHERE plan_id = $1 AND stream_id = s.id AND rev > s.since AND rev <= s.until
                 AND kind = ANY ($5::smallint[])
               ORDER BY rev DESC LIMIT 1) AS last`,
      values: [...this.rangeValues(ranges), kinds.map((kind) => CHANGE_KINDS[kind])],
    });
    const names = new Map<number, ChangeKind>(kinds.map((kind) => [CHANGE_KINDS[kind], kind]));
    return new Map(
      rows.flatMap((row) => {
        const kind = names.get(row.kind);
        return kind ? [[row.stream_id, kind] as const] : [];
      }),
    );
  }

  /** The changes at these places. */
  async changesAt(places: readonly StreamRev[]): Promise<Change[]> {
    if (places.length === 0) return [];
    return this.queries.changes({
      name: 'past-places',
      text: `SELECT ${CHANGE_COLUMNS} FROM change JOIN unnest($2::uuid[], $3::bigint[]) AS wanted (s, r)
               ON stream_id = s AND rev = r
             WHERE plan_id = $1`,
      values: [
        this.queries.planId,
        places.map(({ streamId }) => streamId),
        places.map(({ rev }) => rev),
      ],
    });
  }

  /** The changes of all ranges, in order within each stream. */
  async changesIn(ranges: readonly StreamRange[]): Promise<Change[]> {
    const wanted = ranges.filter(({ from, to }) => to > from);
    if (wanted.length === 0) return [];
    return this.queries.changes({
      name: 'past-ranges',
      // The limit holds nothing back: it keeps the planner from reading a whole stream to find the range in it.
      text: `SELECT found.* FROM ${RANGES}
             CROSS JOIN LATERAL (
               SELECT ${CHANGE_COLUMNS} FROM change
               WHERE plan_id = $1 AND stream_id = s.id AND rev > s.since AND rev <= s.until
               ORDER BY rev LIMIT s.until - s.since) AS found
             ORDER BY stream_id, rev`,
      values: this.rangeValues(wanted),
    });
  }

  /** The last snapshot of each stream at or before a rev, in no order; a stream without one is left out. */
  async snapshots(places: readonly StreamRev[]): Promise<(Snapshot & { wanted: number })[]> {
    if (places.length === 0) return [];
    const rows = await this.queries.rows<SnapshotRow & { wanted: string }>({
      name: 'past-snapshots',
      text: `SELECT last.*, w.rev AS wanted FROM unnest($2::uuid[], $3::bigint[]) AS w (id, rev)
             CROSS JOIN LATERAL (
               SELECT plan_id, stream_id, rev, key_id, value FROM snapshot
               WHERE plan_id = $1 AND stream_id = w.id AND rev <= w.rev ORDER BY rev DESC LIMIT 1) AS last`,
      values: [
        this.queries.planId,
        places.map(({ streamId }) => streamId),
        places.map(({ rev }) => rev),
      ],
    });
    const values = await opened(this.queries.keys, 'SNAPSHOT', rows, (row) => row.value);
    return rows.flatMap((row, index) => {
      const value = values[index];
      const { stream_id: streamId, rev, wanted } = row;
      return value ? [{ streamId, rev: Number(rev), wanted: Number(wanted), value }] : [];
    });
  }

  private rangeValues(ranges: readonly StreamRange[]): unknown[] {
    return [
      this.queries.planId,
      ranges.map(({ streamId }) => streamId),
      ranges.map(({ from }) => from),
      ranges.map(({ to }) => to),
    ];
  }
}

const RANGES = 'unnest($2::uuid[], $3::bigint[], $4::bigint[]) AS s (id, since, until)';
