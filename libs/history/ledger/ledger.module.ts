import { Module } from '@nestjs/common';
import pg from 'pg';
import { LedgerReader } from './ledger-reader.js';

/** The ledger, for whoever shows it. */
@Module({
  providers: [
    {
      provide: LedgerReader,
      inject: [pg.Pool],
      useFactory: (pool: pg.Pool) => new LedgerReader(pool),
    },
  ],
  exports: [LedgerReader],
})
export class LedgerModule {}
