import { Module } from '@nestjs/common';
import { AccessLogModule } from '#access-log';
import { PlanModule } from '#plan';
import { LEDGER_EVIDENCE, type EvidenceSource } from './evidence.js';
import { ExportPace } from './export-pace.js';
import { LedgerExport } from './ledger-export.service.js';

/** No signer gives out checkpoints yet: files have none, and say so. */
const NO_EVIDENCE: EvidenceSource = { newest: () => Promise.resolve(undefined) };

/** What leaves the house in files. */
@Module({
  imports: [AccessLogModule, PlanModule],
  providers: [LedgerExport, ExportPace, { provide: LEDGER_EVIDENCE, useValue: NO_EVIDENCE }],
  exports: [LedgerExport],
})
export class ExportModule {}
