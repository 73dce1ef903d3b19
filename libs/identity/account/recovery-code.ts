import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 10;

/** How many codes a person gets at a time. */
const COUNT = 10;

/** New codes for when the second factor is lost, such as `kq7rm-x2dpw`: 49 bits each, of which only a keyed hash is kept. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const code = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
    return `${code.slice(0, 5).join('')}-${code.slice(5).join('')}`;
  });
}

/** As a code was made, however it was typed; undefined when it is none. */
export function recoveryCodeIn(typed: string): string | undefined {
  const plain = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return plain.length === LENGTH ? plain : undefined;
}
