import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { KeysModule, LedgerModule } from '#history';
import { DatabaseHealth } from './database-health.js';
import { HealthController } from './health.controller.js';
import { KeyHealth } from './key-health.js';
import { LedgerHealth } from './ledger-health.js';

@Module({
  imports: [TerminusModule.forRoot({ logger: false }), KeysModule, LedgerModule],
  controllers: [HealthController],
  providers: [DatabaseHealth, KeyHealth, LedgerHealth],
})
export class HealthModule {}
