import { LEGAL_BASES, REASONED_BASES, type LegalBasis, type OrganisationType } from '#contract';
import type { MessageId } from '../messages/nl.messages.js';
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

/** What of it is typed in words. */
export function wordsInGround({ purpose, reason, of }: GroundDraft): string[] {
  return [purpose, reason, of];
}

/** The ground to send, or undefined while something that it needs is missing. */
export function groundIn(draft: GroundDraft): GroundInput | undefined {
  const { basis, reviewAt, givenAt, until } = draft;
  if (basis === null || missingInGround(draft).length > 0) return undefined;
  const [purpose = '', reason, of = ''] = [draft.purpose, draft.reason, draft.of].map((one) =>
    one.trim(),
  );
  const consent = basis === 'CONSENT' ? { of, givenAt, until } : null;
  return { purpose, basis, reviewAt, reason: reason || null, consent };
}

/** What the ground needs and is not filled in yet (C-03, C-04). */
export function missingInGround(draft: GroundDraft): MessageId[] {
  const { basis, reason, reviewAt, givenAt, until } = draft;
  const isConsent = basis === 'CONSENT';
  const isReasoned = basis !== null && REASONED_BASES.has(basis);
  const needed: [MessageId, string | null][] = [
    ['ground.purpose', draft.purpose],
    ['ground.basis', basis],
    ...(isConsent ? consentFields({ of: draft.of, givenAt, until }) : []),
    ...(isReasoned ? [['ground.reason', reason] as [MessageId, string]] : []),
    ['ground.reviewAt', reviewAt],
  ];
  return needed.flatMap(([label, value]) => (value?.trim() ? [] : [label]));
}

function consentFields(
  given: Pick<GroundDraft, 'of' | 'givenAt' | 'until'>,
): [MessageId, string][] {
  return [
    ['ground.consent.of', given.of],
    ['ground.consent.givenAt', given.givenAt],
    ['ground.consent.until', given.until],
  ];
}

/** The bases that could not only be refused (C-04): towards an organisation of this type, in such a case. */
export function basesFor(type: OrganisationType | undefined, safetyHouse: boolean): LegalBasis[] {
  return LEGAL_BASES.filter((basis) => {
    if (basis === 'WGS_ZVH') return safetyHouse;
    return basis !== 'MELDRECHT_VT' || type === 'VEILIG_THUIS';
  });
}
