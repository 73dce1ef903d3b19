import { z } from 'zod';
import { line } from '#contract';
import { Refused } from '#kernel';

const shape = z.tuple([line(100)]);

/** Opaque to its holder. It names a plan of their own list, so there is nothing in it to hide. */
export function planListCursor(caseNumber: string): string {
  return Buffer.from(JSON.stringify([caseNumber])).toString('base64url');
}

/** @throws Refused CURSOR_INVALID */
export function caseNumberIn(cursor: string): string {
  try {
    const [caseNumber] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return caseNumber;
  } catch {
    throw new Refused('CURSOR_INVALID');
  }
}
