import { KeyRing } from '#history';
import { RolePools, VangnetLogger } from '#kernel';
import { PlanWriter } from '../plan-writer.service.js';
import { CaseErasureService } from './case-erasures.service.js';
import { DueItems } from './due-items.service.js';
import { ErasureWorker } from './erasure-worker.js';
import { LegalHolds } from './legal-holds.service.js';
import { OfficerErasures } from './officer-erasures.service.js';
import { Retention } from './retention.service.js';
import { RetentionTerms } from './retention-terms.js';

/** What the API may ask for. */
export const ERASURE_SERVICES = [
  CaseErasureService,
  DueItems,
  LegalHolds,
  OfficerErasures,
  Retention,
];

export const ERASURE_PROVIDERS = [
  ...ERASURE_SERVICES,
  RetentionTerms,
  {
    provide: ErasureWorker,
    inject: [RolePools, PlanWriter, KeyRing, VangnetLogger],
    useFactory: (
      ...[{ worker: pool }, writer, keys, logger]: [RolePools, PlanWriter, KeyRing, VangnetLogger]
    ) => {
      const onFault = (error: unknown): void => logger.fault(error);
      return new ErasureWorker({ pool, writer, keys, onFault });
    },
  },
];
