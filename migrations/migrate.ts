import { DataSource } from 'typeorm';
import { fillSightRules } from './fill-sight-rules.js';
import { MIGRATIONS } from './migrations.js';

/** A TypeORM data source that owns the schema; only migrations use it. */
export function migratorSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    // An owner who is no superuser is told of rows that it cannot see, instead of leaving them out in silence.
    extra: { options: '-c row_security=off' },
  });
}

/** Brings the schema up to date, and the section matrix in it. One node at a time: others wait for the advisory lock and find it done. */
export async function migrate(url: string): Promise<void> {
  const source = await migratorSource(url).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock(708261)');
    await source.runMigrations();
    await fillSightRules(runner);
  } finally {
    await runner.release();
    await source.destroy();
  }
}
