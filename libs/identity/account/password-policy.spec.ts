import { assertGoodPassword } from './password-policy.js';

const LOGIN = 'janssen@example.nl';

describe('assertGoodPassword', () => {
  it('[I-04] takes any twelve characters that are hard to guess, whatever they are', () => {
    for (const good of [
      'paarse fiets op zolder',
      'xkqjzvwmtbrh',
      '93750284615093',
      'ééñ ßø 🙂 água',
    ]) {
      expect(() => assertGoodPassword(good, LOGIN)).not.toThrow();
    }
  });

  it('[I-04] counts characters as people do', () => {
    expect(() => assertGoodPassword('🙂🙃😀😁😂🤣😃😄😅😆😉', LOGIN)).toThrow('PASSWORD_TOO_SHORT');
    expect(() => assertGoodPassword('🙂🙃😀😁😂🤣😃😄😅😆😉😊', LOGIN)).not.toThrow();
  });

  it('[I-04] refuses what many people have, also with digits behind it, and what follows from the login', () => {
    const common = [
      'unbelievable',
      'Password1234',
      'Welkom2026!!',
      'vangnetvangnet',
      'veiligthuis2026',
      '123456789012',
      'abababababababab',
      'janssen@example.nl',
      'mijn janssen@example.nl',
    ];
    for (const password of common) {
      expect(() => assertGoodPassword(password, LOGIN)).toThrow('PASSWORD_COMMON');
    }
  });
});
