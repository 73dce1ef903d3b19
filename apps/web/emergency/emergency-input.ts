import type { EmergencyRequest } from '#client';
import type { EmergencyInput } from './emergency.query.js';

/** The same request as GraphQL takes it. */
export function emergencyInput(request: EmergencyRequest, opId: string): EmergencyInput {
  switch (request.kind) {
    case 'conflict.declare':
      return { conflictDeclare: { opId } };
    case 'breakGlass.use': {
      const { section, reason } = request;
      return { breakGlassUse: { opId, section, reason } };
    }
    case 'breakGlass.end':
      return { breakGlassEnd: { opId, use: request.use } };
    case 'breakGlass.seen':
      return { breakGlassSeen: { opId, use: request.use } };
    case 'breakGlass.review': {
      const { use, verdict, conclusion } = request;
      return { breakGlassReview: { opId, use, verdict, conclusion } };
    }
  }
}
