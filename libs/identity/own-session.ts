import type { Device } from './device.js';
import type { SessionRow } from './session.entity.js';

/** A session as its own person sees it. */
export interface OwnSession extends Device {
  id: string;
  begunAt: string;
  seenAt: string;
  /** Whether it is the one that asks. */
  isThis: boolean;
}

export function ownSessionOf(row: SessionRow, asking: string): OwnSession {
  const { id, begunAt, seenAt, browser, system } = row;
  return {
    id,
    begunAt: begunAt.toISOString(),
    seenAt: seenAt.toISOString(),
    browser,
    system,
    isThis: id === asking,
  };
}
