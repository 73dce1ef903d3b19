import { CONFIG, RolePools, VangnetLogger, type Config } from '#kernel';
import { PlanWriter } from '../plan-writer.service.js';
import { ConflictMatcher } from './conflict-matcher.js';
import { ConflictReports } from './conflict-reports.service.js';
import { ConflictTags } from './conflict-tags.js';
import { InvolvedTags } from './involved-tags.service.js';
import { PrivacyOfficer } from './privacy-officer.js';
import { StaffTags } from './staff-tags.service.js';

/** What the API may ask for. */
export const CONFLICT_SERVICES = [ConflictMatcher, ConflictReports, InvolvedTags, StaffTags];

export const CONFLICT_PROVIDERS = [
  ConflictTags,
  PrivacyOfficer,
  ConflictReports,
  InvolvedTags,
  StaffTags,
  {
    provide: ConflictMatcher,
    inject: [RolePools, PlanWriter, CONFIG, VangnetLogger],
    useFactory: (
      ...[{ worker: pool }, writer, { emergency }, logger]: [
        RolePools,
        PlanWriter,
        Config,
        VangnetLogger,
      ]
    ) => {
      const onFault = (error: unknown): void => logger.fault(error);
      return new ConflictMatcher({ pool, writer, sweepMs: emergency.sweepMs, onFault });
    },
  },
];
