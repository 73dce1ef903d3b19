import { REASONED_BASES, type Ground, type OrganisationType } from '#contract';
import { Refused } from '#kernel';
import { dayAt } from './circle-context.js';

/** The case and the organisation that a ground has to fit. */
export interface GroundFor {
  type: OrganisationType;
  safetyHouse: boolean;
  at: number;
}

/**
 * The ground as it is recorded, when it fits (C-03, C-04).
 *
 * @throws Refused BASIS_REFUSED, REASON_NEEDED, CONSENT_INCOMPLETE, DATE_PASSED
 */
export function checkedGround(ground: Ground, { type, safetyHouse, at }: GroundFor): Ground {
  const { basis, reason, consent, reviewAt } = ground;
  if (basis === 'MELDRECHT_VT' && type !== 'VEILIG_THUIS') {
    throw new Refused('BASIS_REFUSED', { rule: 'Q-55' });
  }
  if (basis === 'WGS_ZVH' && !safetyHouse) throw new Refused('BASIS_REFUSED', { rule: 'Q-50' });
  if (REASONED_BASES.has(basis) && reason === null) throw new Refused('REASON_NEEDED');
  const today = dayAt(at);
  if (basis === 'CONSENT' && !(consent && consent.givenAt <= today && today <= consent.until)) {
    throw new Refused('CONSENT_INCOMPLETE');
  }
  if (reviewAt < today) throw new Refused('DATE_PASSED');
  return recordedGround(ground);
}

/** What is recorded of a ground: without what belongs to another basis. */
export function recordedGround({ purpose, basis, reason, consent, reviewAt }: Ground): Ground {
  return { purpose, basis, reason, consent: basis === 'CONSENT' ? consent : null, reviewAt };
}
