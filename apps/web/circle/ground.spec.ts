import { describe, expect, it } from '@jest/globals';
import { basesFor, EMPTY_GROUND, groundIn, missingInGround, type GroundDraft } from './ground.js';

const WHOLE: GroundDraft = {
  ...EMPTY_GROUND,
  purpose: ' Veiligheid herstellen ',
  basis: 'LEGAL_TASK',
  reviewAt: '2099-06-01',
};

describe('a ground while it is filled in', () => {
  it('[C-03] needs purpose, basis and a day of review', () => {
    expect(missingInGround(EMPTY_GROUND)).toEqual([
      'ground.purpose',
      'ground.basis',
      'ground.reviewAt',
    ]);
    expect(missingInGround({ ...WHOLE, purpose: '  ' })).toEqual(['ground.purpose']);
    expect(groundIn({ ...WHOLE, reviewAt: '' })).toBeUndefined();
    expect(groundIn(WHOLE)).toEqual({
      purpose: 'Veiligheid herstellen',
      basis: 'LEGAL_TASK',
      reviewAt: '2099-06-01',
      reason: null,
      consent: null,
    });
  });

  it('[C-04] needs whose consent, since when and until when, and a reason where the basis asks for one', () => {
    const consent: GroundDraft = { ...WHOLE, basis: 'CONSENT', of: 'A', givenAt: '2026-01-01' };
    expect(missingInGround(consent)).toEqual(['ground.consent.until']);
    expect(groundIn({ ...consent, until: '2099-01-01' })?.consent).toEqual({
      of: 'A',
      givenAt: '2026-01-01',
      until: '2099-01-01',
    });
    // What was filled in for another basis is not sent along.
    expect(groundIn({ ...consent, basis: 'LEGAL_TASK' })?.consent).toBeNull();
    for (const basis of ['VITAL_INTEREST', 'CONFLICT_OF_DUTIES'] as const) {
      expect(missingInGround({ ...WHOLE, basis })).toEqual(['ground.reason']);
    }
  });

  it('[C-04] offers no basis that could only be refused', () => {
    expect(basesFor('VEILIG_THUIS', false)).toContain('MELDRECHT_VT');
    for (const type of ['POLICE', 'SHELTER', undefined] as const) {
      expect(basesFor(type, false)).not.toContain('MELDRECHT_VT');
    }
    expect(basesFor('POLICE', false)).not.toContain('WGS_ZVH');
    expect(basesFor('POLICE', true)).toContain('WGS_ZVH');
  });
});
