import { randomBytes } from 'node:crypto';
import { makeOpId } from '#contract';
import type { Ctx } from '#kernel';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What the server does by itself: a match that was found, an hour that is over. Nobody did it, so nobody is named. */
export const SYSTEM_CTX: Ctx = {
  actor: {
    person: NOBODY,
    organisation: NOBODY,
    organisationType: 'VEILIG_THUIS',
    functions: [],
  },
  requestId: 'system',
};

/** An op id for what does not come from a client. */
export function systemOpId(): string {
  return makeOpId(Date.now(), randomBytes(10));
}
