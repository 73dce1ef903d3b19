import { saysTwoFactors } from './assurance.js';

describe('saysTwoFactors', () => {
  const both = { acr: ['urn:mfa', 'gold'], amr: ['mfa', 'hwk'] };

  it('[I-61] wants every sort of word that was agreed on', () => {
    expect(saysTwoFactors(both, { acr: 'gold', amr: ['pwd', 'hwk'] })).toBe(true);
    expect(saysTwoFactors({ ...both, amr: [] }, { acr: 'urn:mfa' })).toBe(true);
    expect(saysTwoFactors({ ...both, acr: [] }, { amr: ['mfa'] })).toBe(true);
  });

  it('[I-61] takes nothing else for two factors', () => {
    const claims = [
      {},
      { acr: 'gold' },
      { amr: ['mfa'] },
      { acr: 'silver', amr: ['mfa'] },
      { acr: 'gold', amr: ['pwd'] },
      { acr: 'gold', amr: 'mfa' },
      { acr: ['gold'], amr: ['mfa'] },
    ];
    for (const said of claims) expect(saysTwoFactors(both, said)).toBe(false);
    expect(saysTwoFactors({ acr: [], amr: [] }, { acr: 'gold', amr: ['mfa'] })).toBe(false);
  });
});
