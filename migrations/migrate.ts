import { DataSource } from 'typeorm';
import { MIGRATIONS } from './migrations.js';

/** A TypeORM data source that owns the schema; only migrations use it. */
export function migratorSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
  });
}

/** Brings the schema up to date. One node at a time: others wait for the advisory lock and find it done. */
export async function migrate(url: string): Promise<void> {
  const source = await migratorSource(url).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock(708261)');
    await source.runMigrations();
  } finally {
    await runner.release();
    await source.destroy();
  }
}
