import { RolePools, VangnetLogger } from '#kernel';
import { PlanWriter } from '../plan-writer.service.js';
import { BreakGlassClock } from './break-glass-clock.js';
import { BreakGlassDoor } from './break-glass-door.js';
import { BreakGlassEvents } from './break-glass-events.js';
import { BreakGlassLines } from './break-glass-lines.js';
import { OfficerReviews } from './officer-reviews.service.js';
import { Emergencies } from './emergencies.service.js';

export const EMERGENCY_PROVIDERS = [
  BreakGlassDoor,
  BreakGlassEvents,
  BreakGlassLines,
  Emergencies,
  OfficerReviews,
  {
    provide: BreakGlassClock,
    inject: [RolePools, PlanWriter, BreakGlassEvents, VangnetLogger],
    useFactory: (
      ...[{ worker: pool }, writer, events, logger]: [
        RolePools,
        PlanWriter,
        BreakGlassEvents,
        VangnetLogger,
      ]
    ) => {
      const onFault = (error: unknown): void => logger.fault(error);
      return new BreakGlassClock({ pool, writer, events, onFault });
    },
  },
];
