import { Module } from '@nestjs/common';
import { LedgerModule as LedgerReaderModule } from '#history';
import { SessionModule } from '../session/session.module.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerDoor } from './ledger-door.js';

/** The ledger over HTTP. */
@Module({
  imports: [LedgerReaderModule, SessionModule],
  controllers: [LedgerController],
  providers: [LedgerDoor],
})
export class LedgerHttpModule {}
