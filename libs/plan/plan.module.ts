import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { AccessLog, AccessLogModule } from '#access-log';
import {
  ChangeLog,
  ChangePages,
  DatabaseClock,
  DatabaseClockModule,
  CheckpointReader,
  HeadProofs,
  KeyRing,
  KeysModule,
  LedgerModule,
  LedgerReader,
} from '#history';
import { IdentityModule } from '#identity';
import { CONFIG, RolePools, VangnetLogger, type Config } from '#kernel';
import { EvidenceService } from './evidence/evidence.service.js';
import { HISTORY_PROVIDERS, HISTORY_SERVICES } from './history/history.providers.js';
import { BreakGlassDoor } from './break-glass/break-glass-door.js';
import { BreakGlassEvents } from './break-glass/break-glass-events.js';
import { Emergencies } from './break-glass/emergencies.service.js';
import { OfficerReviews } from './break-glass/officer-reviews.service.js';
import { EMERGENCY_PROVIDERS } from './break-glass/emergency.providers.js';
import { CONFLICT_PROVIDERS, CONFLICT_SERVICES } from './conflict/conflict.providers.js';
import { ERASURE_PROVIDERS, ERASURE_SERVICES } from './erasure/erasure.providers.js';
import { HandOvers } from './hand-over/hand-overs.service.js';
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
  imports: [AccessLogModule, DatabaseClockModule, IdentityModule, KeysModule, LedgerModule],
  providers: [
    PlanDirectory,
    PlanListService,
    HandOvers,
    IntakeService,
    PlanReader,
    PlanCreator,
    EvidenceService,
    ...HISTORY_PROVIDERS,
    ...EMERGENCY_PROVIDERS,
    ...CONFLICT_PROVIDERS,
    ...ERASURE_PROVIDERS,
    {
      provide: ChangeLog,
      inject: [RolePools, KeyRing],
      useFactory: (pools: RolePools, keys: KeyRing) => new ChangeLog(pools, keys, PLAN_PROJECTIONS),
    },
    {
      provide: ChangePages,
      inject: [RolePools, KeyRing],
      useFactory: ({ reader }: RolePools, keys: KeyRing) => new ChangePages(reader, keys),
    },
    {
      provide: CheckpointReader,
      inject: [RolePools, LedgerReader],
      useFactory: ({ reader }: RolePools, ledger: LedgerReader) =>
        new CheckpointReader(new HeadProofs(reader), ledger),
    },
    {
      provide: PlanRooms,
      inject: [RolePools, ChangeLog, KeyRing, DatabaseClock, PlanDirectory, CONFIG, VangnetLogger],
      useFactory: makeRooms,
    },
    {
      provide: PlanWriter,
      inject: [PlanRooms, CONFIG, AccessLog, BreakGlassDoor],
      useFactory: makeWriter,
    },
  ],
  exports: [
    HandOvers,
    IntakeService,
    PlanRooms,
    PlanReader,
    PlanWriter,
    PlanListService,
    PlanCreator,
    EvidenceService,
    CheckpointReader,
    ...HISTORY_SERVICES,
    ChangeLog,
    ChangePages,
    Emergencies,
    OfficerReviews,
    BreakGlassEvents,
    ...CONFLICT_SERVICES,
    ...ERASURE_SERVICES,
  ],
})
export class PlanModule implements OnApplicationShutdown {
  constructor(private readonly rooms: PlanRooms) {}

  onApplicationShutdown(): void {
    this.rooms.close();
  }
}

function makeWriter(
  ...[rooms, { limits }, accessLog, door]: [PlanRooms, Config, AccessLog, BreakGlassDoor]
): PlanWriter {
  return new PlanWriter(rooms, { limits, accessLog, door });
}

// Seven things that Nest hands over; they become one object at once.
function makeRooms(
  ...injected: [RolePools, ChangeLog, KeyRing, DatabaseClock, PlanDirectory, Config, VangnetLogger]
): PlanRooms {
  const [pools, log, keys, clock, directory, { limits, emergency, erasure }, logger] = injected;
  return new PlanRooms(pools.rules, {
    log,
    keys,
    clock,
    directory,
    limits,
    breakGlassMs: emergency.breakGlassMs,
    erasureUndoMs: erasure.undoMs,
    onFault: (error) => logger.fault(error),
  });
}
