import { Injectable } from '@nestjs/common';
import pg from 'pg';
import type { RecordKind, RetentionPolicy, RetentionStart } from '#contract';

/** The terms that organisations set (E-30). */
@Injectable()
export class RetentionTerms {
  constructor(private readonly pool: pg.Pool) {}

  /** Those of one organisation, in no order. */
  async of(organisation: string): Promise<RetentionPolicy[]> {
    const { rows } = await this.pool.query<{
      record_kind: RecordKind;
      months: number;
      starts: RetentionStart;
    }>('SELECT record_kind, months, starts FROM retention_policy WHERE org_id = $1', [
      organisation,
    ]);
    return rows.map(({ record_kind: recordKind, months, starts }) => ({
      recordKind,
      months,
      starts,
    }));
  }
}
