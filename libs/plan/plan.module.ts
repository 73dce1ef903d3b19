import { Module, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { ChangeLog, ChangePages, DatabaseClock } from '#history';
import { IdentityModule } from '#identity';
import { CONFIG, VangnetLogger, type Config } from '#kernel';
import { HistoryService } from './history/history.service.js';
import { IntakeService } from './intake.service.js';
import { PlanCreator } from './plan-creator.service.js';
import { PlanDirectory } from './plan-directory.js';
import { PlanListService } from './plan-list.service.js';
import { PlanReader } from './plan-reader.service.js';
import { PlanWriter } from './plan-writer.service.js';
import { PlanRooms } from './room/plan-rooms.js';
import { PLAN_PROJECTIONS } from './room/projections.js';

/** Plans: writing through one door, reading through one presenter. */
@Module({
  imports: [IdentityModule],
  providers: [
    PlanDirectory,
    PlanListService,
    IntakeService,
    PlanReader,
    PlanCreator,
    HistoryService,
    {
      provide: ChangeLog,
      inject: [pg.Pool],
      useFactory: (pool: pg.Pool) => new ChangeLog(pool, PLAN_PROJECTIONS),
    },
    {
      provide: ChangePages,
      inject: [pg.Pool],
      useFactory: (pool: pg.Pool) => new ChangePages(pool),
    },
    {
      provide: DatabaseClock,
      inject: [pg.Pool],
      useFactory: async (pool: pg.Pool) => {
        const clock = new DatabaseClock(pool);
        await clock.start();
        return clock;
      },
    },
    {
      provide: PlanRooms,
      inject: [pg.Pool, ChangeLog, DatabaseClock, PlanDirectory, CONFIG, VangnetLogger],
      useFactory: makeRooms,
    },
    {
      provide: PlanWriter,
      inject: [PlanRooms, CONFIG],
      useFactory: (rooms: PlanRooms, { limits }: Config) => new PlanWriter(rooms, limits),
    },
  ],
  exports: [
    IntakeService,
    PlanRooms,
    PlanReader,
    PlanWriter,
    PlanListService,
    PlanCreator,
    HistoryService,
    ChangeLog,
  ],
})
export class PlanModule implements OnApplicationShutdown {
  constructor(
    private readonly rooms: PlanRooms,
    private readonly clock: DatabaseClock,
  ) {}

  onApplicationShutdown(): void {
    this.rooms.close();
    this.clock.stop();
  }
}

// Six things that Nest hands over; they become one object at once.
function makeRooms(
  ...injected: [pg.Pool, ChangeLog, DatabaseClock, PlanDirectory, Config, VangnetLogger]
): PlanRooms {
  const [pool, log, clock, directory, { limits }, logger] = injected;
  return new PlanRooms(pool, {
    log,
    clock,
    directory,
    limits,
    onFault: (error) => logger.fault(error),
  });
}
