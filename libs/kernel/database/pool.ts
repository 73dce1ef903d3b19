import pg from 'pg';
import type { DatabaseRole } from './role.js';

export interface PoolSettings {
  url: string;
  role: DatabaseRole;
  max: number;
}

/**
 * A pool whose connections work as one role with timeouts that keep a frozen node from blocking a plan, and with
 * durability on whatever the server's default says.
 */
export function createPool({ url, role, max }: PoolSettings): pg.Pool {
  const pool = new pg.Pool({ ...connectionOptions(url, role), max });
  // An idle connection that breaks is replaced on next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** Connection options shared by the pools, TypeORM and the listener. */
export function connectionOptions(url: string, role: DatabaseRole): pg.ClientConfig {
  const settings = {
    role,
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
