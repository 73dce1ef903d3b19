import pg from 'pg';
import { SCOPE_STATEMENT, scopeValues, type Scope } from './scope.js';

/** A statement with its values. A name lets the database keep its plan. */
export interface Statement {
  name?: string;
  text: string;
  values?: unknown[];
}

/** Connections that have parsed the statement that sets the scope. */
const prepared = new WeakSet<pg.Connection>();

/**
 * A statement right behind the one that sets its scope, in one message to the server and, outside a transaction, in one
 * transaction: until the one `Sync` at the end PostgreSQL commits nothing. So the scope costs no round trip, holds for this
 * statement alone and is surely there before the statement begins.
 */
class ScopedQuery implements pg.Submittable {
  /** Answers of the server to the statement that sets the scope are not the caller's. */
  private isScoped = false;
  private readonly query: DrivenQuery;

  constructor(
    private readonly scope: Scope,
    statement: Statement,
    callback: (error: Error | null | undefined, result: pg.QueryResult) => void,
  ) {
    // A statement without a name and without values would go by the simple protocol, in a message of its own.
    const config = { ...statement, queryMode: 'extended' };
    this.query = new pg.Query(config, callback as () => void) as unknown as DrivenQuery;
  }

  /** The driver notes under this name what the connection has parsed. */
  get name(): string | undefined {
    return this.isScoped ? this.query.name : undefined;
  }

  get text(): string {
    return this.query.text;
  }

  submit(connection: pg.Connection): Error | null {
    const wire = connection as DrivenConnection;
    wire.stream.cork();
    try {
      if (!prepared.has(connection)) wire.parse(SCOPE_STATEMENT);
      wire.bind({ statement: SCOPE_STATEMENT.name, values: scopeValues(this.scope) });
      wire.execute({});
      prepared.add(connection);
      const error = this.query.submit(connection);
      // What was sent has to come to an end.
      if (error) wire.sync();
      return error;
    } finally {
      wire.stream.uncork();
    }
  }

  handleRowDescription(message: unknown): void {
    this.query.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    if (this.isScoped) this.query.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, connection: pg.Connection): void {
    if (this.isScoped) this.query.handleCommandComplete(message, connection);
    this.isScoped = true;
  }

  handleEmptyQuery(connection: pg.Connection): void {
    this.query.handleEmptyQuery(connection);
  }

  handleReadyForQuery(connection: pg.Connection): void {
    this.query.handleReadyForQuery(connection);
  }

  handleError(error: Error, connection: pg.Connection): void {
    this.query.handleError(error, connection);
  }
}

/**
 * Runs a statement in a scope on a connection that is the caller's for now. After a failure the connection is in an unknown
 * state, and the caller must let go of it.
 */
export function queryInScope<R extends pg.QueryResultRow>(
  client: pg.ClientBase,
  scope: Scope,
  statement: Statement,
): Promise<pg.QueryResult<R>> {
  return new Promise((resolve, reject) => {
    const query = new ScopedQuery(scope, statement, (error, result) =>
      error ? reject(error) : resolve(result as pg.QueryResult<R>),
    );
    client.query(query);
  });
}

/** The parts of the driver that it calls on any query object; its types leave them out. */
interface DrivenQuery {
  name: string | undefined;
  text: string;
  submit(connection: pg.Connection): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: pg.Connection): void;
  handleEmptyQuery(connection: pg.Connection): void;
  handleReadyForQuery(connection: pg.Connection): void;
  handleError(error: Error, connection: pg.Connection): void;
}

type DrivenConnection = pg.Connection & {
  parse(statement: { name: string; text: string }): void;
  bind(config: { statement: string; values: string[] }): void;
  execute(config: object): void;
};
