import { Module, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { DatabaseClock, DatabaseClockModule } from '#history';
import { IdentityModule, SignInEvents } from '#identity';
import { AccessLogPages } from './access-log-pages.js';
import { AccessLogReader } from './access-log-reader.service.js';
import { AccessLogWriter } from './access-log-writer.js';
import { AccessLog } from './access-log.service.js';
import { PrivacyOfficers } from './privacy-officers.js';
import { RefusedConnections } from './refused-connections.js';

/** Who looked: written by everyone who answers a reader, read by the privacy officers. */
@Module({
  imports: [DatabaseClockModule, IdentityModule],
  providers: [
    AccessLog,
    AccessLogReader,
    PrivacyOfficers,
    RefusedConnections,
    {
      provide: AccessLogPages,
      inject: [pg.Pool],
      useFactory: (pool: pg.Pool) => new AccessLogPages(pool),
    },
    {
      provide: AccessLogWriter,
      inject: [pg.Pool, DatabaseClock],
      useFactory: (pool: pg.Pool, clock: DatabaseClock) => new AccessLogWriter(pool, clock),
    },
  ],
  exports: [AccessLog, AccessLogReader, AccessLogPages, RefusedConnections],
})
export class AccessLogModule implements OnModuleInit {
  constructor(
    private readonly log: AccessLog,
    private readonly signIns: SignInEvents,
  ) {}

  onModuleInit(): void {
    this.signIns.listen(async (event) => {
      await this.log.recordSignIn(event);
    });
  }
}
