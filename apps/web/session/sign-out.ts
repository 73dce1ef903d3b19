import { personHeaders } from './shown-person.js';

/** Ends the session on the server and starts again at the sign-in page, with nothing of the plan left in memory. */
export async function signOut(): Promise<void> {
  await fetch('/sign-out', { method: 'POST', headers: personHeaders() }).catch(() => undefined);
  window.location.assign('/');
}
