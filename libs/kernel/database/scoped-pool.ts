import pg from 'pg';
import { createPool, type PoolSettings } from './pool.js';
import type { Scope } from './scope.js';
import { queryInScope, type Statement } from './scoped-query.js';

/** Where statements run in a scope: a pool, or the one connection of a transaction. */
export interface ScopedDatabase {
  query<R extends pg.QueryResultRow>(
    scope: Scope,
    statement: Statement,
  ): Promise<pg.QueryResult<R>>;
}

/** Connections of one role, on which nothing runs without saying what it is about and for whom. */
export class ScopedPool implements ScopedDatabase {
  constructor(private readonly pool: pg.Pool) {}

  static create(settings: PoolSettings): ScopedPool {
    return new ScopedPool(createPool(settings));
  }

  query<R extends pg.QueryResultRow>(
    scope: Scope,
    statement: Statement,
  ): Promise<pg.QueryResult<R>> {
    return this.lend((client) => queryInScope<R>(client, scope, statement));
  }

  /** One transaction; `begin` says of which sort. It commits when `work` ends well. */
  transaction<T>(work: (database: ScopedDatabase) => Promise<T>, begin = 'BEGIN'): Promise<T> {
    return this.lend(async (client) => {
      await client.query(begin);
      const done = await work({
        query: (scope, statement) => queryInScope(client, scope, statement),
      });
      await client.query('COMMIT');
      return done;
    });
  }

  async end(): Promise<void> {
    await this.pool.end();
  }

  private async lend<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    // The statement under way hears of a connection that breaks; without a listener it would end the process, too.
    client.on('error', ignore);
    // A connection in an unknown state is thrown away; PostgreSQL then rolls back by itself.
    let isBroken = true;
    try {
      const done = await work(client);
      isBroken = false;
      return done;
    } finally {
      client.off('error', ignore);
      client.release(isBroken);
    }
  }
}

function ignore(): void {}
