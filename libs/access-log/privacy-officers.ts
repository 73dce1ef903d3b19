import { Injectable } from '@nestjs/common';
import pg from 'pg';
import type { PersonFunction } from '#contract';
import type { Actor } from '#kernel';

/** The function that reads the access log of an organisation. */
export const PRIVACY_OFFICER: PersonFunction = 'PRIVACY_OFFICER';

/** Somebody who acts for the organisation, as the filters of the log name them. */
export interface Colleague {
  id: string;
  name: string;
  function: string;
}

/** Who may read the access log, by what the database says at this moment (W-40). */
@Injectable()
export class PrivacyOfficers {
  constructor(private readonly pool: pg.Pool) {}

  async includes({ person, organisation }: Actor): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `SELECT 1 FROM person
       WHERE id = $1 AND organisation_id = $2 AND active AND $3 = ANY(functions)`,
      [person, organisation, PRIVACY_OFFICER],
    );
    return rowCount === 1;
  }

  /** Also people who are blocked by now: their lines stay. */
  async colleagues({ organisation }: Actor): Promise<Colleague[]> {
    const { rows } = await this.pool.query<Colleague>(
      'SELECT id, name, function FROM person WHERE organisation_id = $1 ORDER BY name, id',
      [organisation],
    );
    return rows;
  }
}
