import type { RecoveryRow } from './recovery.entity.js';

/** A recovery as somebody of the organisation sees it. */
export interface OpenRecovery {
  id: string;
  person: string;
  startedBy: string;
  startedAt: string;
  isConfirmed: boolean;
  /** Whether it waits for the one who asks: as the second person, or to take the link. */
  mayConfirm: boolean;
  mayInvite: boolean;
}

export function openRecoveryOf(row: RecoveryRow, asking: string): OpenRecovery {
  const { id, person, starter, startedAt, confirmedBy } = row;
  const isConfirmed = confirmedBy !== null;
  return {
    id,
    person: person.name,
    startedBy: starter.name,
    startedAt: startedAt.toISOString(),
    isConfirmed,
    mayConfirm: !isConfirmed && asking !== person.id && asking !== starter.id,
    mayInvite: isConfirmed && asking === starter.id,
  };
}
