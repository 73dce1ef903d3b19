import { z } from 'zod';

const openShape = z.object({
  name: z.string(),
  organisation: z.string(),
  login: z.string(),
  totpSecret: z.string(),
  totpUri: z.string(),
});

export type OpenInvitation = z.infer<typeof openShape>;

export const invitationShape = openShape;

export const acceptedShape = z.object({ recoveryCodes: z.array(z.string()) });

/** The token stands behind the #, which browsers never send: addresses end up in logs. */
export function tokenInAddress(): string {
  return window.location.hash.slice(1);
}

/** Takes the spent token out of the address bar and of this tab's history. */
export function forgetToken(): void {
  window.history.replaceState(window.history.state, '', window.location.pathname);
}
