import { Module } from '@nestjs/common';
import { ExportModule } from '#export';
import { SessionModule } from '../session/session.module.js';
import { LedgerController } from './ledger.controller.js';

/** What leaves the house in files, over HTTP. */
@Module({ imports: [ExportModule, SessionModule], controllers: [LedgerController] })
export class ExportRoutesModule {}
