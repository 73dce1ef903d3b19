import { randomInt } from 'node:crypto';

/** No vowels, so that it never spells anything, and nothing that is read for something else. */
const LETTERS = '23456789BCDFGHJKLMNPQRSTVWXZ';
const LENGTH = 6;

/** The year, and six characters by chance: a number that counts up would tell how many cases there are (C-23). */
export function newCaseNumber(at: Date): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length)));
  return `${at.getUTCFullYear()}-${letters.join('')}`;
}
