import pg from 'pg';
import { ACCESS_LINE_KINDS, type AccessLineKind, type AccessOutcome } from '#contract';
import { ACCESS_LOG_ROLE } from '#kernel';
import type { AccessRow } from './access-chain.js';
import type { AccessLogPosition } from './access-log-cursor.js';
import { ACCESS_COLUMNS, accessRowOf, type StoredAccessRow } from './access-row.js';

/** Which lines to show; everything narrows. */
export interface AccessLogFilter {
  person?: string | undefined;
  organisation?: string | undefined;
  planId?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
  kind?: AccessLineKind | undefined;
  outcome?: AccessOutcome | undefined;
}

export interface AccessPageQuery {
  /** Rows of people who acted for this organisation, and no others (W-41). */
  organisation: string;
  /** The officer, and plans that they are shut out of: of these only what was absent to themselves is shown (W-45). */
  reader: string;
  closed: readonly string[];
  filter: AccessLogFilter;
  after: AccessLogPosition | undefined;
  limit: number;
}

const PAGE_SQL = `
  SELECT ${ACCESS_COLUMNS.replace('duration_seconds', 'COALESCE(closing.seconds, duration_seconds) AS duration_seconds')}
  FROM access_log LEFT JOIN LATERAL (
    SELECT c.duration_seconds AS seconds FROM access_log c WHERE c.opened_id = access_log.id LIMIT 1
  ) closing ON true
  WHERE organisation_id = $1 AND kind = ANY($2::text[])
    AND ($3::uuid IS NULL OR person_id = $3)
    AND ($4::uuid IS NULL OR organisation_id = $4)
    AND ($5::uuid IS NULL OR plan_id = $5)
    AND ($6::timestamptz IS NULL OR at >= $6)
    AND ($7::timestamptz IS NULL OR at < $7)
    AND ($8::text IS NULL OR outcome = $8)
    AND ($9::timestamptz IS NULL OR (at, number, id) < (
      $9, (SELECT a.number FROM access_log a WHERE a.id = $10 AND a.organisation_id = $1), $10::uuid))
    AND (kind <> 'CONFLICT_HANDLE' OR about_id IS DISTINCT FROM $13)
    AND (plan_id IS NULL OR plan_id <> ALL ($12::uuid[]) OR (person_id = $13 AND reason = 'ABSENT'))
  ORDER BY at DESC, number DESC, id DESC LIMIT $11`;

/** Reads the access log in the role that may, taken for that one transaction: the application itself cannot read it. */
export class AccessLogPages {
  constructor(private readonly pool: pg.Pool) {}

  /** Newest first. What closes a line is part of it, as its duration. */
  page({
    organisation,
    reader,
    closed,
    filter,
    after,
    limit,
  }: AccessPageQuery): Promise<AccessRow[]> {
    const kinds = filter.kind ? [filter.kind] : ACCESS_LINE_KINDS;
    return this.read(PAGE_SQL, [
      organisation,
      kinds,
      filter.person ?? null,
      filter.organisation ?? null,
      filter.planId ?? null,
      filter.since ?? null,
      filter.until ?? null,
      filter.outcome ?? null,
      after ? new Date(after.at) : null,
      after?.id ?? null,
      limit,
      closed,
      reader,
    ]);
  }

  /** Every row of every chain, for verifying. */
  everything(): Promise<AccessRow[]> {
    return this.read(`SELECT ${ACCESS_COLUMNS} FROM access_log ORDER BY chain_id, number`, []);
  }

  private async read(text: string, values: unknown[]): Promise<AccessRow[]> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN READ ONLY');
      await client.query(`SET LOCAL ROLE ${ACCESS_LOG_ROLE}`);
      const { rows } = await client.query<StoredAccessRow>(text, values);
      await client.query('COMMIT');
      client.release();
      return rows.map(accessRowOf);
    } catch (error) {
      // A connection that may still work as the reader is thrown away.
      client.release(true);
      throw error;
    }
  }
}
