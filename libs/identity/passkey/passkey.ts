import type { PasskeyRow } from './passkey.entity.js';

/** A passkey as its own person sees it. */
export interface OwnPasskey {
  id: string;
  name: string;
  createdAt: string;
  usedAt: string | null;
}

export function ownPasskeyOf({ id, name, createdAt, usedAt }: PasskeyRow): OwnPasskey {
  return {
    id,
    name,
    createdAt: createdAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  };
}

/** The site that a passkey belongs to: the host of the page, which is one of ours (I-32). */
export function siteOf(origin: string): { expectedOrigin: string; expectedRPID: string } {
  return { expectedOrigin: origin, expectedRPID: new URL(origin).hostname };
}
