import { Module } from '@nestjs/common';
import { AccessLogModule } from '#access-log';
import { CheckpointReader, LedgerModule, LedgerReader } from '#history';
import { PlanModule } from '#plan';
import { LEDGER_EVIDENCE, signedEvidence } from './evidence.js';
import { ExportPace } from './export-pace.js';
import { LedgerExport } from './ledger-export.service.js';

/** What leaves the house in files. */
@Module({
  imports: [AccessLogModule, LedgerModule, PlanModule],
  providers: [
    LedgerExport,
    ExportPace,
    {
      provide: LEDGER_EVIDENCE,
      inject: [CheckpointReader, LedgerReader],
      useFactory: signedEvidence,
    },
  ],
  exports: [LedgerExport],
})
export class ExportModule {}
