import type { LegalBasis } from '#contract';
import type { GroundInput } from './circle.query.js';

/** A ground while it is filled in. */
export interface GroundDraft {
  purpose: string;
  basis: LegalBasis | null;
  reason: string;
  of: string;
  givenAt: string;
  until: string;
  reviewAt: string;
}

export const EMPTY_GROUND: GroundDraft = {
  purpose: '',
  basis: null,
  reason: '',
  of: '',
  givenAt: '',
  until: '',
  reviewAt: '',
};

/** The ground to send, or undefined while something that every ground needs is missing. */
export function groundIn(draft: GroundDraft): GroundInput | undefined {
  const { basis, reviewAt } = draft;
  const [purpose, reason, of] = [draft.purpose, draft.reason, draft.of].map((one) => one.trim());
  if (!purpose || basis === null || reviewAt === '') return undefined;
  const { givenAt, until } = draft;
  const isWhole = basis === 'CONSENT' && of && givenAt !== '' && until !== '';
  const consent = isWhole ? { of, givenAt, until } : null;
  return { purpose, basis, reviewAt, reason: reason || null, consent };
}
