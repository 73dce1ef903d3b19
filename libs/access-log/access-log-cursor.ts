import { z } from 'zod';
import { Refused } from '#kernel';

/** Where a page ended: the time and the id of its last line. */
export interface AccessLogPosition {
  at: number;
  id: string;
}

const shape = z.tuple([z.number().int().min(0).max(8.64e15), z.uuid()]);

/** Opaque to its holder. It names a line that they were shown, so there is nothing in it to hide. */
export function accessLogCursor({ at, id }: AccessLogPosition): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** @throws Refused CURSOR_INVALID */
export function positionIn(cursor: string): AccessLogPosition {
  try {
    const [at, id] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at, id };
  } catch {
    throw new Refused('CURSOR_INVALID');
  }
}
