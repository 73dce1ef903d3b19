import { dictionary } from '@zxcvbn-ts/language-common';
import { MIN_PASSWORD_LENGTH } from '#contract';
import { Refused } from '#kernel';

/** So few different characters are no secret, however many there are. */
const DIFFERENT_CHARACTERS = 5;

const COMMON: ReadonlySet<string> = new Set(
  dictionary['passwords-common'].filter((word) => word.length >= MIN_PASSWORD_LENGTH),
);

/**
 * Refuses a password that is short, or that many people have (I-04). Says nothing of capitals or digits: such rules make
 * passwords that look alike.
 */
export function assertGoodPassword(password: string, login: string): void {
  const plain = password.normalize('NFKC').toLowerCase();
  const length = [...plain].length;
  if (length < MIN_PASSWORD_LENGTH) throw new Refused('PASSWORD_TOO_SHORT');
  if (isCommon(plain) || plain.includes(login) || login.includes(plain)) {
    throw new Refused('PASSWORD_COMMON');
  }
}

/** Also when a common password only has digits or signs behind it, or is written twice. */
function isCommon(plain: string): boolean {
  const core = plain.replace(/[^\p{L}]+$/u, '');
  const half = plain.slice(0, plain.length / 2);
  return (
    new Set(plain).size < DIFFERENT_CHARACTERS ||
    COMMON.has(plain) ||
    (core.length >= plain.length / 2 && EVERY_COMMON.has(core)) ||
    (half + half === plain && EVERY_COMMON.has(half))
  );
}

const EVERY_COMMON: ReadonlySet<string> = new Set([
  ...dictionary['passwords-common'],
  ...['wachtwoord', 'welkom', 'vangnet', 'veiligthuis', 'veiligheidsplan'],
]);
