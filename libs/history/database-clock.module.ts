import { Module, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DatabaseClock } from './database-clock.js';

/** One clock for everything that writes a log; it stands by the time that anything is served. */
@Module({
  providers: [
    {
      provide: DatabaseClock,
      inject: [pg.Pool],
      useFactory: async (pool: pg.Pool) => {
        const clock = new DatabaseClock(pool);
        await clock.start();
        return clock;
      },
    },
  ],
  exports: [DatabaseClock],
})
export class DatabaseClockModule implements OnApplicationShutdown {
  constructor(private readonly clock: DatabaseClock) {}

  onApplicationShutdown(): void {
    this.clock.stop();
  }
}
