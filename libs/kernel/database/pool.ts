import pg from 'pg';

/** The role that the application works as: it may add to the log and read it, and never change it (L-64). */
export const APPLICATION_ROLE = 'vangnet_application';

export interface PoolSettings {
  url: string;
  max: number;
}

/**
 * A pool whose connections work as the application role with timeouts that keep a frozen node from blocking a
 * plan, and with durability on whatever the server's default says.
 */
export function createPool(settings: PoolSettings): pg.Pool {
  const pool = new pg.Pool({ ...connectionOptions(settings.url), max: settings.max });
  // An idle connection that breaks is replaced on next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** Connection options shared by the pool, TypeORM and the listener. */
export function connectionOptions(url: string): pg.ClientConfig {
  const settings = {
    role: APPLICATION_ROLE,
    synchronous_commit: 'on',
    // The statement that appends is the same every time; planning it anew costs more than running it.
    plan_cache_mode: 'force_generic_plan',
    lock_timeout: '3s',
    statement_timeout: '15s',
    idle_in_transaction_session_timeout: '5s',
    tcp_user_timeout: '10s',
  };
  return {
    connectionString: url,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  };
}
