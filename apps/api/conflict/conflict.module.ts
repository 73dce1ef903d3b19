import { Module } from '@nestjs/common';
import { PlanModule } from '#plan';
import { SessionModule } from '../session/session.module.js';
import { ConflictCheckController } from './conflict-check.controller.js';
import { ConflictReportController } from './conflict-report.controller.js';
import { StaffController } from './staff.controller.js';

/** Conflicts of interest: entering tags, and handling what was found. */
@Module({
  imports: [PlanModule, SessionModule],
  controllers: [StaffController, ConflictReportController, ConflictCheckController],
})
export class ConflictModule {}
