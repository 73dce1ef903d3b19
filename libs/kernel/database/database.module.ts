import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config.js';
import { connectionOptions, createPool } from './pool.js';

/** TypeORM only looks up people, organisations and sessions. */
const TYPEORM_CONNECTIONS = 4;

/** The connections to PostgreSQL: `pg.Pool` for plans, TypeORM for who is who. Both work as the application role. */
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
        extra: { ...connectionOptions(database.url), max: TYPEORM_CONNECTIONS },
      }),
    }),
  ],
  providers: [
    {
      provide: pg.Pool,
      inject: [CONFIG],
      useFactory: openPool,
    },
  ],
  exports: [pg.Pool],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(pg.Pool) private readonly pool: pg.Pool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

/** With one connection open: whoever measures the database's clock first does not measure the connecting too. */
async function openPool({ database }: Config): Promise<pg.Pool> {
  const pool = createPool({ url: database.url, max: database.poolMax });
  await pool.query('SELECT 1');
  return pool;
}
