import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { KeysModule } from '#history';
import { DatabaseHealth } from './database-health.js';
import { HealthController } from './health.controller.js';
import { KeyHealth } from './key-health.js';

@Module({
  imports: [TerminusModule.forRoot({ logger: false }), KeysModule],
  controllers: [HealthController],
  providers: [DatabaseHealth, KeyHealth],
})
export class HealthModule {}
