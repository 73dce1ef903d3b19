import { Refused } from './refused.error.js';

/** How many are read at once: what was asked for, from 1 to `most`. @throws Refused MALFORMED for any other number */
export function pageSize(first: number, most: number): number {
  if (!Number.isInteger(first) || first < 1 || first > most) throw new Refused('MALFORMED');
  return first;
}
