import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config.js';
import { connectionOptions, createPool } from './pool.js';
import { APPLICATION_ROLE } from './role.js';
import { RolePools } from './role-pools.js';

/** TypeORM only looks up people, organisations and sessions. */
const TYPEORM_CONNECTIONS = 4;
/** For the clock, the bus and limits. */
const APPLICATION_CONNECTIONS = 4;

/**
 * The connections to PostgreSQL: `RolePools` for plans, each pool in a role of its own; TypeORM and `pg.Pool` for who is who
 * and for what is about no plan, as the application role.
 */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: ({ database }: Config) => ({
        type: 'postgres' as const,
        url: database.url,
        autoLoadEntities: true,
        synchronize: false,
        installExtensions: false,
        logging: false,
        retryAttempts: 1,
        extra: { ...connectionOptions(database.url, APPLICATION_ROLE), max: TYPEORM_CONNECTIONS },
      }),
    }),
  ],
  providers: [
    {
      provide: pg.Pool,
      inject: [CONFIG],
      useFactory: openPool,
    },
    {
      provide: RolePools,
      inject: [CONFIG],
      useFactory: ({ database }: Config) => RolePools.open(database.url, database.poolMax),
    },
  ],
  exports: [pg.Pool, RolePools],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(pg.Pool) private readonly pool: pg.Pool,
    @Inject(RolePools) private readonly pools: RolePools,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.pool.end(), this.pools.end()]);
  }
}

/** With one connection open: whoever measures the database's clock first does not measure the connecting too. */
async function openPool({ database }: Config): Promise<pg.Pool> {
  const pool = createPool({
    url: database.url,
    role: APPLICATION_ROLE,
    max: APPLICATION_CONNECTIONS,
  });
  await pool.query('SELECT 1');
  return pool;
}
