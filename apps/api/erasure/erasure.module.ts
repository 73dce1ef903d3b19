import { Module } from '@nestjs/common';
import { PlanModule } from '#plan';
import { SessionModule } from '../session/session.module.js';
import { CaseErasureController } from './case-erasure.controller.js';
import { ErasureDeskController } from './erasure-desk.controller.js';
import { LegalHoldController } from './legal-hold.controller.js';
import { RetentionController } from './retention.controller.js';

/** Erasing, holding, and terms for keeping. */
@Module({
  imports: [PlanModule, SessionModule],
  controllers: [
    CaseErasureController,
    ErasureDeskController,
    LegalHoldController,
    RetentionController,
  ],
})
export class ErasureModule {}
