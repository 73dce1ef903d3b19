import type pg from 'pg';
import type { Actor, ScopedDatabase, Statement } from '#kernel';
import { changesOf, type ChangeRow } from './change-row.js';
import type { Change } from './change.js';
import type { KeyRing } from './keys/key-ring.js';
import { asReader } from './scope.js';

/** Reads of one plan for one person: row-level security withholds what the person may not read. */
export class ReaderQueries {
  constructor(
    private readonly reader: ScopedDatabase,
    readonly keys: KeyRing,
    private readonly actor: Actor,
    readonly planId: string,
  ) {}

  /** Changes with their bodies open. @throws KeysMissing */
  async changes(statement: Statement): Promise<Change[]> {
    return changesOf(this.keys, await this.rows<ChangeRow>(statement));
  }

  async rows<R extends pg.QueryResultRow>(statement: Statement): Promise<R[]> {
    const { rows } = await this.reader.query<R>(asReader(this.actor, this.planId), statement);
    return rows;
  }
}
