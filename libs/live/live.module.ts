import { Module, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { AccessLog, AccessLogModule } from '#access-log';
import { ChangeLog, DatabaseClock, DatabaseClockModule } from '#history';
import { DirectoryService, IdentityModule, SessionEvents, SessionService } from '#identity';
import { CONFIG, VangnetLogger, type Config } from '#kernel';
import { PlanModule, PlanReader, PlanRooms, Visits } from '#plan';
import { BUS, type Bus, type PersonNotice } from './bus/bus.js';
import { PostgresBus } from './bus/postgres-bus.js';
import { RedisBus } from './bus/redis-bus.js';
import { PlanCursors } from './feed/plan-cursors.js';
import { CaseTeller } from './case-teller.js';
import { LiveGateway } from './live.gateway.js';
import { LiveHub } from './live-hub.js';
import { PlanReadings } from './plan-readings.js';
import { PresencePace } from './presence/presence-pace.js';
import { SocketSessions } from './socket-sessions.js';
import { VisitKeeper } from './visit-keeper.js';

/** Live editing: sockets, feeds, presence, and the bus between nodes. */
@Module({
  imports: [AccessLogModule, DatabaseClockModule, IdentityModule, PlanModule],
  providers: [
    LiveGateway,
    {
      provide: BUS,
      inject: [pg.Pool, CONFIG],
      useFactory: (pool: pg.Pool, { redis, database }: Config): Bus =>
        redis.url === undefined ? new PostgresBus(pool, database.url) : new RedisBus(redis.url),
    },
    {
      provide: PlanReadings,
      inject: [AccessLog, DatabaseClock],
      useFactory: (log: AccessLog, clock: DatabaseClock) =>
        new PlanReadings(log, () => clock.now()),
    },
    {
      provide: VisitKeeper,
      inject: [Visits, VangnetLogger],
      useFactory: (visits: Visits, logger: VangnetLogger) =>
        new VisitKeeper(visits, (error) => logger.fault(error)),
    },
    {
      provide: SocketSessions,
      inject: [SessionService, SessionEvents, BUS, VangnetLogger],
      useFactory: (...injected: [SessionService, SessionEvents, Bus, VangnetLogger]) => {
        const [sessions, events, bus, logger] = injected;
        const announce = (notice: PersonNotice): void => bus.announcePerson(notice);
        const onFault = (error: unknown): void => logger.fault(error);
        return new SocketSessions({ sessions, events, announce, onFault });
      },
    },
    {
      provide: LiveHub,
      inject: [
        PlanRooms,
        PlanReader,
        PlanReadings,
        VisitKeeper,
        SocketSessions,
        ChangeLog,
        BUS,
        CONFIG,
        VangnetLogger,
      ],
      useFactory: makeHub,
    },
    {
      provide: CaseTeller,
      inject: [DirectoryService, SocketSessions],
      useFactory: (directory: DirectoryService, sockets: SocketSessions) =>
        new CaseTeller(directory, sockets),
    },
    {
      provide: PresencePace,
      inject: [CONFIG],
      useFactory: ({ limits }: Config) => new PresencePace(limits.presencePerSecond),
    },
  ],
})
export class LiveModule implements BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    private readonly hub: LiveHub,
    private readonly sockets: SocketSessions,
    private readonly readings: PlanReadings,
    private readonly visits: VisitKeeper,
    private readonly teller: CaseTeller,
    rooms: PlanRooms,
    logger: VangnetLogger,
  ) {
    rooms.onCaseNews((news) => {
      teller.tell(news).catch((error: unknown) => logger.fault(error));
    });
  }

  /** While the database can still be reached. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.readings.stop(), this.visits.stop(), this.teller.idle()]);
  }

  async onApplicationShutdown(): Promise<void> {
    this.sockets.stop();
    await this.hub.stop();
  }
}

function makeHub(
  ...injected: [
    PlanRooms,
    PlanReader,
    PlanReadings,
    VisitKeeper,
    SocketSessions,
    ChangeLog,
    Bus,
    Config,
    VangnetLogger,
  ]
): LiveHub {
  const [rooms, reader, readings, visits, sockets, log, bus, { limits, secret }, logger] = injected;
  const hub = new LiveHub({
    rooms,
    reader,
    readings,
    visits,
    log,
    bus,
    cursors: new PlanCursors(secret, limits.cursorAgeMs),
    backlogBytes: limits.backlogBytes,
    onPerson: (notice) => sockets.hear(notice),
    onFault: (error) => logger.fault(error),
  });
  rooms.onCommitted((planId, seq) => hub.announceHead(planId, seq));
  return hub;
}
