import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { AccessLog, AccessLogModule } from '#access-log';
import { ChangeLog, ChangePages, DatabaseClock, DatabaseClockModule } from '#history';
import { IdentityModule } from '#identity';
import { CONFIG, RolePools, VangnetLogger, type Config } from '#kernel';
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
  imports: [AccessLogModule, DatabaseClockModule, IdentityModule],
  providers: [
    PlanDirectory,
    PlanListService,
    IntakeService,
    PlanReader,
    PlanCreator,
    HistoryService,
    {
      provide: ChangeLog,
      inject: [RolePools],
      useFactory: (pools: RolePools) => new ChangeLog(pools, PLAN_PROJECTIONS),
    },
    {
      provide: ChangePages,
      inject: [RolePools],
      useFactory: ({ reader }: RolePools) => new ChangePages(reader),
    },
    {
      provide: PlanRooms,
      inject: [RolePools, ChangeLog, DatabaseClock, PlanDirectory, CONFIG, VangnetLogger],
      useFactory: makeRooms,
    },
    {
      provide: PlanWriter,
      inject: [PlanRooms, CONFIG, AccessLog],
      useFactory: (rooms: PlanRooms, { limits }: Config, accessLog: AccessLog) =>
        new PlanWriter(rooms, limits, accessLog),
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
  constructor(private readonly rooms: PlanRooms) {}

  onApplicationShutdown(): void {
    this.rooms.close();
  }
}

// Six things that Nest hands over; they become one object at once.
function makeRooms(
  ...injected: [RolePools, ChangeLog, DatabaseClock, PlanDirectory, Config, VangnetLogger]
): PlanRooms {
  const [pools, log, clock, directory, { limits }, logger] = injected;
  return new PlanRooms(pools.rules, {
    log,
    clock,
    directory,
    limits,
    onFault: (error) => logger.fault(error),
  });
}
